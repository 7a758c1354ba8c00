"""What one person's program remembers for them in the vault, under a key only they can make."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.security.errors import Damaged
from casedesk.security.sealing import lock_bytes, open_bytes
from casedesk.store.access import Access
from casedesk.store.office_tables import own


def remember(db: sa.Connection, access: Access, name: str, value: bytes) -> None:
    """Keeps a value under a name, instead of what was kept there before; the caller commits."""
    sealed = lock_bytes(access.me.own_key(name), value, _context(access, name))
    kept = upsert(own).values(person=access.me.id, name=name, sealed=sealed)
    db.execute(kept.on_conflict_do_update(index_elements=["person", "name"], set_={"sealed": sealed}))


def recalled(db: sa.Connection, access: Access, name: str) -> bytes | None:
    """What was kept; None when there is nothing, or nothing that this person wrote with the keys they have now."""
    o = own.c
    sealed = db.scalar(sa.select(o.sealed).where(o.person == access.me.id, o.name == name))
    if sealed is None:
        return None
    try:
        return open_bytes(access.me.own_key(name), sealed, _context(access, name))
    except Damaged:
        return None


def _context(access: Access, name: str) -> bytes:
    return b"casedesk/own\0" + access.vault.id.bytes + name.encode()
