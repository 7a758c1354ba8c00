"""The journal's chain walked from its first entry to its last, and every place told where it does not match."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from casedesk.security.journal import GENESIS, Anchor, Entry, Head, Row, row_hash, row_of, signed
from casedesk.text.translation import N_

FINGERPRINT = 24
"""Hex digits of a break's fingerprint."""
MISSING = N_("Entries of the journal are missing.")
CHANGED = N_("An entry of the journal was changed.")
FORGED = N_("An entry of the journal was not signed by the person it names.")
BACKWARDS = N_("The clock of the journal goes backwards.")
REWRITTEN = N_("The journal is not the one that was here before.")
CUT = N_("The end of the journal was cut off, or an old vault was put back.")


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
