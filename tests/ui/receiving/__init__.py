"""A case from another centre, received in the window."""
