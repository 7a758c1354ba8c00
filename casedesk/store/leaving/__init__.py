"""Somebody leaves: way in, database and teams get new keys."""
