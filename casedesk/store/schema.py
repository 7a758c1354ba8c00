"""The schema and its versions: every table comes from a migration, from the first one on."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from casedesk.store.trouble import Newer

_MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = max(int(file.name[:4]) for file in (_MIGRATIONS / "versions").glob("[0-9]*.py"))
"""The newest migration this program knows: `user_version` in the database, the file's number in migrations/versions."""


def version(db: sa.Connection) -> int:
    """The schema version a vault has now. Raises Newer when this program does not know it."""
    found = int(db.exec_driver_sql("PRAGMA user_version").scalar_one())
    if found > SCHEMA:
        raise Newer
    return found


def upgrade(db: sa.Connection) -> None:
    """Brings the vault to this program's schema, inside the caller's transaction."""
    from alembic import command  # 0.2 s to import: only when there is something to do
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = db
    command.upgrade(config, "head")
    db.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
