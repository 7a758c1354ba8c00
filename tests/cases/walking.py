"""A case file of which anything may happen, in any order, with what was seen of it kept beside the vault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from casedesk.cases.case_file import KINDS, CaseFile
from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.case import CaseKind, CaseStatus
from casedesk.cases.codes.review import ApprovalOf, ApprovalState
from casedesk.cases.codes.work import Item, ReferralState, Rejection
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.records.review import Approval
from casedesk.cases.rules.approving import SUBJECTS, of_subject
from casedesk.cases.rules.consent_rules import taken_back
from casedesk.cases.verbs import approving, refer
from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.closing import close_case, reopen
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.register import register
from casedesk.cases.verbs.sharing import share, take_back
from casedesk.cases.verbs.undo import undo
from casedesk.store.records import Record, changed
from casedesk.store.work import Work
from casedesk.text.dates import day_over, local
from tests import answering
from tests import factories as make
from tests.cases.files import A_DAY
from tests.promises.front_door import FrontDoor
from tests.promises.office import Given

_BY_VERBS = (FirstContact, ConsentToRelease, Referral, Approval, Attachment)
"""Kinds that are written by verbs of their own."""
WRITTEN: Mapping[str, type[Record]] = {kind.__name__: kind for kind in KINDS if kind not in _BY_VERBS}
"""What anybody who reads a file writes with a form, by name."""

ONCE = (Identity, SafeContact)
"""Kinds of which a file holds one."""


@dataclass
class Seen:
    """Every version of every entry of a file that was ever seen, the newest last; and the file as it was last."""

    file: CaseFile
    versions: dict[UUID, list[Record]] = field(default_factory=dict)


class Walk(FrontDoor):
    """One walk through a few files of two teams. What the program refuses changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[UUID, Seen] = {}
        self.changed: tuple[UUID, list[list[Record]]] | None = None
        self.saved: Record | None = None

    @initialize(data=st.data())
    def first_file(self, data: st.DataObject) -> None:
        self.somebody_comes(data, CaseKind.SURVIVOR)

    @rule(data=st.data(), kind=st.sampled_from(CaseKind))
    def somebody_comes(self, data: st.DataObject, kind: CaseKind) -> None:
        by = self.one(data, self.inside(lambda p: p.case_worker))
        case = self.do(by, register, kind=kind, contact=make.first_contact(at=self.clock.at), safe=make.safe_contact())
        assert isinstance(case, Case)
        self.office.register(case.id, by)
        self.looks_again(case.id)

    @rule(data=st.data())
    def writes(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        kind = WRITTEN[data.draw(st.sampled_from(sorted(WRITTEN)))]
        if kind in ONCE and self.seen[file].file.of(kind):
            return
        entry = data.draw(answering.entry(kind, file, local(self.clock.at).date()))
        self.saved = self.do(by, record, entry=entry)
        self.looks_again(file)

    @rule(data=st.data())
    def writes_what_every_file_has(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        day = local(self.clock.at).date()
        makers = (
            make.consent, make.safety, make.incident, make.assessment, make.plan_line, make.follow_up, make.closure,
        )  # fmt: skip
        given: dict[str, Any] = {"on": day, "given": day, "interviewed": day, "at": self.clock.at}
        plain = makers[data.draw(st.integers(0, len(makers) - 1))](file)
        self.saved = self.do(by, record, entry=changed(plain, **{n: given[n] for n in given if n in plain.__fields__}))
        self.looks_again(file)

    @rule(data=st.data())
    def changes(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        held = [one for one in self.entries(file).values() if type(one) in WRITTEN.values()]
        if not held:
            return
        old = held[data.draw(st.integers(0, len(held) - 1))]
        fields = answering.asked(type(old))
        name = data.draw(st.sampled_from(sorted(fields)))
        value = data.draw(answering.answers_to(fields[name], near=local(self.clock.at).date()))
        self.saved = self.do(by, record, entry=changed(old, **{name: value}))
        self.looks_again(file)

    @rule(data=st.data())
    def changes_an_old_version(self, data: st.DataObject) -> None:
        """The last of two edits never wins silently."""
        file, by = self.at_work(data)
        older = [all[-2] for id, all in self.seen[file].versions.items() if len(all) > 1 and id in self.entries(file)]
        older = [one for one in older if type(one) in WRITTEN.values()]
        if older:
            assert self.do(by, record, entry=older[data.draw(st.integers(0, len(older) - 1))]) is None

    @rule(data=st.data())
    def takes_back_what_was_saved(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        if self.saved is not None and self.saved.owner == file and self.did(by, undo, entry=self.saved):
            assert self.saved.written_by == by
            self.saved = None
            self.looks_again(file)

    @rule(data=st.data())
    def consent_is_taken_back(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        for consent in self.seen[file].file.consents[:1]:
            self.do(by, record, entry=changed(consent, withdrawn=local(self.clock.at).date()))
            self.looks_again(file)

    @rule(data=st.data())
    def refers(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        to = self.do(by, refer.keep_provider, provider=make.provider())
        assert isinstance(to, Provider)
        self.do(by, refer.draft_referral, referral=make.referral(file, to.id, drafted=local(self.clock.at).date()))
        self.looks_again(file)

    @rule(data=st.data())
    def goes_on_with_a_referral(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        held = self.seen[file].file.referrals
        if not held:
            return
        one, day = held[data.draw(st.integers(0, len(held) - 1))], local(self.clock.at).date()
        until = day + data.draw(st.sampled_from([-1, 0, 3, 30])) * A_DAY
        steps: dict[str, Any] = {
            "consent": lambda: self.do(
                by, refer.consent_to_release, referral=one.id, items=[Item.FIRST_NAME], refused=[Item.ADDRESS],
                until=until, how=HowGiven.SPOKEN,
            ),
            "withdraw consent": lambda: self.do(by, refer.withdraw_consent, referral=one.id),
            "send": lambda: self.sends(by, file, one),
            "answer": lambda: self.do(
                by, refer.answer_referral, referral=one.id, accepted=day.day % 2 == 0, reason=Rejection.FULL
            ),
            "serve": lambda: self.do(by, refer.serve_referral, referral=one.id, on=day),
            "feedback": lambda: self.do(by, refer.give_feedback, referral=one.id, feedback="It helped"),
            "withdraw": lambda: self.do(by, refer.withdraw_referral, referral=one.id),
        }  # fmt: skip
        steps[data.draw(st.sampled_from(sorted(steps)))]()
        self.looks_again(file)

    def sends(self, by: UUID, file: UUID, referral: Referral) -> None:
        """Nothing leaves without a consent that holds today, for this recipient and this purpose."""
        today, held = local(self.clock.at).date(), self.seen[file].file
        release = held.release_of(referral)
        may = (
            referral.state is ReferralState.CONSENTED and release is not None and release.withdrawn is None
            and release.given <= today <= release.until and release.provider == referral.provider
            and release.purpose == referral.purpose and taken_back(held.consents) is None
            and held.case.status is CaseStatus.OPEN
        )  # fmt: skip
        assert (self.do(by, refer.send_referral, referral=referral.id) is not None) is may

    @rule(data=st.data(), what=st.sampled_from(ApprovalOf))
    def asks(self, data: st.DataObject, what: ApprovalOf) -> None:
        file, by = self.at_work(data)
        if what is ApprovalOf.CLOSURE:
            self.do(by, close_case, case=file)
        else:
            self.do(by, approving.ask_approval, case=file, what=what)
        self.looks_again(file)

    @rule(data=st.data(), yes=st.booleans())
    def decides(self, data: st.DataObject, yes: bool) -> None:
        file, _worker = self.at_work(data)
        by = self.one(data, self.inside(lambda p: p.case_worker))
        waits = [one for one in self.seen[file].file.of(Approval) if one.state is ApprovalState.REQUESTED]
        for one in waits[:1]:
            subject = of_subject(one.what, self.seen[file].file.of(SUBJECTS[one.what].kind))
            own = one.asked_by == by or any(self.author(file, one.what, part) == by for part in subject)
            if yes:
                done = self.do(by, approving.approve, approval=one.id)
            else:
                done = self.do(by, approving.send_back, approval=one.id, comment="More of her words")
            if done is not None:
                assert not own, "nobody approves their own"
                assert self.office.people[by].supervisor
                assert by in self.office.may_read(file)
            self.looks_again(file)

    def author(self, file: UUID, what: ApprovalOf, entry: Record) -> UUID:
        """Who gave an entry the answers it has, as the versions that were seen tell it."""
        told = [(tuple(getattr(one, name) for name in SUBJECTS[what].fields), one.written_by)
                for one in self.seen[file].versions[entry.id]]  # fmt: skip
        first = len(told) - 1
        while first > 0 and told[first - 1][0] == told[-1][0]:
            first -= 1
        return told[first][1]

    @rule(data=st.data())
    def opens_again(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        was = self.seen[file].file.case.status
        if self.do(by, reopen, case=file, why="She came back") is not None:
            assert was is CaseStatus.CLOSED
            self.looks_again(file, opened=True)

    @rule(data=st.data())
    def shares(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        to, day = self.one(data, self.office.people), self.days(data)
        until = local(day).date() if day else None
        if self.did(by, share, case=file, to=to, why="on call", until=until):
            end, before = (day_over(until) if until else None), self.office.files[file].given.get(to)
            if before is not None and to in self.office.live(file):
                end = None if end is None or before.until is None else max(end, before.until)
            self.office.files[file].given[to] = Given(end)

    @rule(data=st.data())
    def takes_back(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        person = self.one(data, self.office.people)
        if self.did(by, take_back, case=file, person=person):
            if self.office.people[by].supervisor:
                self.office.renew(file, person)
            else:
                self.office.files[file].given[person].until = self.clock.at

    @rule(data=st.data())
    def gives_to_another_worker(self, data: st.DataObject) -> None:
        file, _worker = self.at_work(data)
        by = self.one(data, self.inside(lambda p: p.supervisor))
        to, day = self.one(data, self.those(lambda p: p.case_worker)), self.days(data)
        if self.did(by, reassign, cases=[file], to=to, why="new", keeps_until=local(day).date() if day else None):
            self.office.reassign(file, to, day_over(local(day).date()) if day else None)
            self.looks_again(file)

    @rule(days=st.sampled_from([1, 4, 40]))
    def time_passes(self, days: int) -> None:
        self.lock()
        self.clock.at = self.office.now = self.clock.at + days * A_DAY

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
        assert not fresh or opened or before is None or before.file.case.status is CaseStatus.OPEN, (
            "a closed file stays"
        )
        for one in held.values():
            if one in fresh:
                versions.setdefault(one.id, []).append(one)
            assert one == versions[one.id][-1], "nothing changes without a new version"
        if fresh:
            self.changed = file, [versions[one.id] for one in fresh]

    def file_now(self, file: UUID) -> CaseFile:
        """As its worker or a supervisor of the team reads it."""
        with Work(self.as_(sorted(self.readers(file))[0])) as work:
            return open_case(work, case=file)
