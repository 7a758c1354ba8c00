"""Who opened a file, and what they did to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.tables import grants, journal
from casedesk.store.work import Work, query


@dataclass(frozen=True, slots=True)
class Look:
    """One entry of the journal about this file: when, who, what, and to which part."""

    at: datetime
    person: UUID
    name: str
    khmer_name: str
    action: str
    part: str


@dataclass(frozen=True, slots=True)
class Reader:
    """One person or team that holds the file's key."""

    id: UUID
    name: str
    khmer_name: str
    team: bool
    me: bool
    until: datetime | None


@query(Permission.READ_WHO_OPENED)
def who_looked(work: Work, *, case: UUID, newest: int = 500) -> list[Look]:
    """Everything the journal tells of a file, newest first. Raises NotGranted without the file's key."""
    _held(work, case)
    known, j = people.names(work.db), journal.c
    query = sa.select(j.at, j.person, j.action, j.details).where(j.object == case).order_by(j.seq.desc()).limit(newest)
    return [
        Look(row.at, row.person, *known.get(row.person, ("", "")), row.action, _part(row.details))
        for row in work.rows(query)
    ]


@query(Permission.READ_CASES)
def who_can_open(work: Work, *, case: UUID) -> Sequence[Reader]:
    """Everybody who holds the file's key: persons, then teams. Raises NotGranted without the file's key."""
    _held(work, case)
    known, teams, g = people.names(work.db), work.access.trust.teams, grants.c
    found = []
    for row in work.rows(sa.select(g.recipient, g.until).where(g.file == case).distinct()):
        name, khmer_name = known.get(row.recipient, ("", ""))
        found.append(
            Reader(row.recipient, name, khmer_name, row.recipient in teams, row.recipient == work.person, row.until)
        )
    return sorted(found, key=lambda r: (not r.me, r.team, r.name))


def _held(work: Work, case: UUID) -> None:
    if not work.access.ring.holds(case):
        work.access.ring.key(case, 1)


def _part(details: bytes) -> str:
    told = json.loads(details) if details else {}
    return str(told.get("part", told.get("paper", "")))
