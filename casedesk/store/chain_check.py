"""Whether the journal in the vault is the one that was written: hashes, signatures, anchors, acknowledged breaks.

100,000 entries are walked in well under a second; between handfuls of them the window gets its turn.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.chain import FINGERPRINT, Break, Walk, forged, unlike
from casedesk.security.journal import Anchor, Head, Row, row_hash, signed
from casedesk.security.moments import EPOCH, MICROSECOND, moment_of
from casedesk.security.roles import Permission, may
from casedesk.store.tables import journal
from casedesk.store.trust import Trust
from casedesk.text.translation import N_

ACKNOWLEDGE = "acknowledge"
HANDFUL = 200
"""Entries between two turns of the window: about a millisecond of walking."""
SIGNATURES = 10
_NAMED = re.compile(rb"(\d{1,18}):([0-9a-f]{%d})\b" % FINGERPRINT)
_EPOCH = EPOCH.replace(tzinfo=None)


ENDED, CHANGED_ROLES = "leave", "roles"
_OF_PEOPLE = frozenset({ENDED, CHANGED_ROLES, "certify", "rescue"})
FOUNDED, _NEW_TEAM_KEYS = "found team", b'"what":"team"'
_OF_TEAMS = frozenset({FOUNDED, "renew keys"})
_ASIDE = _OF_PEOPLE | _OF_TEAMS | {ACKNOWLEDGE}
PUT_BACK = N_("The access of a person was ended or changed here, and somebody put it back in the database.")
_TOLERANCE = timedelta(hours=1)
"""A certificate is made in the transaction of its entry; so much apart they may lie and still be of one act."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far one person's program has verified every signature, and how many acknowledgements there were then."""

    seq: int
    hash: bytes
    acknowledged: int

    def dump(self) -> bytes:
        """The mark as it is remembered."""
        return json.dumps([self.seq, self.hash.hex(), self.acknowledged]).encode()

    @classmethod
    def load(cls, raw: bytes) -> Mark:
        """Reads what `dump` wrote."""
        seq, hash, acknowledged = json.loads(raw)
        return cls(seq, bytes.fromhex(hash), acknowledged)


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The breaks a supervisor's signed entry named, by fingerprint, and the first entry they concern."""

    prints: frozenset[str]
    since: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What a walk found: the head, how many entries, every break, those nobody has acknowledged, and after which entry
    signatures are still to be verified. `acknowledged` counts the acknowledgements."""

    head: Head
    count: int
    breaks: tuple[Break, ...]
    open: tuple[Break, ...]
    verified: int
    acknowledged: int


def rows(db: sa.Connection, *, after: int = 0, upto: int | None = None, size: int = HANDFUL) -> Iterator[list[Row]]:
    """Entries as they lie there, a handful at a time; whoever waits for the interpreter has it in between."""
    query = _ENTRIES.where(journal.c.seq > after).order_by(journal.c.seq)
    cursor: Any = db.execute(query if upto is None else query.where(journal.c.seq <= upto)).cursor
    while found := cursor.fetchmany(size):
        yield _as_they_lie(found)
        time.sleep(0)


def some(db: sa.Connection, numbers: Sequence[int]) -> list[Row]:
    """The entries with these numbers, whatever somebody may have put into them."""
    cursor: Any = db.execute(_ENTRIES.where(journal.c.seq.in_(numbers))).cursor
    return _as_they_lie(cursor)


_ENTRIES = sa.select(*(journal.c[name] for name in Row._fields))


def _as_they_lie(found: Iterable[Any]) -> list[Row]:
    return [Row(one[0], _micros(one[1]), *one[2:]) for one in found]


def _micros(at: str) -> int:
    try:
        return (datetime.fromisoformat(at) - _EPOCH) // MICROSECOND
    except (TypeError, ValueError):
        return -1  # no moment at all: its hash tells


def look(db: sa.Connection, trust: Trust, anchors: Iterable[Anchor], mark: Mark | None = None) -> Looked:
    """Walks the chain of hashes from its first entry, past every anchor and past one's own mark."""
    known = [*anchors, *([_anchor(mark)] if mark else [])]
    walk = Walk(known, aside=_ASIDE)
    for handful in rows(db):
        walk.take(handful)
    verdict = walk.verdict()
    breaks = (*verdict.breaks, *_put_back(walk.aside, trust), *_taken_out(walk.aside, trust))
    seen = list(_acknowledgements([row for row in walk.aside if row.action == ACKNOWLEDGE], trust))
    lost = unlike(_anchor(mark), "").fingerprint if mark else ""
    met = mark is not None and lost not in {one.fingerprint for one in breaks}
    covered = mark is not None and any(one.since <= mark.seq for one in seen[mark.acknowledged :])
    left = unacknowledged(breaks, seen)
    if covered:
        left = tuple(one for one in left if one.fingerprint != lost)
    return Looked(walk.last, verdict.count, breaks, left, mark.seq if mark and met else 0, len(seen))


