"""Case keys given and taken up: grants on the work's own connection, and the bundle that spares opening them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.security.errors import Damaged
from casedesk.security.grants import Grant, GrantKind, Terms, check_signed, give, open_grant
from casedesk.security.identity import Identity
from casedesk.security.keyring import VERSION, Keyring
from casedesk.security.roles import CASE_ROLES, VOUCHING
from casedesk.security.sealing import lock_bytes, open_bytes
from casedesk.store.prepared import Prepared
from casedesk.store.tables import bundles, grants
from casedesk.store.trust import Trust

BUNDLE = "key bundle"


class Unvouched(Damaged):
    """A key that nobody had the right to give: kept out, like anything else that is not as it was written."""


def fetch(
    db: sa.Connection, vault: UUID, mine: Mapping[UUID, Identity], trust: Trust, file: UUID, at: datetime
) -> Iterable[tuple[int, bytes]]:
    """The keys of one file that are granted to me or my teams at this moment, each with its version.

    Raises Damaged when a grant was not made by who signed it, or by somebody who never worked with cases; or when a
    later key version is not the one a supervisor gave: else an insider could slip in a key of their own, under which
    a colleague would then seal.
    """
    g = grants.c
    live = g.until.is_(None) | (g.until > at)
    for row in db.execute(sa.select(grants).where(g.file == file, g.recipient.in_(list(mine)), live)):
        grant = as_signed(row)
        if not _GIVING & trust.roles_ever(grant.giver):
            raise Unvouched("grant")
        if grant.key_version > 1 and not _vouched(db, vault, trust, grant):
            raise Unvouched("grant")
        yield grant.key_version, open_grant(grant, vault, mine[grant.recipient], trust.signing_keys(grant.giver))


_GIVING = CASE_ROLES | VOUCHING


def _vouched(db: sa.Connection, vault: UUID, trust: Trust, grant: Grant) -> bool:
    """Whether a supervisor gave this very key of this version to somebody."""
    g = grants.c
    same = (g.file == grant.file) & (g.key_version == grant.key_version) & (g.commitment == grant.commitment)
    for row in db.execute(sa.select(grants).where(same)):
        other = as_signed(row)
        if other.commitment and trust.vouched(other.giver, other.signature, other.signed(vault)):
            return True
    return False


def as_signed(row: sa.Row[tuple[Any, ...]]) -> Grant:
    """A row of the table as it was signed."""
    terms = Terms(GrantKind(row.kind), row.at, row.until)
    return Grant(
        row.file, row.key_version, row.recipient, row.giver, row.box, row.signature, row.commitment, terms
    )  # fmt: skip


def grant_new(
    db: sa.Connection, vault: UUID, by: Identity, trust: Trust, file: UUID, to: Mapping[UUID, Terms]
) -> bytes:
    """Makes a file's first key and grants it to each recipient. Raises Damaged for one nobody vouches for."""
    key = os.urandom(32)
    for recipient, terms in to.items():
        pass_on(db, vault, by, trust, file, 1, key, recipient, terms)
    return key


def pass_on(
    db: sa.Connection, vault: UUID, by: Identity, trust: Trust, file: UUID, version: int, key: bytes, to: UUID,
    terms: Terms, why: str = "",
) -> None:  # fmt: skip
    """Grants a file's key to one more recipient; who has it already has it on these terms from now on.

    `why` is kept under the file's own key. Raises Damaged for a recipient nobody vouches for.
    """
    grant = give(key, vault, file, version, to, trust.sealing(to), by, terms)
    row = {
        "file": file, "key_version": version, "recipient": to, "giver": by.id, "at": terms.at, "until": terms.until,
        "box": grant.box, "signature": grant.signature, "kind": terms.kind.value, "commitment": grant.commitment,
        "why": lock_bytes(key, why.encode(), _why_context(file, to)) if why else None,
    }  # fmt: skip
    _PASS_ON.change(db, row)


def _passing_on() -> Prepared:
    given, same = upsert(grants), ("file", "key_version", "recipient")
    fresh = {column.name: given.excluded[column.name] for column in grants.c if column.name not in same}
    return Prepared(given.on_conflict_do_update(index_elements=same, set_=fresh))


_PASS_ON = _passing_on()


def reason(key: bytes, row: sa.Row[tuple[Any, ...]]) -> str:
    """Why somebody was given the file, in the giver's words; empty when nothing was said."""
    return open_bytes(key, row.why, _why_context(row.file, row.recipient)).decode() if row.why else ""


def _why_context(file: UUID, to: UUID) -> bytes:
    return b"casedesk/why\0" + file.bytes + to.bytes


def key_version(db: sa.Connection, file: UUID) -> int:
    """The current version of a file's key, asked in the same transaction as the write."""
    return int(_NEWEST.rows(db, {"file": file})[0].version or 1)


_NEWEST = Prepared(
    sa.select(sa.func.max(grants.c.key_version).label("version")).where(grants.c.file == sa.bindparam("file"))
)


def granted(db: sa.Connection, recipients: Iterable[UUID], at: datetime) -> dict[bytes, bytes]:
    """Every file granted to any of the recipients at this moment: file and version packed, and the file."""
    g = grants.c
    query = sa.select(sa.type_coerce(g.file, sa.LargeBinary), g.key_version)
    query = query.where(g.recipient.in_(list(recipients)), g.until.is_(None) | (g.until > at))
    return {file + VERSION.pack(version): file for file, version in db.execute(query).cursor.fetchall()}


def take_up(
    db: sa.Connection, ring: Keyring, vault: UUID, me: Identity, mine: Mapping[UUID, Identity], trust: Trust,
    at: datetime,
) -> bool:  # fmt: skip
    """Fills the ring: from the bundle what is still granted, from the grants what is newer.

    Returns whether the bundle lags behind and should be kept anew.
    """
    still = granted(db, mine, at)
    for row in _given_to(db, me.id, at):
        if not signed_by_giver(row, vault, trust):  # a bundle is never trusted over a grant
            still.pop(row.file.bytes + VERSION.pack(row.key_version), None)
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
        for version, key in _unbroken(fetch(db, vault, mine, trust, file, at)):
            ring.learn(file, version, key)
    return held != still.keys()


def _given_to(db: sa.Connection, person: UUID, at: datetime) -> Sequence[Any]:
    """What colleagues gave one person: a share, a cover, a case that was another's."""
    g = grants.c
    live = g.until.is_(None) | (g.until > at)
    return db.execute(sa.select(grants).where(g.recipient == person, g.giver != person, live)).all()


def signed_by_giver(row: Any, vault: UUID, trust: Trust) -> bool:
    """Whether a row of the table is as its giver signed it: recipient, terms and box."""
    try:
        check_signed(as_signed(row), vault, trust.signing_keys(row.giver))
    except Damaged:
        return False
    return True


def _unbroken(fetched: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """What can be taken up: a forged grant must not keep everybody out of the vault; opening its file tells of it."""
    with contextlib.suppress(Damaged):
        yield from fetched


def keep_bundle(db: sa.Connection, ring: Keyring, vault: UUID, me: Identity) -> None:
    """Keeps all keys of the ring in one blob under the person's own key."""
    blob = lock_bytes(me.own_key(BUNDLE), ring.bundle(), vault.bytes)
    row = upsert(bundles).values(person=me.id, sealed=blob)
    db.execute(row.on_conflict_do_update(index_elements=["person"], set_={"sealed": blob}))
