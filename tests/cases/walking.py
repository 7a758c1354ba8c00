"""A case file of which anything may happen, in any order, with what was seen of it kept beside the vault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import initialize

from casedesk.cases.case_file import KINDS, CaseFile
from casedesk.cases.codes.case import CaseKind, CaseStatus
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.review import Approval
from casedesk.cases.verbs.record import AT_THE_DOOR, record
from casedesk.cases.verbs.register import register
from casedesk.cases.verbs.undo import undo
from casedesk.store.access import Access
from casedesk.store.records import Record, changed
from casedesk.store.work import Work
from casedesk.text.dates import local
from tests import answering
from tests import factories as make
from tests.promises.front_door import FrontDoor

_BY_VERBS = (FirstContact, *AT_THE_DOOR, Referral, Approval, Attachment)
"""Kinds that are written by verbs of their own."""
WRITTEN: Mapping[str, type[Record]] = {kind.__name__: kind for kind in KINDS if kind not in _BY_VERBS}
"""What anybody who reads a file writes with a form, by name."""

USUAL = ("consent", "safety", "identity", "incident", "assessment", "plan_line", "follow_up")
"""What every file comes to hold, by how `factories` calls it."""
ONCE = (Identity, SafeContact)
"""Kinds of which a file holds one."""


@dataclass
class Seen:
    """Every version of every entry of a file that was ever seen, the newest last; and the file as it was last."""

    file: CaseFile
    versions: dict[UUID, list[Record]] = field(default_factory=dict)


class Writing(FrontDoor):
    """Entries of a few files of two teams are written, changed and taken back. What is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[UUID, Seen] = {}
        self.changed: tuple[UUID, list[list[Record]]] | None = None
        self.saved: Record | None = None
        self.turns: dict[tuple[str, ...], Iterator[str]] = {}

    @initialize(data=st.data())
    def first_file(self, data: st.DataObject) -> None:
        self.somebody_comes(data)

    def somebody_comes(self, data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from(CaseKind))
        by = self.one(data, self.inside(lambda p: p.case_worker))
        case = self.do(by, register, kind=kind, contact=make.first_contact(at=self.clock.at), safe=make.safe_contact())
        assert isinstance(case, Case)
        self.office.register(case.id, by)
        self.looks_again(case.id)

    def writes(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        kind = WRITTEN[self.in_turn(data, sorted(WRITTEN))]
        if kind in ONCE and self.seen[file].file.of(kind):
            return
        entry = data.draw(answering.entry(kind, file, self.today))
        self.saved = self.do(by, record, entry=entry)
        self.looks_again(file)

    def writes_what_every_file_has(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        day = self.today
        given: dict[str, Any] = {"on": day, "given": day, "interviewed": day, "at": self.clock.at}
        plain = getattr(make, self.in_turn(data, USUAL))(file)
        self.saved = self.do(by, record, entry=changed(plain, **{n: given[n] for n in given if n in plain.__fields__}))
        self.looks_again(file)

    def changes(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        held = [one for one in self.entries(file).values() if type(one) in WRITTEN.values()]
        if not held:
            return
        old = held[data.draw(st.integers(0, len(held) - 1))]
        fields = answering.asked(type(old))
        name = data.draw(st.sampled_from(sorted(fields)))
        value = data.draw(answering.answers_to(fields[name], near=self.today))
        self.saved = self.do(by, record, entry=changed(old, **{name: value}))
        self.looks_again(file)

    def changes_an_old_version(self, data: st.DataObject) -> None:
        """The last of two edits never wins silently."""
        file, by = self.at_work(data)
        older = [all[-2] for id, all in self.seen[file].versions.items() if len(all) > 1 and id in self.entries(file)]
        older = [one for one in older if type(one) in WRITTEN.values()]
        if older:
            assert self.do(by, record, entry=older[data.draw(st.integers(0, len(older) - 1))]) is None

    def takes_back_what_was_saved(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        if self.saved is not None and self.saved.owner == file and self.did(by, undo, entry=self.saved):
            assert self.saved.written_by == by
            self.saved = None
            self.looks_again(file)

    def consent_is_taken_back(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        for consent in self.seen[file].file.consents[:1]:
            self.do(by, record, entry=changed(consent, withdrawn=self.today))
            self.looks_again(file)

    def in_turn(self, data: st.DataObject, names: Sequence[str]) -> str:
        """Each of the names, in an order drawn once, and from the first again: a short walk meets them all."""
        turn = self.turns.get(tuple(names))
        if turn is None:
            turn = self.turns[tuple(names)] = cycle(data.draw(st.permutations(names)))
        return next(turn)

    @property
    def today(self) -> date:
        """The day, at the centre."""
        return local(self.clock.at).date()

    def at_work(self, data: st.DataObject) -> tuple[UUID, UUID]:
        """A file, and somebody who reads it."""
        file = self.one(data, self.office.files)
        return file, self.one(data, self.readers(file))

    def entries(self, file: UUID) -> dict[UUID, Record]:
        """What stands in a file now."""
        held = self.seen[file].file
        return {entry.id: entry for kind in KINDS for entry in held.of(kind)}

    def looks_again(self, file: UUID, *, opened: bool = False) -> None:
        """What a step left of the file, beside what was seen before: nothing is lost, its facts are up to date.

        `opened` when the step opened a closed case again: else nothing in a closed one changes.
        """
        before, now = self.seen.get(file), self.file_now(file)
        versions = before.versions if before else {}
        self.seen[file] = Seen(now, versions)
        held = self.entries(file)
        fresh = [one for one in held.values() if one.id not in versions or one.version > versions[one.id][-1].version]
        writable = opened or before is None or before.file.case.status is CaseStatus.OPEN
        assert writable or not fresh, "nothing is written into a closed file"
        for one in held.values():
            if one in fresh:
                versions.setdefault(one.id, []).append(one)
            assert one == versions[one.id][-1], "nothing changes without a new version"
        if fresh:
            self.changed = file, [versions[one.id] for one in fresh]

    def file_now(self, file: UUID) -> CaseFile:
        """As somebody who may reads it."""
        with Work(self.reading(file)) as work:
            return open_case(work, case=file)

    def reading(self, file: UUID) -> Access:
        """Whoever is in, if they read the file; else its first reader comes in."""
        readers = sorted(self.readers(file))
        if self.access is not None and self.access.person.id in readers:
            return self.access
        return self.as_(readers[0])
