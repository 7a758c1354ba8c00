"""The arithmetic of the journal: a chain of hashes, each entry signed by who acted (SECURITY.md, section 4)."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from casedesk.security.identity import Identity, signed_by_any
from casedesk.security.moments import micros_of, moment_of
from casedesk.text.translation import N_

GENESIS = bytes(32)
"""What stands before the first entry."""
FIXED = struct.Struct(">Qqq16s16s")  # sequence, time, clock that never goes back, person, object
NOTHING = bytes(16)
FINGERPRINT = 24
"""Hex digits of a break's fingerprint."""
_LENGTH = struct.Struct(">I")
_ENTRY, _SIGNED = b"casedesk/journal entry\0", b"casedesk/journal\0"

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


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the journal does not match: what, in a marked sentence, at which entry, and its fingerprint.

    The fingerprint is of this very break: one that a supervisor acknowledged is known by it, another one is not.
    """

    problem: str
    seq: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries there are, and every place where they do not match, in their order."""

    count: int
    breaks: tuple[Break, ...] = ()

    @property
    def problem(self) -> str | None:
        """The first problem."""
        return self.breaks[0].problem if self.breaks else None

    @property
    def at_seq(self) -> int | None:
        """The entry at which the first problem shows."""
        return self.breaks[0].seq if self.breaks else None


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


def verify_chain(
    entries: Iterable[Entry], keys_of: Callable[[UUID], Iterable[bytes]], anchors: Iterable[Anchor] = ()
) -> Verdict:
    """Walks the whole journal from its first entry to its last and tells every problem.

    `keys_of` gives the public signing keys a person was ever certified for: none for a stranger.
    """
    walk = Walk(anchors, keys_of)
    walk.take(map(row_of, entries))
    return walk.verdict()


class Walk:
    """Walk(anchors, keys_of=None, aside=()): `take(rows)` as often as there are more, then `verdict()`.

    Without `keys_of` only hashes are compared, not signatures. `last` is the head so far, `aside` the rows whose
    actions were asked for.
    """

    def __init__(
        self,
        anchors: Iterable[Anchor] = (),
        keys_of: Callable[[UUID], Iterable[bytes]] | None = None,
        aside: Collection[str] = (),
    ) -> None:
        self._remembered: dict[int, list[Anchor]] = {}
        for anchor in anchors:
            self._remembered.setdefault(anchor.seq, []).append(anchor)
        self._keys_of, self._wanted = keys_of, aside
        self._breaks: list[Break] = []
        self._count = 0
        self.last = Head(0, GENESIS, 0)
        self.aside: list[Row] = []

    def take(self, rows: Iterable[Row]) -> None:
        """Goes on over these entries; a problem is noted and the walk continues behind it."""
        seq, hash, micros = self.last.seq, self.last.hash, self.last.micros
        remembered, wanted = self._remembered, self._wanted
        for row in rows:
            digest = row_hash(row)
            good = row.seq == seq + 1 and digest == row.hash and row.previous == hash and row.micros >= micros
            if not good:
                self._note(row, digest, Head(seq, hash, micros))
            if self._keys_of is not None and digest == row.hash and not signed(row, self._keys_of):
                self._breaks.append(forged(row))
            for anchor in remembered.pop(row.seq, ()) if row.seq in remembered else ():
                if anchor.head != row.hash:
                    self._breaks.append(unlike(anchor, REWRITTEN))
            if row.action in wanted:
                self.aside.append(row)
            seq, hash, micros = row.seq, row.hash, row.micros if isinstance(row.micros, int) else micros
            self._count += 1
        self.last = Head(seq, hash, micros)

    def verdict(self) -> Verdict:
        """What was found, anchors that no entry stands for any more included."""
        unmet = sorted((anchor for all in self._remembered.values() for anchor in all), key=lambda anchor: anchor.seq)
        left = (unlike(anchor, CUT if anchor.seq > self.last.seq else REWRITTEN) for anchor in unmet)
        return Verdict(self._count, (*self._breaks, *left))

    def _note(self, row: Row, digest: bytes | None, last: Head) -> None:
        if row.seq != last.seq + 1:
            problem = MISSING
        elif digest != row.hash:
            problem = CHANGED
        else:
            problem = REWRITTEN if row.previous != last.hash else BACKWARDS
        self._breaks.append(Break(problem, row.seq, _fingerprint(problem, row, repr((last.seq, last.hash)))))


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


def forged(row: Row) -> Break:
    """An entry that the person it names did not sign."""
    return Break(FORGED, row.seq, _fingerprint(FORGED, row, ""))


def unlike(anchor: Anchor, problem: str) -> Break:
    """An anchor that the journal does not lead to."""
    known = b"casedesk/unlike\0" + struct.pack(">Q", anchor.seq) + anchor.head
    return Break(problem, anchor.seq, hashlib.sha256(known).hexdigest()[:FINGERPRINT])


def _fingerprint(problem: str, row: Row, before: str) -> str:
    said = f"casedesk/break\0{problem}\0{before}\0{tuple(row)!r}"
    return hashlib.sha256(said.encode(errors="backslashreplace")).hexdigest()[:FINGERPRINT]


def _hash(found: Entry) -> bytes:
    hashed = row_hash(row_of(found))
    if hashed is None:
        raise ValueError("not an entry")
    return hashed


def _signed(found: Entry) -> bytes:
    return _SIGNED + found.hash
