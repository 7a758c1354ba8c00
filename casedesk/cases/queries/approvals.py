"""What waits for a supervisor’s yes: codes and who asked, never a name from a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.authors import subject_of, wrote
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.review import ApprovalOf, ApprovalState, ClosureCheck
from casedesk.cases.readers import only_in_emergency
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.review import Approval
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.people import StaffNames
from casedesk.store.records import Record
from casedesk.store.work import Work, query
from casedesk.text.dates import local


@dataclass(frozen=True, slots=True)
class ToApprove:
    """One request one may decide; `parts` is how many needs the plan has, how many checks of a closure were made."""

    id: UUID
    case: UUID
    number: str
    what: ApprovalOf
    asked: date
    by: tuple[str, str]
    parts: int

    @property
    def of(self) -> int:
        """How many checks there are before closing."""
        return len(ClosureCheck)


@query(Permission.APPROVE_CASES)
def to_approve(work: Work) -> list[ToApprove]:
    """What one may decide oneself, the oldest first: nothing one asked for or wrote, nothing without its key."""
    a, c, known = Approval.__table__.c, Case.__table__.c, people.names(work.db)
    asked = sa.select(a.id, a.case_id, a.what, a.asked, a.asked_by, c.number).join(Case.__table__, c.id == a.case_id)
    waits = (a.state == ApprovalState.REQUESTED) & (c.status == CaseStatus.OPEN) & (a.asked_by != work.person)
    found = []
    for row in work.rows(asked.where(waits).order_by(a.asked, c.number)):
        mine = work.access.ring.holds(row.case_id) and not only_in_emergency(work, row.case_id)
        entries = subject_of(work, row.case_id, row.what) if mine else ()
        if entries and work.person not in wrote(work, row.what, entries):
            day, by = local(row.asked).date(), known[row.asked_by]
            found.append(ToApprove(row.id, row.case_id, row.number, row.what, day, by, _parts(entries)))
    return found


@dataclass(frozen=True, slots=True)
class Behind:
    """Who stands behind a request: what everybody is called, and who wrote what would be approved."""

    names: StaffNames
    authors: Collection[UUID]


@query(Permission.READ_CASES)
def behind(work: Work, *, case: UUID, what: ApprovalOf) -> Behind:
    """Whom it concerns beside who asked: no author approves it. Raises NotGranted."""
    return Behind(people.names(work.db), wrote(work, what, subject_of(work, case, what)))


def _parts(entries: Sequence[Record]) -> int:
    first = entries[0]
    return len(first.gone_through) if isinstance(first, Closure) else len(entries)
