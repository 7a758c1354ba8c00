"""Rows in, PDF bytes out. No SQL, no Qt.

Importing what draws takes a fifth of a second (ReportLab): import `case_summary` only when a page is made.
`summary` is free of it.
"""
