"""Today: what is due, what waits, and what is to be told."""
