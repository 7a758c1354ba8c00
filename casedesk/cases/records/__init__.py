"""The records of a case file. Each field is declared once, here; form, table, list and paper derive from it."""
