"""The journal as supervisors and inspectors read it: numbers of entries first, lines when they are painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.actions import ActionKind, of_kind
from casedesk.cases.records.case import Case
from casedesk.security.envelope import open_box
from casedesk.security.errors import Damaged
from casedesk.security.journal import Row, signed
from casedesk.security.moments import moment_of
from casedesk.security.roles import Permission
from casedesk.store import chain_check, people
from casedesk.store.journal import codes_of, words_context
from casedesk.store.office_tables import erasures
from casedesk.store.records import NOBODY, id_of
from casedesk.store.tables import journal
from casedesk.store.work import Work, query
from casedesk.text.dates import day_begins, day_over
from casedesk.text.naming import in_script

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
    """An entry as it lies there, its line, and the public key that proves its signature: empty where none does."""

    row: Row
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
    return [line for _row, line in _lines(work, numbers)]


@query(Permission.EXPORT_JOURNAL)
def proven_entries(work: Work, *, numbers: Sequence[int]) -> list[ProvenEntry]:
    """Some entries with what an inspector needs to prove them, in the given order."""
    return [ProvenEntry(row, line, _proof(work, row)) for row, line in _lines(work, numbers)]


@query(Permission.READ_JOURNAL, logs="read reason", about="concerns")
def entry_words(work: Work, *, number: int, concerns: UUID | None) -> str:
    """The words of an entry that are sealed to the supervisors; recorded, with whom or what the entry concerns, before
    they are shown.

    Raises Damaged for words that none of one's teams can open.
    """
    j = journal.c
    told = codes_of(work.db.scalar(sa.select(j.details).where(j.seq == number)))
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
    acted = {id for (raw,) in work.raw(sa.select(journal.c.person).distinct()) if (id := _id(raw)) is not None}
    known = people.names(work.db)
    everybody = [Acting(id, *known[id], id in acted) for id in {*known, *acted}]
    return sorted(everybody, key=lambda one: in_script(one.name, one.khmer_name))


@query(Permission.READ_JOURNAL)
def code_of(work: Work, *, id: UUID) -> str:
    """The code by which the journal is sifted for a case; empty when it is not there any more."""
    return _case_codes(work, {id}).get(id, ("", False))[0]


@query(Permission.READ_JOURNAL)
def known_breaks(work: Work) -> list[KnownBreak]:
    """Every place that a supervisor acknowledged, for ever."""
    j, known, found = journal.c, people.names(work.db), []
    genuine = {print for one in chain_check.settled(work.db, work.access.trust) for print in one.prints}
    query = sa.select(j.seq, j.at, j.person, j.details).where(j.action == chain_check.ACKNOWLEDGE).order_by(j.seq)
    for row in work.rows(query):
        name, khmer_name = known[row.person]
        for seq, print in chain_check.places(row.details):
            if print in genuine:
                found.append(KnownBreak(seq, name, khmer_name, row.at, row.seq))
    return found


def _proof(work: Work, row: Row) -> bytes:
    person = _id(row.person)
    keys = work.access.trust.signing_keys(person) if person is not None else []
    return next((key for key in keys if _signed_with(row, key)), b"")


def _signed_with(row: Row, key: bytes) -> bool:
    return signed(row, lambda _person: [key])


def _lines(work: Work, numbers: Sequence[int]) -> list[tuple[Row, EntryRow]]:
    known, rows = people.names(work.db), list[Row]()
    for begin in range(0, len(numbers), ANSWER):
        rows += chain_check.some(work.db, numbers[begin : begin + ANSWER])
    codes = _case_codes(work, {id for row in rows if (id := _id(row.object)) is not None})
    lines = {row.seq: (row, _line(row, known, codes)) for row in rows}
    return [lines[seq] for seq in numbers if seq in lines]


def _line(row: Row, known: people.StaffNames, codes: Mapping[UUID, tuple[str, bool]]) -> EntryRow:
    person, object = _id(row.person), _id(row.object)
    name, khmer_name = known[person] if person else ("", "")
    about, present = codes.get(object, ("", False)) if object else ("", False)
    if not about and object:
        about = known[object][0]
    told = codes_of(row.details)
    sealed = told.pop("sealed", None) is not None
    at = moment_of(max(row.at, 0))
    return EntryRow(
        row.seq, at, person or NOBODY, name, khmer_name, str(row.action), object if present else None, about, told,
        sealed, object,
    )  # fmt: skip


def _id(raw: object) -> UUID | None:
    return UUID(bytes=raw) if isinstance(raw, bytes) and len(raw) == 16 else None


def _case_codes(work: Work, objects: set[UUID]) -> dict[UUID, tuple[str, bool]]:
    """The code of each case, and whether it is still there: one that was erased is in the ledger."""
    found: dict[UUID, tuple[str, bool]] = {}
    wanted, gone = list(objects), erasures.c
    for begin in range(0, len(wanted), ANSWER):
        part = wanted[begin : begin + ANSWER]
        erased = sa.select(gone.file, gone.number).where(gone.file.in_(part), gone.done.is_not(None))
        found |= {row.file: (row.number, False) for row in work.rows(erased)}
        there = sa.select(id_of(Case), Case.__table__.c.number).where(id_of(Case).in_(part))
        found |= {row.id: (row.number, True) for row in work.rows(there)}
    return found


def _filters(work: Work, wanted: WantedEntries) -> list[sa.ColumnElement[bool]]:
    j, found = journal.c, []
    if wanted.person is not None:
        found.append(j.person == wanted.person)
    if wanted.kind is not None:
        found.append(j.action.in_(of_kind(wanted.kind)))
    if wanted.since is not None:
        found.append(j.at >= day_begins(wanted.since))
    if wanted.until is not None:
        found.append(j.at < day_over(wanted.until))
    if wanted.code:
        number = Case.__table__.c.number
        found.append(j.object.in_(sa.select(id_of(Case)).where(number == wanted.code.strip().upper())))
    return found
