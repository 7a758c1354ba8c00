"""The incident page: six sections, the hard questions one by one, and what follows from the answers."""
