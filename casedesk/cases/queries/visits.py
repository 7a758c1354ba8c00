"""Who is out on a home visit, from coded columns alone: the code of the case, times, who went; nothing sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.work import Outcome
from casedesk.cases.records.case import Case
from casedesk.cases.records.follow_up import FollowUp
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.records import id_of
from casedesk.store.work import Work, query
from casedesk.text.dates import local


@dataclass(frozen=True, slots=True)
class VisitOut:
    """A visit somebody left for and has not come back from."""

    id: UUID
    case: UUID
    number: str
    back_by: datetime
    """The centre's own time."""
    mine: bool
    readable: bool
    """Whether one holds the file's key."""

    def overdue(self, now: datetime) -> bool:
        """Whether it should have been over."""
        return self.back_by <= now


@query(Permission.READ_CASES)
def visits_out(work: Work) -> list[VisitOut]:
    """Own visits, those of files one can open, and those of colleagues of one's team; the first expected back first."""
    f, c = FollowUp.__table__.c, Case.__table__.c
    out = sa.select(f.id, f.case_id, c.number, f.visitor, f.back_by).join(Case.__table__, id_of(Case) == f.case_id)
    still = (f.outcome == Outcome.PLANNED, f.left.is_not(None), f.returned.is_(None), f.back_by.is_not(None))
    return [
        VisitOut(row.id, row.case_id, row.number, local(row.back_by), row.visitor == work.person,
                 work.access.ring.holds(row.case_id))
        for row in work.rows(out.where(*still).order_by(f.back_by))
        if row.visitor == work.person or work.access.ring.holds(row.case_id) or _colleague(work, row.visitor)
    ]  # fmt: skip


def _colleague(work: Work, visitor: UUID) -> bool:
    """Whether the visitor works in one's own team, whoever holds the file's key."""
    trust = work.access.trust
    first = people.supervisors(trust)
    return trust.team_of(visitor, first) == trust.team_of(work.person, first)
