"""Backups: copies of the database under a key of their own, on sticks and disks, and the copy beside the vault."""
