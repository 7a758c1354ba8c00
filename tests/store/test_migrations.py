"""The schema: what the migrations make is what the records say."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from casedesk.store import exchange_tables, office_tables  # noqa: F401 – their tables are compared too
from casedesk.store.access import Access
from casedesk.store.columns import metadata
from casedesk.store.schema import SCHEMA, version


def test_the_newest_migration_makes_exactly_the_declared_tables(access: Access) -> None:
    with access.engine.connect() as db:
        context = MigrationContext.configure(db, opts={"target_metadata": metadata})
        differences = compare_metadata(context, metadata)
    told = [d for d in differences if d[0] != "remove_table" or d[1].name != "alembic_version"]
    assert told == []


def test_the_vault_knows_its_schema(access: Access) -> None:
    with access.engine.connect() as db:
        assert version(db) == SCHEMA
        assert db.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == f"{SCHEMA:04d}"
