"""The arithmetic of the journal: a chain of hashes, each entry signed by who acted (SECURITY.md, section 4)."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from casedesk.security.identity import Identity, signed_by_any
from casedesk.security.moments import micros_of, moment_of

GENESIS = bytes(32)
"""What stands before the first entry."""
FIXED = struct.Struct(">Qqq16s16s")  # sequence, time, clock that never goes back, person, object
NOTHING = bytes(16)
_LENGTH = struct.Struct(">I")
_ENTRY, _SIGNED = b"casedesk/journal entry\0", b"casedesk/journal\0"


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

    @property
    def moment(self) -> datetime:
        """What its clock shows: it does not go back with the computer's."""
        return moment_of(self.micros)


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


class Row(NamedTuple):
    """An entry as it lies in the database, for walking 100,000 of them: moments in microseconds, identities in bytes.

    Whatever an insider put there may stand in it, of any type.
    """

    seq: int
    at: int
    micros: int
    person: bytes
    action: str
    object: bytes | None
    details: bytes
    previous: bytes
    hash: bytes
    signature: bytes


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
    micros = max(last.micros, micros_of(at))
    unsigned = Entry(last.seq + 1, at.astimezone(UTC), micros, person, action, object, details, last.hash, b"", b"")
    hashed = replace(unsigned, hash=_hash(unsigned))
    return replace(hashed, signature=by.sign(_signed(hashed)))


def row_of(entry: Entry) -> Row:
    """The entry as it lies in the database."""
    object = entry.object.bytes if entry.object else None
    return Row(
        entry.seq, micros_of(entry.at), entry.micros, entry.person.bytes, entry.action, object, entry.details,
        entry.previous, entry.hash, entry.signature,
    )  # fmt: skip


def row_hash(row: Row) -> bytes | None:
    """What the hash of an entry must be; None where what stands there is no entry at all."""
    try:
        action = row.action.encode()
        fixed = FIXED.pack(row.seq, row.at, row.micros, row.person, row.object or NOTHING)
        return hashlib.sha256(
            b"".join((_ENTRY, row.previous, fixed, _LENGTH.pack(len(action)), action, row.details))
        ).digest()
    except (struct.error, TypeError, AttributeError, UnicodeError):
        return None


def signed(row: Row, keys_of: Callable[[UUID], Iterable[bytes]]) -> bool:
    """Whether the person it names signed the entry, with any key they were ever certified for."""
    try:
        return signed_by_any(keys_of(UUID(bytes=row.person)), row.signature, _SIGNED + row.hash)
    except (TypeError, ValueError):
        return False


def _hash(found: Entry) -> bytes:
    hashed = row_hash(row_of(found))
    if hashed is None:
        raise ValueError("not an entry")
    return hashed


def _signed(found: Entry) -> bytes:
    return _SIGNED + found.hash
