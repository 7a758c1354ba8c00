"""The centre among others: its own keys, what it keeps of other centres' keys, and which packages came in."""
