"""What somebody is to be told when they next come in: a file of theirs was shared, given on, opened in an emergency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.security.roles import Permission
from casedesk.store.office_tables import notices
from casedesk.store.work import Work, query, verb


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing to be told: what was done (an action of the journal), to which file, by whom, when."""

    id: UUID
    action: str
    file: UUID | None
    by: UUID
    at: datetime


def notify(work: Work, *, person: UUID, action: str, file: UUID | None = None) -> None:
    """Leaves a notice for a colleague, in the transaction of what it tells; nobody is told what they did themselves."""
    if person != work.person:
        row = {"id": uuid4(), "person": person, "action": action, "file": file, "by": work.person, "at": work.now()}
        work.db.execute(sa.insert(notices), {**row, "seen": None})


_AS_WRITTEN = sa.column("rowid", sa.Integer, _selectable=notices)
"""Rows are numbered as they are first written: what was done at one moment is told in its order."""


@query(Permission.OWN_KEYS)
def my_notices(work: Work) -> list[Noticed]:
    """What one was not told yet, oldest first."""
    n = notices.c
    asked = sa.select(n.id, n.action, n.file, n.by, n.at).where(n.person == work.person, n.seen.is_(None))
    return [Noticed(*row) for row in work.rows(asked.order_by(n.at, _AS_WRITTEN))]


@verb(Permission.OWN_KEYS)
def seen(work: Work, *, id: UUID) -> None:
    """This was read, and is not told again."""
    mine = (notices.c.id == id) & (notices.c.person == work.person)
    work.db.execute(sa.update(notices).where(mine).values(seen=work.now()))
