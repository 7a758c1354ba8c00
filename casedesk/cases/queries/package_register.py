"""What came in from other centres: every package that was taken in or turned down, by the code of its file."""

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
    """One package: the centre it came from, when it was made, what became of it, when and by whom (name, Khmer name).

    `case` and its code are told to whoever can open the file.
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
    """Every package that was taken in or turned down here, the newest first."""
    known = registered_packages(work)
    held = [one.file for one in known if one.file is not None and work.access.ring.holds(one.file)]
    rows = work.rows(sa.select(id_of(Case), Case.number).where(id_of(Case).in_(held))) if held else []
    numbers, names = {row.id: row.number for row in rows}, people.names(work.db)
    return [
        CameIn(
            one.id, one.centre, one.made, one.outcome, one.at, names[one.by],
            one.file if one.file in numbers else None, numbers.get(one.file, ""),
        )
        for one in known
    ]  # fmt: skip
