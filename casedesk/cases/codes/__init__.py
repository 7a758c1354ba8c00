"""Code lists of the case file (facts of the GBV Information Management System and the sector's guidelines)."""
