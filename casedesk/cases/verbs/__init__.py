"""What people do to a case file: keyword-only functions, one permission and one transaction each."""
