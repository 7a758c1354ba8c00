"""Who is on leave from day to day, and who reads their cases meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.security.roles import Permission
from casedesk.store.office_tables import absences
from casedesk.store.work import Work, query


@dataclass(frozen=True, slots=True)
class Absence:
    """One leave, its first and last day included; `ended` when it was cut short."""

    id: UUID
    person: UUID
    cover: UUID
    begins: date
    ends: date
    by: UUID
    ended: datetime | None = None


@query(Permission.READ_TEAM)
def absences_on(work: Work, *, today: date) -> list[Absence]:
    """Who is away today or later, the soonest back first."""
    a = absences.c
    asked = sa.select(absences).where(a.ended.is_(None), a.ends >= today).order_by(a.ends, a.id)
    return [Absence(**row._mapping) for row in work.rows(asked)]


def absence(work: Work, id: UUID) -> Absence | None:
    """One leave; None when there is none of that id."""
    rows = work.rows(sa.select(absences).where(absences.c.id == id))
    return Absence(**rows[0]._mapping) if rows else None


def keep_absence(work: Work, *, person: UUID, cover: UUID, begins: date, ends: date) -> Absence:
    """Enters a leave, in the transaction that gives the keys."""
    made = Absence(uuid4(), person, cover, begins, ends, work.person)
    values = {name: getattr(made, name) for name in Absence.__slots__}
    work.db.execute(sa.insert(absences), values)
    work.touched.add((absences.name, made.id))
    return made


def change_absence(work: Work, id: UUID, *, ends: date | None = None, ended: datetime | None = None) -> None:
    """Another last day, or the end at once."""
    values: dict[str, object] = {"ends": ends} if ends is not None else {"ended": ended}
    work.db.execute(sa.update(absences).where(absences.c.id == id).values(**values))
    work.touched.add((absences.name, id))
