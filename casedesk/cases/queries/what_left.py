"""Everything that ever left the files one can open, newest first: coded facts and codes of cases, nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.records.case import Case
from casedesk.cases.records.release import Release
from casedesk.security.roles import Permission
from casedesk.store.work import Work, query
from casedesk.text.dates import day_begins


@dataclass(frozen=True, slots=True)
class WantedReleases:
    """Which; nothing chosen means any. `month` is any day of it."""

    month: date | None = None
    paper: Paper | None = None
    audience: Audience | None = None


@dataclass(frozen=True, slots=True)
class LeftRow:
    """One paper that left: when, of which case, what, how, for whom, and on what it rested."""

    id: UUID
    case: UUID
    number: str
    at: datetime
    paper: Paper
    way: Way
    audience: Audience
    consent: UUID | None
    override: UUID | None


@query(Permission.READ_TEAM)
def what_left(work: Work, *, wanted: WantedReleases | None = None) -> list[LeftRow]:
    """The register of every file one holds the key of. Who received it is read in the file."""
    wanted = wanted or WantedReleases()
    r, c = Release.__table__.c, Case.__table__.c
    columns = (r.id, r.case_id.label("case"), c.number, r.at, r.paper, r.way, r.audience, r.consent, r.override)
    asked = sa.select(*columns).join(Case.__table__, c.id == r.case_id).order_by(r.at.desc(), r.id)
    if wanted.month is not None:
        first = wanted.month.replace(day=1)
        after = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
        asked = asked.where(r.at >= day_begins(first), r.at < day_begins(after))
    if wanted.paper is not None:
        asked = asked.where(r.paper == wanted.paper)
    if wanted.audience is not None:
        asked = asked.where(r.audience == wanted.audience)
    return [LeftRow(**row._mapping) for row in work.rows(asked) if work.access.ring.holds(row.case)]
