"""Who opened a file, and what they did to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.readers import holding
from casedesk.security.grants import GrantKind
from casedesk.security.roles import Permission
from casedesk.store import granting, people
from casedesk.store.journal import codes_of
from casedesk.store.tables import journal
from casedesk.store.work import Work, query
from casedesk.text.naming import in_script


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
    """One person or team that holds the file's key: why, until when, whether I gave it, whether a reason was kept.

    The first team has no name of its own.
    """

    id: UUID
    name: str
    khmer_name: str
    team: bool
    me: bool
    until: datetime | None
    kind: GrantKind = GrantKind.OWN
    by_me: bool = False
    why: bool = False


@query(Permission.READ_WHO_OPENED)
def who_looked(work: Work, *, case: UUID, newest: int = 500) -> list[Look]:
    """Everything the journal tells of a file, newest first. Raises NotGranted without the file's key."""
    work.access.ring.demand(case)
    known, j = people.names(work.db), journal.c
    query = sa.select(j.at, j.person, j.action, j.details).where(j.object == case).order_by(j.seq.desc()).limit(newest)
    return [Look(row.at, row.person, *known[row.person], row.action, _part(row.details)) for row in work.rows(query)]


@query(Permission.READ_CASES)
def who_can_open(work: Work, *, case: UUID) -> Sequence[Reader]:
    """Everybody who holds the file's key: persons, then teams. Raises NotGranted without the file's key."""
    work.access.ring.demand(case)
    teams = work.access.trust.teams
    known = people.names(work.db)
    known.update((id, (team.name if team.name != people.SUPERVISORS else "", "")) for id, team in teams.items())
    found = [
        Reader(
            id, *known[id], id in teams, id == work.person, row.until, GrantKind(row.kind),
            row.giver == work.person, row.why is not None,
        )
        for id, row in holding(work, case).items()
    ]  # fmt: skip
    return sorted(found, key=lambda r: (not r.me, r.team, in_script(r.name, r.khmer_name)))


@query(Permission.READ_CASES, logs="reveal", about="case")
def why_shared(work: Work, *, case: UUID, person: UUID) -> str:
    """Why somebody was given the file, in the giver's words; empty when nothing was said. Raises NotGranted."""
    row = holding(work, case).get(person)
    key = work.access.ring.key(case, granting.key_version(work.db, case))
    return granting.reason(key, row) if row is not None else ""


def _part(details: bytes) -> str:
    codes = codes_of(details)
    return codes.get("part", codes.get("paper", ""))
