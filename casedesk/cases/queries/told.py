"""What one is told on coming in: who did what with a file of one's own, by its code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.records.case import Case
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.records import id_of
from casedesk.store.staff.noticing import my_notices
from casedesk.store.work import Work, query


@dataclass(frozen=True, slots=True)
class Told:
    """One notice: what was done, with which case (its code; empty when it is gone), by whom, when."""

    id: UUID
    action: str
    file: UUID | None
    number: str
    name: str
    khmer_name: str
    at: datetime
    readable: bool
    """Whether one holds the file's key now."""


@query(Permission.READ_CASES)
def told(work: Work) -> list[Told]:
    """What was not told yet, oldest first."""
    waiting = my_notices(work)
    files = {one.file for one in waiting if one.file is not None}
    asked = sa.select(id_of(Case), Case.__table__.c.number).where(id_of(Case).in_(files))
    numbers = {row.id: row.number for row in work.rows(asked)} if files else {}
    known = people.names(work.db) if waiting else people.StaffNames()
    return [
        Told(
            one.id, one.action, one.file, numbers.get(one.file, ""), *known[one.by], one.at,
            one.file is not None and work.access.ring.holds(one.file),
        )
        for one in waiting
    ]  # fmt: skip
