"""How long what is kept, what must be kept, and what is erased for good."""
