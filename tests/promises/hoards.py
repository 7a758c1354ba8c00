"""What colleagues can open who have the database key, SQL, their own keys and a good memory.

Each keeps every private key they ever had and every file's key they were ever given, and tries all of them on
everything that is sealed. Nothing of the program stands in their way: only keys do. What supervisors reach by the keys
for emergencies they try too, yet do not keep: who drew such keys out and left would have them (docs/security.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.envelope import open_box
from casedesk.security.errors import Damaged
from casedesk.security.grants import KEY_LENGTH
from casedesk.security.identity import Identity
from casedesk.security.memberships import Membership, open_team
from casedesk.security.sealing import Address, unseal
from casedesk.store.granting import as_signed
from casedesk.store.renewing import sealed_tables
from casedesk.store.tables import entrusted, grants, members, revisions


@dataclass
class Hoard:
    """What one person kept: their identities, their teams', the keys of files; and what an emergency would give."""

    name: str
    mine: list[Identity]
    teams: dict[UUID, Identity] = field(default_factory=dict)
    keys: dict[UUID, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    emergency: dict[UUID, set[bytes]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class Blob:
    """Something sealed under a file's key, and where it lies."""

    at: Address
    sealed: bytes


def gather(db: sa.Connection, vault: UUID, hoard: Hoard) -> None:
    """Takes whatever the hoarder's keys open in the vault as it is now."""
    for row in db.execute(sa.select(members)):
        for me in hoard.mine:
            if row.person == me.id and (team := _team(vault, row.team, me, row.key, row.keys)):
                hoard.teams[row.team] = team
    hoard.emergency.clear()
    others = list(_through_emergencies(db, vault, hoard))
    for row in db.execute(sa.select(grants)):
        for kept, reach in ((hoard.keys, [*hoard.mine, *hoard.teams.values()]), (hoard.emergency, others)):
            for me in reach:
                if row.recipient == me.id and (key := _granted(vault, row, me)):
                    kept[row.file].add(key)


def _through_emergencies(db: sa.Connection, vault: UUID, hoard: Hoard) -> Iterator[Identity]:
    """Other teams, by the keys every supervisor has for emergencies."""
    for row in db.execute(sa.select(entrusted)):
        holder = hoard.teams.get(row.holder)
        if holder and (team := _team(vault, row.team, holder, row.key, row.keys)):
            yield team


def _team(vault: UUID, team: UUID, to: Identity, key: bytes, keys: bytes) -> Identity | None:
    try:
        return open_team(Membership(team, to.id, key, keys), vault, to)
    except Damaged:
        return None


def _granted(vault: UUID, row: sa.Row[tuple[Any, ...]], me: Identity) -> bytes | None:
    try:
        key = open_box(me, row.box, as_signed(row).context(vault))
    except Damaged:
        return None
    return key if len(key) == KEY_LENGTH else None


def blobs(db: sa.Connection, vault: UUID) -> Iterator[Blob]:
    """Everything that is sealed under some file's key, earlier versions included."""
    for table, owner in sealed_tables(db):
        for row in db.execute(sa.select(table.c[owner].label("file"), table.c.id, table.c.sealed)):
            yield Blob(Address(vault, row.file, table.name, row.id), row.sealed)
    for row in db.execute(sa.select(revisions).where(sa.func.length(revisions.c.sealed) > 0)):
        yield Blob(Address(vault, row.file, row.table, row.row), row.sealed)


def openers(found: Iterable[Blob], hoards: Mapping[UUID, Hoard]) -> dict[UUID, set[UUID]]:
    """Who opens each file. Raises AssertionError for somebody who opens a part of one."""
    opened: dict[UUID, dict[UUID, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for blob in found:
        for person, hoard in hoards.items():
            opened[blob.at.file][person].append(_opens(blob, hoard))
    for people in opened.values():
        for tried in people.values():
            assert all(tried) or not any(tried), "a part of a file opens to somebody who is not given the whole"
    return {file: {person for person, tried in people.items() if all(tried)} for file, people in opened.items()}


def _opens(blob: Blob, hoard: Hoard) -> bool:
    for key in {*hoard.keys.get(blob.at.file, ()), *hoard.emergency.get(blob.at.file, ())}:
        try:
            unseal(blob.sealed, blob.at, key)
        except Damaged:
            continue
        return True
    return False
