"""What the journal says of a thing that also lies in a plain row.

A row can be written by anybody who has the database key and SQL; an entry only by who signs it, and its place in the
chain by nobody. So before the program of a supervisor gives keys because of a row, it asks the journal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
    """One entry: who signed it, and its codes."""

    by: UUID
    codes: Mapping[str, str]


def attested(db: sa.Connection, trust: Trust, *, action: str, object: UUID, permission: Permission) -> Attested | None:
    """The newest entry about something that was written by somebody who had the permission; None without one."""
    about = (table.c.object == object) & (table.c.action == action)
    for one in journal.entries(db, about, newest=LOOKED_AT):
        row = row_of(one)
        had = may(trust.roles_ever(one.person), permission)
        if had and row_hash(row) == row.hash and signed(row, trust.signing_keys):
            return Attested(one.person, journal.codes_of(one.details))
    return None
