"""A backup opened, proved and restored, and everything carried away."""
