"""The write-ahead log: what was written lies there first, also the pages as they were, until it is emptied."""

from __future__ import annotations

import sqlalchemy as sa


def checkpoint(made: sa.Engine) -> None:
    """Moves what lies in the write-ahead log into the database file."""
    connection = made.raw_connection()
    try:
        connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    finally:
        connection.close()
