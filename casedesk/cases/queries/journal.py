"""The journal as supervisors and inspectors read it: numbers of entries first, lines when they are painted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.actions import ActionKind, of_kind
from casedesk.cases.records.case import Case
from casedesk.security.envelope import open_box
from casedesk.security.errors import Damaged
from casedesk.security.journal import Entry, row_of, signed
from casedesk.security.roles import Permission
from casedesk.store import chain_check, people
from casedesk.store.journal import entries, words_context
from casedesk.store.records import id_of
from casedesk.store.tables import journal
from casedesk.store.work import Work, query

ANSWER = 500
"""So many ids are asked for in one statement."""


@dataclass(frozen=True, slots=True)
class WantedEntries:
    """Which entries; nothing chosen means any. Days are those of this machine, both included; `code` is a case's."""

    person: UUID | None = None
    kind: ActionKind | None = None
    since: date | None = None
    until: date | None = None
    code: str = ""

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return any((self.person, self.kind, self.since, self.until, self.code))


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line. `about` is the code of the case, or the name of the person, that it `concerns`; `codes` its details.

    `case` is what it concerns when that is a case; `sealed` tells that it holds words for the supervisors.
    """

    seq: int
    at: datetime
    person: UUID
    name: str
    khmer_name: str
    action: str
    case: UUID | None
    about: str
    codes: Mapping[str, str] = field(default_factory=dict)
    sealed: bool = False
    concerns: UUID | None = None


@dataclass(frozen=True, slots=True)
class KnownBreak:
    """A place where the journal does not match, and the supervisor's entry that acknowledged it."""

    seq: int
    name: str
    khmer_name: str
    at: datetime
    entry: int


@dataclass(frozen=True, slots=True)
class ProvenEntry:
    """An entry with its line, and the public key that proves its signature: empty where none does."""

    entry: Entry
    line: EntryRow
    signing: bytes


@query(Permission.READ_JOURNAL, logs="read journal")
def entry_numbers(work: Work, *, wanted: WantedEntries) -> list[int]:
    """The numbers of all wanted entries, newest first."""
    found = [seq for (seq,) in work.raw(sa.select(journal.c.seq).where(*_filters(work, wanted)))]
    found.sort(reverse=True)
    return found


@query(Permission.READ_JOURNAL)
def entry_rows(work: Work, *, numbers: Sequence[int]) -> list[EntryRow]:
    """The lines of some entries, in the given order, a page at a time."""
    j, known = journal.c, people.names(work.db)
    columns = (j.seq, j.at, j.person, j.action, j.object, j.details)
    rows = []
    for begin in range(0, len(numbers), ANSWER):
        rows += work.rows(sa.select(*columns).where(j.seq.in_(numbers[begin : begin + ANSWER])))
    codes = _case_codes(work, {row.object for row in rows if row.object is not None})
    lines = {row.seq: _line(row, known, codes) for row in rows}
    return [lines[seq] for seq in numbers if seq in lines]


@query(Permission.EXPORT_JOURNAL)
def proven_entries(work: Work, *, numbers: Sequence[int]) -> list[ProvenEntry]:
    """Some entries with what an inspector needs to prove them, in the given order."""
    lines = entry_rows(work, numbers=numbers)
    whole = {one.seq: one for one in entries(work.db, journal.c.seq.in_([line.seq for line in lines]))}
    found = [(whole[line.seq], line) for line in lines if line.seq in whole]
    return [ProvenEntry(entry, line, _proof(work, entry)) for entry, line in found]


@query(Permission.READ_JOURNAL, logs="read reason", about="concerns")
def entry_words(work: Work, *, number: int, concerns: UUID | None) -> str:
    """The words of an entry that are sealed to the supervisors; recorded, with whom or what the entry concerns, before
    they are shown.

    Raises Damaged for words that none of one's teams can open.
    """
    j = journal.c
    told = json.loads(work.db.scalar(sa.select(j.details).where(j.seq == number)) or b"{}")
    box = bytes.fromhex(told.get("sealed", ""))
    for identity in work.access.teams.values():
        try:
            return open_box(identity, box, words_context(work.access.vault.id)).decode()
        except Damaged:
            continue
    raise Damaged("words of the journal")


@dataclass(frozen=True, slots=True)
class Acting:
    """A person the journal may name, and whether any entry is theirs."""

    id: UUID
    name: str
    khmer_name: str
    acted: bool


@query(Permission.READ_JOURNAL)
def people_named(work: Work) -> list[Acting]:
    """Everybody the journal may name, by name; also those who left."""
    acted = {row.person for row in work.rows(sa.select(journal.c.person).distinct())}
    known = people.names(work.db)
    everybody = [Acting(id, *known.get(id, ("", "")), id in acted) for id in {*known, *acted}]
    return sorted(everybody, key=lambda one: one.name)


@query(Permission.READ_JOURNAL)
def known_breaks(work: Work) -> list[KnownBreak]:
    """Every place that a supervisor acknowledged, for ever."""
    j, known, found = journal.c, people.names(work.db), []
    genuine = {print for one in chain_check.settled(work.db, work.access.trust) for print in one.prints}
    query = sa.select(j.seq, j.at, j.person, j.details).where(j.action == chain_check.ACKNOWLEDGE).order_by(j.seq)
    for row in work.rows(query):
        name, khmer_name = known.get(row.person, ("", ""))
        for seq, print in chain_check.places(row.details):
            if print in genuine:
                found.append(KnownBreak(seq, name, khmer_name, row.at, row.seq))
    return found


def _proof(work: Work, entry: Entry) -> bytes:
    keys = work.access.trust.signing_keys(entry.person)
    return next((key for key in keys if signed(row_of(entry), lambda person, key=key: [key])), b"")  # type: ignore[misc]


def _line(row: Any, known: Mapping[UUID, tuple[str, str]], codes: Mapping[UUID, str]) -> EntryRow:
    try:
        told = json.loads(row.details) if row.details else {}
    except ValueError:
        told = {}  # the walk over the chain tells of it
    sealed = told.pop("sealed", None) is not None
    name, khmer_name = known.get(row.person, ("", ""))
    about = codes.get(row.object, "") or known.get(row.object, ("", ""))[0]
    case = row.object if row.object in codes else None
    said = {str(key): str(value) for key, value in told.items()}
    return EntryRow(row.seq, row.at, row.person, name, khmer_name, row.action, case, about, said, sealed, row.object)


def _case_codes(work: Work, objects: set[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    wanted = list(objects)
    for begin in range(0, len(wanted), ANSWER):
        some = sa.select(id_of(Case), Case.__table__.c.number).where(id_of(Case).in_(wanted[begin : begin + ANSWER]))
        found |= {row.id: row.number for row in work.rows(some)}
    return found


def _filters(work: Work, wanted: WantedEntries) -> list[sa.ColumnElement[bool]]:
    j, found = journal.c, []
    if wanted.person is not None:
        found.append(j.person == wanted.person)
    if wanted.kind is not None:
        found.append(j.action.in_(of_kind(wanted.kind)))
    if wanted.since is not None:
        found.append(j.at >= _begin(wanted.since))
    if wanted.until is not None:
        found.append(j.at < _begin(wanted.until + timedelta(days=1)))
    if wanted.code:
        number = Case.__table__.c.number
        found.append(j.object.in_(sa.select(id_of(Case)).where(number == wanted.code.strip().upper())))
    return found


def _begin(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone().astimezone(UTC)
