"""What came in: every package that was taken in or turned down here, for supervisors; nobody of a file is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.records.case import Case
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.centre.package_register import PackageOutcome, registered_packages
from casedesk.store.records import id_of
from casedesk.store.work import Work, query


@dataclass(frozen=True, slots=True)
class CameIn:
    """One package: from which centre, when it was made, what became of it, when and by whom (name and Khmer name).

    `case` and its code `number` are those of the file it became; None and nothing where one cannot open it.
    """

    id: UUID
    centre: str
    made: datetime
    outcome: PackageOutcome
    at: datetime
    by: tuple[str, str]
    case: UUID | None
    number: str


@query(Permission.READ_TEAM)
def came_in(work: Work) -> list[CameIn]:
    """Every package that came in, the newest first."""
    found, names = registered_packages(work), people.names(work.db)
    files = [one.file for one in found if one.file is not None and work.access.ring.holds(one.file)]
    asked = sa.select(Case.__table__.c.id, Case.number).where(id_of(Case).in_(files))
    codes = {row.id: row.number for row in work.rows(asked)}
    return [
        CameIn(
            one.id, one.centre, one.made, one.outcome, one.at, names[one.by],
            one.file if one.file in codes else None, codes.get(one.file, "") if one.file is not None else "",
        )
        for one in found
    ]  # fmt: skip
