"""The arithmetic of the journal: a chain of hashes, each entry signed by who acted (SECURITY.md, section 4)."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, verify
from casedesk.text.translation import N_

GENESIS = bytes(32)
"""What stands before the first entry."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIXED = struct.Struct(">Qqq16s16s")  # sequence, time, clock that never goes back, person, object
NOTHING = bytes(16)

MISSING = N_("Entries of the journal are missing.")
CHANGED = N_("An entry of the journal was changed.")
FORGED = N_("An entry of the journal was not signed by the person it names.")
BACKWARDS = N_("The clock of the journal goes backwards.")
REWRITTEN = N_("The journal is not the one that was here before.")
CUT = N_("The end of the journal was cut off, or an old vault was put back.")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The journal's head as it was written down outside the database, at a moment."""

    seq: int
    head: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry's number, hash (32 bytes) and clock."""

    seq: int
    hash: bytes
    micros: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what, when. `micros` are microseconds since 1970 that never decrease, even when the clock is put back."""

    seq: int
    at: datetime
    micros: int
    person: UUID
    action: str
    object: UUID | None
    details: bytes
    previous: bytes
    hash: bytes
    signature: bytes

    @property
    def head(self) -> Head:
        """What the next entry is chained to."""
        return Head(self.seq, self.hash, self.micros)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries were found sound; if not all, the first problem in a marked sentence, and where."""

    count: int
    problem: str | None = None
    at_seq: int | None = None


def entry(
    *,
    previous: Head | None,
    at: datetime,
    person: UUID,
    action: str,
    object: UUID | None,
    details: bytes,
    by: Identity,
) -> Entry:
    """The next entry, chained to the one before and signed by who acted."""
    if by.id != person:
        raise ValueError("an entry is signed by the person it names")
    last = previous or Head(0, GENESIS, 0)
    micros = max(last.micros, _micros(at))
    unsigned = Entry(last.seq + 1, at.astimezone(UTC), micros, person, action, object, details, last.hash, b"", b"")
    hashed = replace(unsigned, hash=_hash(unsigned))
    return replace(hashed, signature=by.sign(_signed(hashed)))


def verify_chain(
    entries: Iterable[Entry], keys_of: Callable[[UUID], Iterable[bytes]], anchors: Iterable[Anchor] = ()
) -> Verdict:
    """Walks the whole journal from its first entry and stops at the first problem.

    `keys_of` gives the public signing keys a person was ever certified for: none for a stranger.
    """
    remembered: dict[int, set[bytes]] = {}
    for anchor in anchors:
        remembered.setdefault(anchor.seq, set()).add(anchor.head)
    last = Head(0, GENESIS, 0)
    for found in entries:
        problem = _problem(found, last, keys_of) or _unlike(found.head, remembered.get(found.seq))
        if problem:
            return Verdict(last.seq, problem, found.seq)
        last = found.head
    if max(remembered, default=0) > last.seq:
        return Verdict(last.seq, CUT, last.seq + 1)
    return Verdict(last.seq)


def _problem(found: Entry, last: Head, keys_of: Callable[[UUID], Iterable[bytes]]) -> str | None:
    if found.seq != last.seq + 1:
        return MISSING
    if found.hash != _hash(found):
        return CHANGED
    if found.previous != last.hash:
        return REWRITTEN
    if found.micros < last.micros:
        return BACKWARDS
    return None if any(_genuine(found, signing) for signing in keys_of(found.person)) else FORGED


def _genuine(found: Entry, signing: bytes) -> bool:
    try:
        verify(signing, found.signature, _signed(found))
    except Damaged:
        return False
    return True


def _unlike(head: Head, remembered: set[bytes] | None) -> str | None:
    return REWRITTEN if remembered and remembered != {head.hash} else None


def _hash(found: Entry) -> bytes:
    fixed = FIXED.pack(
        found.seq, _micros(found.at), found.micros, found.person.bytes, found.object.bytes if found.object else NOTHING
    )
    action = found.action.encode()
    return hashlib.sha256(
        b"casedesk/journal entry\0" + found.previous + fixed + struct.pack(">I", len(action)) + action + found.details
    ).digest()


def _signed(found: Entry) -> bytes:
    return b"casedesk/journal\0" + found.hash


def _micros(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)
