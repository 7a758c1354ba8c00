"""A file's key made anew and all of it sealed again, so that who had the old key opens nothing of it any more."""

from __future__ import annotations

import functools
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.grants import GrantKind, Terms, committed
from casedesk.security.roles import Permission
from casedesk.security.sealing import Address, key_version_of, seal, unseal
from casedesk.store import granting, office_tables  # noqa: F401 – the reason of a hold is sealed under its file's key
from casedesk.store.columns import metadata
from casedesk.store.prepared import Prepared
from casedesk.store.records import OWNER
from casedesk.store.regranting import began, truly_given
from casedesk.store.tables import grants, revisions
from casedesk.store.trouble import StoreFault
from casedesk.store.work import Work

_NOT_OF_FILES = frozenset({"bundles", "drafts", "own", "revisions"})
Tables = Sequence[tuple[sa.Table, str]]


def renew(work: Work, files: Iterable[UUID], *, without: Collection[UUID] = ()) -> None:
    """Makes the next key version of each file, gives it to everybody who holds the file now except `without`, and
    seals every record and every earlier version of one anew.

    A supervisor acts: nobody else's new version is accepted. Grants whose time is over are not renewed, nor such that
    somebody wrote into the database for themselves, or changed there; a team gets its newest keys.
    Raises NotInRole, and NotGranted without a file's key.
    """
    work.demand(Permission.RENEW_KEYS)
    sealed = [_of_records(table, owner) for table, owner in sealed_tables(work.db)]
    for file in files:
        _renew(work, file, without, [*sealed, _of_revisions()])


def _renew(work: Work, file: UUID, without: Collection[UUID], sealed: Sequence[_Sealed]) -> None:
    a, db, now = work.access, work.db, work.now()
    before = granting.key_version(db, file)
    old = a.ring.key(file, before)
    key, version = os.urandom(32), before + 1
    present, still = _PRESENT.rows(db, {"of": file, "under": before}), False
    given = truly_given(a.trust, a.vault.id, present, committed(old, a.vault.id, file, before), began(db, file))
    for row in present:
        over = row.until is not None and row.until <= now
        if row.recipient in without or over or row.recipient not in {*given, *a.teams}:
            continue
        to = a.trust.team_now(row.recipient) if row.recipient in a.trust.teams else row.recipient
        if to in a.trust.teams or to in a.trust.people:
            terms = Terms(GrantKind(row.kind), now, row.until)
            granting.pass_on(db, a.vault.id, a.me, a.trust, file, version, key, to, terms, granting.reason(old, row))
            still = still or to in a.identities
    a.ring.learn(file, version, key)
    for rows in sealed:
        _seal_anew(work, file, version, key, rows)
    _END_EARLIER.change(db, {"of": file, "under": version})
    if not still:
        a.ring.let_go(file)  # who gave the file away opens it no longer, not even until they lock


_PRESENT = Prepared(
    sa.select(grants).where(grants.c.file == sa.bindparam("of"), grants.c.key_version == sa.bindparam("under"))
)
_END_EARLIER = Prepared(
    sa.delete(grants).where(grants.c.file == sa.bindparam("of"), grants.c.key_version < sa.bindparam("under"))
)


@dataclass(frozen=True, slots=True)
class _Sealed:
    """The sealed rows of one file in one table: how they are read (`table`, `row`, `sealed`) and written again.

    Made once: a vault of 2,000 cases is renewed in as many times a dozen statements.
    """

    read: Prepared
    write: Prepared


@functools.cache
def _of_records(table: sa.Table, owner: str) -> _Sealed:
    named, version = sa.literal(table.name).label("table"), sa.literal(0).label("version")
    read = sa.select(named, table.c.id.label("row"), version, table.c.sealed)
    write = sa.update(table).where(table.c.id == sa.bindparam("at_row"))
    return _Sealed(
        Prepared(read.where(table.c[owner] == sa.bindparam("of"))), Prepared(write.values(sealed=sa.bindparam("blob")))
    )


@functools.cache
def _of_revisions() -> _Sealed:
    r = revisions.c
    read = sa.select(r.table, r.row, r.version, r.sealed)
    read = read.where(r.file == sa.bindparam("of"), sa.func.length(r.sealed) > 0)
    here = (r.table == sa.bindparam("at_table")) & (r.row == sa.bindparam("at_row"))
    write = sa.update(revisions).where(here, r.version == sa.bindparam("at_version"))
    return _Sealed(Prepared(read), Prepared(write.values(sealed=sa.bindparam("blob"))))


def _seal_anew(work: Work, file: UUID, version: int, key: bytes, rows: _Sealed) -> None:
    ring, vault, db = work.access.ring, work.access.vault.id, work.db
    for found in rows.read.rows(db, {"of": file}):
        at = Address(vault, file, found.table, found.row)
        blob = seal(unseal(found.sealed, at, ring.key(file, key_version_of(found.sealed))), at, version, key)
        place = {"at_table": found.table, "at_row": found.row, "at_version": found.version}
        rows.write.change(db, {"blob": blob, **place})


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
