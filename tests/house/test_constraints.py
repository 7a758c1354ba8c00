"""Every constraint has a name: a migration on another machine must be able to say which one it means."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import sqlalchemy as sa

import casedesk
from casedesk.store.columns import metadata


def unnamed(tables: sa.MetaData) -> Iterator[str]:
    for table in tables.tables.values():
        whole: list[sa.Constraint | sa.Index] = [*table.constraints, *table.indexes]
        for one in whole:
            if not isinstance(one.name, str) and one is not table.primary_key:
                yield f"{table.name}: {type(one).__name__}"
        if len(table.primary_key.columns) and not isinstance(table.primary_key.name, str):
            yield f"{table.name}: PrimaryKeyConstraint"


def everything_declared() -> sa.MetaData:
    """The tables of every room: declaring a record makes its table, so every module is imported."""
    for module in pkgutil.walk_packages(casedesk.__path__, "casedesk."):
        if module.name.split(".")[1] in {"store", "cases", "groups", "safety"} and "migrations" not in module.name:
            importlib.import_module(module.name)
    return metadata


def test_every_constraint_has_a_name() -> None:
    assert [*unnamed(everything_declared())] == []


def test_a_nameless_constraint_is_caught() -> None:
    bare = sa.MetaData()
    sa.Table(
        "plain",
        bare,
        sa.Column("a", sa.Integer, primary_key=True),
        sa.CheckConstraint("a > 0"),
        sa.UniqueConstraint("a"),
    )
    assert {*unnamed(bare)} == {f"plain: {kind}Constraint" for kind in ("Check", "PrimaryKey", "Unique")}
