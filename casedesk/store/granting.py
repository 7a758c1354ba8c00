"""Case keys given and taken up: grants on the work's own connection, and the bundle that spares opening them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.security.errors import Damaged
from casedesk.security.grants import Grant, give, open_grant
from casedesk.security.identity import Identity
from casedesk.security.keyring import VERSION, Keyring
from casedesk.security.sealing import lock_bytes, open_bytes
from casedesk.store.prepared import Prepared
from casedesk.store.tables import bundles, grants
from casedesk.store.trust import Trust

BUNDLE = "key bundle"


def fetch(
    db: sa.Connection, vault: UUID, mine: Mapping[UUID, Identity], trust: Trust, file: UUID
) -> Iterable[tuple[int, bytes]]:
    """The keys of one file that were granted to me or my teams, each with its version.

    Raises Damaged when a grant was not made by who signed it.
    """
    g = grants.c
    query = sa.select(g.file, g.key_version, g.recipient, g.giver, g.box, g.signature)
    for row in db.execute(query.where(g.file == file, g.recipient.in_(list(mine)))):
        grant = Grant(*row)
        yield grant.key_version, open_grant(grant, vault, mine[grant.recipient], trust.signing(grant.giver))


def grant_new(
    db: sa.Connection, vault: UUID, by: Identity, trust: Trust, file: UUID, to: Iterable[UUID], at: datetime
) -> bytes:
    """Makes a file's first key and grants it to each recipient. Raises Damaged for one nobody vouches for."""
    key = os.urandom(32)
    for recipient in to:
        pass_on(db, vault, by, trust, file, 1, key, recipient, at)
    return key


def pass_on(
    db: sa.Connection, vault: UUID, by: Identity, trust: Trust, file: UUID, version: int, key: bytes, to: UUID,
    at: datetime,
) -> None:  # fmt: skip
    """Grants a file's key to one more recipient. Raises Damaged for one nobody vouches for."""
    grant = give(key, vault, file, version, to, trust.sealing(to), by)
    row = {"file": file, "key_version": version, "recipient": to, "giver": by.id, "at": at, "until": None}
    db.execute(sa.insert(grants), {**row, "box": grant.box, "signature": grant.signature})


def key_version(db: sa.Connection, file: UUID) -> int:
    """The current version of a file's key, asked in the same transaction as the write."""
    return int(_NEWEST.rows(db, {"file": file})[0].version or 1)


_NEWEST = Prepared(
    sa.select(sa.func.max(grants.c.key_version).label("version")).where(grants.c.file == sa.bindparam("file"))
)


def granted(db: sa.Connection, recipients: Iterable[UUID]) -> dict[bytes, bytes]:
    """Every file granted to any of the recipients: file and version packed, and the file."""
    g = grants.c
    query = sa.select(sa.type_coerce(g.file, sa.LargeBinary), g.key_version).where(g.recipient.in_(list(recipients)))
    return {file + VERSION.pack(version): file for file, version in db.execute(query)}


def take_up(
    db: sa.Connection, ring: Keyring, vault: UUID, me: Identity, mine: Mapping[UUID, Identity], trust: Trust
) -> bool:
    """Fills the ring: from the bundle what is still granted, from the grants what is newer.

    Returns whether the bundle lags behind and should be kept anew.
    """
    still = granted(db, mine)
    blob = db.scalar(sa.select(bundles.c.sealed).where(bundles.c.person == me.id))
    if blob is not None:
        try:
            ring.load_bundle(open_bytes(me.own_key(BUNDLE), blob, vault.bytes))
        except Damaged:
            ring.forget()
    held = ring.places()
    if not held <= still.keys():
        ring.keep_only(still.keys())
    missing = still.keys() - held
    for file in {UUID(bytes=still[where]) for where in missing}:
        for version, key in fetch(db, vault, mine, trust, file):
            ring.learn(file, version, key)
    return held != still.keys()


def keep_bundle(db: sa.Connection, ring: Keyring, vault: UUID, me: Identity) -> None:
    """Keeps all keys of the ring in one blob under the person's own key."""
    blob = lock_bytes(me.own_key(BUNDLE), ring.bundle(), vault.bytes)
    row = upsert(bundles).values(person=me.id, sealed=blob)
    db.execute(row.on_conflict_do_update(index_elements=["person"], set_={"sealed": blob}))
