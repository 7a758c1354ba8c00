"""A file's key made anew and all of it sealed again, so that who had the old key opens nothing of it any more."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.grants import GrantKind, Terms
from casedesk.security.roles import Permission
from casedesk.security.sealing import Address, key_version_of, seal, unseal
from casedesk.store import granting
from casedesk.store.columns import metadata
from casedesk.store.records import OWNER
from casedesk.store.tables import grants, revisions
from casedesk.store.trouble import StoreFault
from casedesk.store.work import Work

_NOT_OF_FILES = frozenset({"bundles", "drafts", "own", "revisions"})
Reseal = Callable[[bytes, str, UUID], bytes]
Place = Mapping[str, sa.Column[Any]]
Tables = Sequence[tuple[sa.Table, str]]


def renew(work: Work, files: Iterable[UUID], *, without: Collection[UUID] = ()) -> None:
    """Makes the next key version of each file, gives it to everybody who holds the file now except `without`, and
    seals every record and every earlier version of one anew.

    A supervisor acts: nobody else's new version is accepted. Grants whose time is over are not renewed; a team gets
    its newest keys. Raises NotInRole, and NotGranted without a file's key.
    """
    work.demand(Permission.RENEW_KEYS)
    tables = list(sealed_tables(work.db))
    for file in files:
        _renew(work, file, without, tables)


def _renew(work: Work, file: UUID, without: Collection[UUID], tables: Tables) -> None:
    a, db, now = work.access, work.db, work.now()
    before = granting.key_version(db, file)
    old = a.ring.key(file, before)
    key, version = os.urandom(32), before + 1
    for row in _present(db, file, before):
        if row.recipient in without or (row.until is not None and row.until <= now):
            continue
        to = a.trust.team_now(row.recipient) if row.recipient in a.trust.teams else row.recipient
        if to in a.trust.teams or to in a.trust.people:
            terms = Terms(GrantKind(row.kind), now, row.until)
            granting.pass_on(db, a.vault.id, a.me, a.trust, file, version, key, to, terms, granting.reason(old, row))
    a.ring.learn(file, version, key)
    _seal_anew(work, file, version, key, tables)
    db.execute(sa.delete(grants).where(grants.c.file == file, grants.c.key_version < version))


def _present(db: sa.Connection, file: UUID, version: int) -> list[sa.Row[tuple[Any, ...]]]:
    return list(db.execute(sa.select(grants).where(grants.c.file == file, grants.c.key_version == version)))


def _seal_anew(work: Work, file: UUID, version: int, key: bytes, tables: Tables) -> None:
    ring, vault = work.access.ring, work.access.vault.id

    def again(blob: bytes, table: str, row: UUID) -> bytes:
        at = Address(vault, file, table, row)
        return seal(unseal(blob, at, ring.key(file, key_version_of(blob))), at, version, key)

    for table, owner in tables:
        _rewrite(work.db, table, table.c[owner] == file, {"id": table.c.id}, again)
    r = revisions.c
    place = {"table": r.table, "row": r.row, "version": r.version}
    _rewrite(work.db, revisions, (r.file == file) & (sa.func.length(r.sealed) > 0), place, again)


def _rewrite(db: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool], place: Place, again: Reseal) -> None:
    """Seals the rows anew, each found again by the columns of its place."""
    changed = []
    for found in db.execute(sa.select(*place.values(), table.c.sealed).where(where)).mappings():
        blob = again(found["sealed"], found.get("table", table.name), found["row" if "row" in place else "id"])
        changed.append({"blob": blob, **{f"at_{name}": found[name] for name in place}})
    if changed:
        here = sa.and_(*(column == sa.bindparam(f"at_{name}") for name, column in place.items()))
        db.execute(sa.update(table).where(here).values(sealed=sa.bindparam("blob")), changed)


def sealed_tables(db: sa.Connection) -> Iterator[tuple[sa.Table, str]]:
    """Every table in the vault whose rows are sealed under a file's key, with the column that names the file.

    Raises StoreFault for one whose records this process has not loaded: nothing may be left under the old key.
    """
    known = {table.name: table.info.get(OWNER) for table in metadata.sorted_tables}
    inspector = sa.inspect(db)
    for name in inspector.get_table_names():
        if name in _NOT_OF_FILES or "sealed" not in {column["name"] for column in inspector.get_columns(name)}:
            continue
        if known.get(name) is None:
            raise StoreFault(f"sealed table {name} is not known")
        yield metadata.tables[name], str(known[name])
