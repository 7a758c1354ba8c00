"""What `dev.py` is made of. Only `translations` and `glossary` need more than the standard library."""
