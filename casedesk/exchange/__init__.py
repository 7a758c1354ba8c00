"""What goes to another centre and comes from one: its published key, and the sealed transfer package. No SQL, no Qt.

The formats stand byte by byte in docs/transfer-package.md.
"""
