"""A file's key made anew and all of it sealed again, so that who had the old key opens nothing of it any more."""

from __future__ import annotations

import functools
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.grants import GrantKind, Terms, committed
from casedesk.security.roles import Permission
from casedesk.security.sealing import Address, key_version_of, reseal
from casedesk.store import granting, office_tables  # noqa: F401 – the reason of a hold is sealed under its file's key
from casedesk.store.columns import metadata
from casedesk.store.prepared import Prepared
from casedesk.store.records import OWNER
from casedesk.store.staff.regranting import began, truly_given
from casedesk.store.tables import grants, revisions
from casedesk.store.trouble import StoreFault
from casedesk.store.work import Work

_NOT_OF_FILES = frozenset({"bundles", "drafts", "own", "revisions"})
TOGETHER = 100
"""Files whose records are read in one statement."""


def renew(work: Work, files: Iterable[UUID], *, without: Collection[UUID] = ()) -> None:
    """Makes the next key version of each file, gives it to everybody who holds the file now except `without`, and
    seals every record and every earlier version of one anew.

    A supervisor acts: nobody else's new version is accepted. Grants whose time is over are not renewed, nor such that
    somebody wrote into the database for themselves, or changed there; a team gets its newest keys.
    Raises NotInRole, and NotGranted without a file's key.
    """
    work.demand(Permission.RENEW_KEYS)
    sealed = [*(_of_records(table, owner) for table, owner in sealed_tables(work.db)), _of_revisions()]
    several = list(dict.fromkeys(files))
    for begin in range(0, len(several), TOGETHER):
        fresh = {file: _grant_anew(work, file, without) for file in several[begin : begin + TOGETHER]}
        for rows in sealed:
            _seal_anew(work, fresh, rows)
        for file, made in fresh.items():
            _END_EARLIER.change(work.db, {"of": file, "under": made.version})
            if not made.mine:
                work.access.ring.let_go([file])  # who gave the file away opens it no longer, not even until they lock


@dataclass(frozen=True, slots=True, repr=False)
class _Fresh:
    """The next key of one file, and whether it was granted to who renews it."""

    version: int
    key: bytes
    mine: bool


def _grant_anew(work: Work, file: UUID, without: Collection[UUID]) -> _Fresh:
    a, db, now = work.access, work.db, work.now()
    before = granting.key_version(db, file)
    old = a.ring.key(file, before)
    key, version = os.urandom(32), before + 1
    present, mine = _PRESENT.rows(db, {"of": file, "under": before}), False
    given = truly_given(a.trust, a.vault.id, present, committed(old, a.vault.id, file, before), began(db, file))
    for row in present:
        over = row.until is not None and row.until <= now
        if row.recipient in without or over or row.recipient not in {*given, *a.teams}:
            continue
        to = a.trust.team_now(row.recipient) if row.recipient in a.trust.teams else row.recipient
        if to in a.trust.teams or to in a.trust.people:
            terms = Terms(GrantKind(row.kind), now, row.until)
            granting.pass_on(db, a.vault.id, a.me, a.trust, file, version, key, to, terms, granting.reason(old, row))
            mine = mine or to in a.identities
    a.ring.learn(file, version, key)
    return _Fresh(version, key, mine)


_PRESENT = Prepared(
    sa.select(grants).where(grants.c.file == sa.bindparam("of"), grants.c.key_version == sa.bindparam("under"))
)
_END_EARLIER = Prepared(
    sa.delete(grants).where(grants.c.file == sa.bindparam("of"), grants.c.key_version < sa.bindparam("under"))
)


@dataclass(frozen=True, slots=True)
class _Sealed:
    """The sealed rows of one table: how they are read (`file`, `table`, `row`, `version`, `sealed`) and written again.

    Made once, and read for several files together: else a vault of 2,000 cases takes 30,000 statements more.
    """

    read: sa.Select[*tuple[Any, ...]]
    file: sa.ColumnElement[UUID]
    write: Prepared


@functools.cache
def _of_records(table: sa.Table, owner: str) -> _Sealed:
    named, version = sa.literal(table.name).label("table"), sa.literal(0).label("version")
    read = sa.select(table.c[owner].label("file"), named, table.c.id.label("row"), version, table.c.sealed)
    write = sa.update(table).where(table.c.id == sa.bindparam("at_row"))
    return _Sealed(read, table.c[owner], Prepared(write.values(sealed=sa.bindparam("blob"))))


@functools.cache
def _of_revisions() -> _Sealed:
    r = revisions.c
    read = sa.select(r.file, r.table, r.row, r.version, r.sealed).where(sa.func.length(r.sealed) > 0)
    here = (r.table == sa.bindparam("at_table")) & (r.row == sa.bindparam("at_row"))
    write = sa.update(revisions).where(here, r.version == sa.bindparam("at_version"))
    return _Sealed(read, r.file, Prepared(write.values(sealed=sa.bindparam("blob"))))


def _seal_anew(work: Work, fresh: Mapping[UUID, _Fresh], rows: _Sealed) -> None:
    ring, vault = work.access.ring, work.access.vault.id
    changed = []
    for file, table, row, version, sealed in work.db.execute(rows.read.where(rows.file.in_(list(fresh)))):
        at, made = Address(vault, file, table, row), fresh[file]
        blob = reseal(sealed, at, ring.key(file, key_version_of(sealed)), made.version, made.key)
        changed.append({"blob": blob, "at_table": table, "at_row": row, "at_version": version})
    rows.write.change_each(work.db, changed)


def sealed_tables(db: sa.Connection) -> Iterator[tuple[sa.Table, str]]:
    """Every table in the vault whose rows are sealed under a file's key, with the column that names the file.

    Raises StoreFault for one whose records this process has not loaded: nothing may be left under the old key.
    """
    inspector = sa.inspect(db)
    for name in inspector.get_table_names():
        table = metadata.tables.get(name)
        columns = table.c.keys() if table is not None else [column["name"] for column in inspector.get_columns(name)]
        if name in _NOT_OF_FILES or "sealed" not in columns:
            continue
        if table is None or table.info.get(OWNER) is None:
            raise StoreFault(f"sealed table {name} is not known")
        yield table, str(table.info[OWNER])