def signatures(
    db: sa.Connection, trust: Trust, *, after: int, upto: int, stopped: Callable[[], bool] = lambda: False
) -> tuple[Row | None, tuple[Break, ...]]:
    """Verifies who signed each entry; returns the last one verified and those that were forged. Ends when stopped."""
    last, found, known = None, [], _remembered(trust)
    for handful in rows(db, after=after, upto=upto, size=SIGNATURES):
        if stopped():
            break
        found += [forged(row) for row in handful if not signed(row, known)]
        last = handful[-1]
    return last, tuple(found)


def settled(db: sa.Connection, trust: Trust) -> list[Acknowledged]:
    """Every acknowledgement that a supervisor signed, oldest first."""
    cursor: Any = db.execute(_ENTRIES.where(journal.c.action == ACKNOWLEDGE).order_by(journal.c.seq)).cursor
    return list(_acknowledgements(_as_they_lie(cursor), trust))


def unacknowledged(breaks: Iterable[Break], settled: Collection[Acknowledged]) -> tuple[Break, ...]:
    """Breaks that no supervisor has named."""
    known = {one for found in settled for one in found.prints}
    return tuple(one for one in breaks if one.fingerprint not in known)


def named(breaks: Sequence[Break]) -> str:
    """How an acknowledgement names breaks: “17:6fa1… 20:03bc…”."""
    return " ".join(f"{one.seq}:{one.fingerprint}" for one in breaks)


def places(details: bytes) -> list[tuple[int, str]]:
    """The breaks that an acknowledgement names: at which entry, and their fingerprints."""
    return [(int(seq), print.decode()) for seq, print in _NAMED.findall(details)]


def _acknowledgements(found: Iterable[Row], trust: Trust) -> Iterator[Acknowledged]:
    for row in found:
        genuine = row_hash(row) == row.hash and signed(row, trust.signing_keys)
        if not (genuine and may(trust.roles_ever(UUID(bytes=row.person)), Permission.ACKNOWLEDGE)):
            continue
        pairs = places(row.details)
        if pairs:
            yield Acknowledged(frozenset(print for _, print in pairs), min(seq for seq, _ in pairs))


def _put_back(aside: Iterable[Row], trust: Trust) -> Iterator[Break]:
    """Where the newest entry of a person tells that they left, or have other roles, and the certificates do not:
    an insider deleted a revocation, or the newest certificate."""
    newest = {row.object: row for row in aside if row.action in _OF_PEOPLE and isinstance(row.object, bytes)}
    for person, row in newest.items():
        if row.action in (ENDED, CHANGED_ROLES) and row_hash(row) == row.hash and signed(row, trust.signing_keys):
            id, at = UUID(bytes=person), moment_of(row.at)
            stale = all(one.issued < at - _TOLERANCE for one in trust.ever.get(id, ()))
            if (id in trust.people) if row.action == ENDED else stale:
                print = hashlib.sha256(b"casedesk/put back\0" + row.hash).hexdigest()[:FINGERPRINT]
                yield Break(PUT_BACK, row.seq, print)


def _taken_out(aside: Iterable[Row], trust: Trust) -> Iterator[Break]:
    """Where a supervisor's entry tells of a team's keys that are not there: an insider deleted them, so that what is
    new is closed with the ones before, which somebody who left still has."""
    for row in aside:
        if _tells_of_team(row) and UUID(bytes=row.object) not in trust.teams and _by_supervisor(row, trust):
            print = hashlib.sha256(b"casedesk/taken out\0" + row.hash).hexdigest()[:FINGERPRINT]
            yield Break(PUT_BACK, row.seq, print)


def _tells_of_team(row: Row) -> bool:
    if row_hash(row) != row.hash or row.action not in _OF_TEAMS or row.object is None:
        return False
    return row.action == FOUNDED or _NEW_TEAM_KEYS in row.details


def _by_supervisor(row: Row, trust: Trust) -> bool:
    return may(trust.roles_ever(UUID(bytes=row.person)), Permission.RENEW_KEYS) and signed(row, trust.signing_keys)


def _remembered(trust: Trust) -> Callable[[UUID], Sequence[bytes]]:
    known: dict[UUID, Sequence[bytes]] = {}

    def keys_of(person: UUID) -> Sequence[bytes]:
        if person not in known:
            known[person] = trust.signing_keys(person)
        return known[person]

    return keys_of


def _anchor(mark: Mark) -> Anchor:
    return Anchor(mark.seq, mark.hash, EPOCH)
