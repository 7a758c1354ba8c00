"""The keys of other centres as they lie at their service in the directory, and who confirmed which one.

Everybody at a centre may write into the directory. So a key counts once a supervisor compared its words by telephone
and signed that in the journal; a row alone says nothing. Called behind verbs and queries, which asked who may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.security.roles import Permission
from casedesk.store.attested import all_attested
from casedesk.store.exchange_tables import partner_keys
from casedesk.store.work import Work

CENTRE_CONFIRMED = "confirm centre"
"""The action under which the journal tells of a confirmation, by the key's fingerprint."""
CENTRE_DROPPED = "drop centre"
"""The action under which it tells that none counts any more."""


@dataclass(frozen=True, slots=True)
class KeptKey:
    """The file another centre published, as it was taken; by whom and when."""

    content: bytes
    taken: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A supervisor compared the words of a key (`fingerprint`, 32 bytes) of a service called so: who, and when."""

    fingerprint: bytes
    name: str
    by: UUID
    at: datetime


def keep_key(work: Work, provider: UUID, content: bytes) -> None:
    """Keeps the file at a service, in place of an earlier one."""
    row = {"content": content, "taken": work.now(), "by": work.person}
    given = upsert(partner_keys).values(provider=provider, **row)
    work.db.execute(given.on_conflict_do_update(index_elements=["provider"], set_=row))
    work.touched.add((partner_keys.name, provider))


def drop_key(work: Work, provider: UUID) -> None:
    """Forgets the file, and that it was confirmed: nothing is sent there or taken from there any more."""
    work.db.execute(sa.delete(partner_keys).where(partner_keys.c.provider == provider))
    work.journal(CENTRE_DROPPED, provider)
    work.touched.add((partner_keys.name, provider))


def kept_keys(work: Work) -> Mapping[UUID, KeptKey]:
    """What lies at each service that has a key."""
    p = partner_keys.c
    rows = work.rows(sa.select(p.provider, p.content, p.taken, p.by))
    return {row.provider: KeptKey(row.content, row.taken, row.by) for row in rows}


def confirm(work: Work, provider: UUID, fingerprint: bytes, name: str) -> None:
    """Signs in the journal that the words of this key were compared, and how the service was called then."""
    work.journal(CENTRE_CONFIRMED, provider, fingerprint=fingerprint.hex(), name=name)
    work.touched.add((partner_keys.name, provider))


def confirmation(work: Work, provider: UUID) -> Confirmation | None:
    """Which key of a centre was confirmed last, by a supervisor; None for none, and once it was dropped."""
    about = (CENTRE_CONFIRMED, CENTRE_DROPPED)
    asked = all_attested(
        work.db, work.access.trust, actions=about, object=provider, permission=Permission.TRANSFER_CASES
    )
    newest = next(asked, None)
    if newest is None or newest.action == CENTRE_DROPPED:
        return None
    codes = newest.codes
    return Confirmation(bytes.fromhex(codes["fingerprint"]), codes["name"], newest.by, newest.at)
