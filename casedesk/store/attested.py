"""What the journal says of a thing that also lies in a plain row.

A row can be written by anybody who has the database key and SQL; an entry only by who signs it, and its place in the
chain by nobody. So before the program of a supervisor gives keys because of a row, it asks the journal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.journal import row_hash, row_of, signed
from casedesk.security.roles import Permission, may
from casedesk.store import journal
from casedesk.store.tables import journal as table
from casedesk.store.trust import Trust

LOOKED_AT = 20
"""Entries looked at, newest first: whoever writes their own in front of the true one is passed over."""


@dataclass(frozen=True, slots=True)
class Attested:
    """One entry: who signed it and when, what was done, and its codes."""

    by: UUID
    at: datetime
    action: str
    codes: Mapping[str, str]


def attested(db: sa.Connection, trust: Trust, *, action: str, object: UUID, permission: Permission) -> Attested | None:
    """The newest entry about something that was written by somebody who had the permission; None without one."""
    return next(all_attested(db, trust, actions=(action,), object=object, permission=permission), None)


def all_attested(
    db: sa.Connection, trust: Trust, *, actions: Collection[str], object: UUID, permission: Permission
) -> Iterator[Attested]:
    """The newest entries about something that were written by somebody who had the permission, the newest first."""
    about = (table.c.object == object) & table.c.action.in_(actions)
    for one in journal.entries(db, about, newest=LOOKED_AT):
        row = row_of(one)
        had = may(trust.roles_ever(one.person), permission)
        if had and row_hash(row) == row.hash and signed(row, trust.signing_keys):
            yield Attested(one.person, one.at, one.action, journal.codes_of(one.details))
