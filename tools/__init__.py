"""What `dev.py` is made of. Only `translations` needs more than the standard library."""
