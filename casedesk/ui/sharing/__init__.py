"""Giving files to colleagues: share, give on, cover a leave, open in an emergency. Each is one short page."""
