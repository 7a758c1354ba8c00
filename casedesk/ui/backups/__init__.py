"""Backups in the window: where they lie and how old they are, restoring, and taking everything away."""
