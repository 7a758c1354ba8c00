"""Before a vault is open: unlock, the first run, a new vault."""
