"""What goes on around the entries of a file: referrals, approvals, closing, keys, time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.review import ApprovalOf, ApprovalState, ClosureReason
from casedesk.cases.codes.work import Item, ReferralState, Rejection
from casedesk.cases.consent_holding import taken_back
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.records.review import Approval, Task
from casedesk.cases.rules.approving import SUBJECTS, of_subject
from casedesk.cases.verbs import approving, refer
from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.closing import close_case, reopen
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.sharing import share, take_back
from casedesk.cases.verbs.tasks import finish_task
from casedesk.security.roles import CASE_ROLES
from casedesk.store.access import Access
from casedesk.store.records import Record
from casedesk.store.work import Work
from casedesk.text.dates import day_over, local
from casedesk.text.trouble import Mendable
from tests import factories as make
from tests.cases.files import A_DAY
from tests.cases.walking import Writing
from tests.promises.office import Given

NEXT = {
    ReferralState.DRAFTED: "consent", ReferralState.CONSENTED: "send", ReferralState.SENT: "answer",
    ReferralState.ACCEPTED: "serve", ReferralState.SERVED: "feedback",
}  # fmt: skip
"""What follows on what, when nothing comes between."""


STEPS = (
    "writes", "writes_what_every_file_has", "changes", "goes_on_with_a_referral",
    "writes", "writes_what_every_file_has", "changes", "goes_on_with_a_referral",
    "writes", "writes_what_every_file_has", "changes", "goes_on_with_a_referral",
    "somebody_comes", "changes_an_old_version", "takes_back_what_was_saved", "consent_is_taken_back", "refers", "asks",
    "decides", "closes", "opens_again", "shares", "takes_back", "gives_to_another_worker", "time_passes",
    "everybody_tries_every_file",
)  # fmt: skip
"""What may happen, and how often beside the others."""


class Walk(Writing):
    """One walk through whole files. What the program refuses changes nothing."""

    @rule(data=st.data())
    def goes(self, data: st.DataObject) -> None:
        """One rule for all: of many, the engine would leave some out of every short walk."""
        getattr(self, self.in_turn(data, STEPS))(data)

    def refers(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        to = self.do(by, refer.keep_provider, provider=make.provider())
        assert isinstance(to, Provider)
        self.do(by, refer.draft_referral, referral=make.referral(file, to.id, drafted=self.today))
        self.looks_again(file)

    def goes_on_with_a_referral(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        held = self.seen[file].file.referrals
        if not held:
            return
        one, day = held[data.draw(st.integers(0, len(held) - 1))], self.today
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
        usual = [NEXT[one.state]] * 3 * len(steps) if one.state in NEXT else []
        steps[data.draw(st.sampled_from([*usual, *sorted(steps)]))]()
        self.looks_again(file)

    def sends(self, by: UUID, file: UUID, referral: Referral) -> None:
        """Nothing leaves without a consent that holds today, for this recipient and this purpose."""
        today, held = self.today, self.seen[file].file
        release = held.release_of(referral)
        may = (
            referral.state is ReferralState.CONSENTED and release is not None and release.withdrawn is None
            and release.given <= today <= release.until and release.provider == referral.provider
            and release.purpose == referral.purpose and taken_back(held.consents) is None
            and held.case.status is CaseStatus.OPEN
        )  # fmt: skip
        assert (self.do(by, refer.send_referral, referral=referral.id) is not None) is may

    def asks(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        what = data.draw(st.sampled_from(ApprovalOf))
        if what is ApprovalOf.CLOSURE:
            self.do(by, close_case, case=file)
        else:
            self.do(by, approving.ask_approval, case=file, what=what)
        self.looks_again(file)

    def decides(self, data: st.DataObject) -> None:
        file, _worker = self.at_work(data)
        self.decided(file, self.one(data, self.inside(lambda p: p.case_worker)), yes=data.draw(st.booleans()))

    def closes(self, data: st.DataObject) -> None:
        """As it is meant: nothing left open, prepared, asked for, and approved by the first supervisor who may."""
        file, by = self.at_work(data)
        for referral in self.seen[file].file.referrals:
            self.do(by, refer.withdraw_referral, referral=referral.id)
        for task in self.seen[file].file.of(Task):
            self.do(by, finish_task, task=task.id)
        entry = make.closure(file, on=self.today, reason=ClosureReason.ASKED)
        self.do(by, record, entry=entry)
        self.looks_again(file)
        self.do(by, close_case, case=file)
        self.looks_again(file)
        for supervisor in sorted(self.inside(lambda p: p.supervisor)):
            self.decided(file, supervisor, yes=True)

    def decided(self, file: UUID, by: UUID, *, yes: bool) -> None:
        """Somebody wants to decide what was asked first."""
        held = self.seen[file].file
        for one in [one for one in held.of(Approval) if one.state is ApprovalState.REQUESTED][:1]:
            subject = of_subject(one.what, held.of(SUBJECTS[one.what].kind))
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

    def opens_again(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        was = self.seen[file].file.case.status
        if self.do(by, reopen, case=file, why="She came back") is not None:
            assert was is CaseStatus.CLOSED
            self.looks_again(file, opened=True)

    def shares(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        to, day = self.one(data, self.office.people), self.days(data)
        until = local(day).date() if day else None
        if self.did(by, share, case=file, to=to, why="on call", until=until):
            end, before = (day_over(until) if until else None), self.office.files[file].given.get(to)
            if before is not None and to in self.office.live(file):
                end = None if end is None or before.until is None else max(end, before.until)
            self.office.files[file].given[to] = Given(end)

    def takes_back(self, data: st.DataObject) -> None:
        file, by = self.at_work(data)
        person = self.one(data, self.office.people)
        if self.did(by, take_back, case=file, person=person):
            if self.office.people[by].supervisor:
                self.office.renew(file, person)
            else:
                self.office.files[file].given[person].until = self.clock.at

    def gives_to_another_worker(self, data: st.DataObject) -> None:
        file, _worker = self.at_work(data)
        by = self.one(data, self.inside(lambda p: p.supervisor))
        to, day = self.one(data, self.those(lambda p: p.case_worker)), self.days(data)
        if self.did(by, reassign, cases=[file], to=to, why="new", keeps_until=local(day).date() if day else None):
            self.office.reassign(file, to, day_over(local(day).date()) if day else None)
            self.looks_again(file)

    def time_passes(self, data: st.DataObject) -> None:
        days = data.draw(st.sampled_from([1, 4, 40]))
        self.lock()
        self.clock.at = self.office.now = self.clock.at + days * A_DAY

    def everybody_tries_every_file(self, data: st.DataObject) -> None:
        for person in sorted(self.inside(lambda p: True)):
            self.opens_what_is_meant(self.as_(person))

    def opens_what_is_meant(self, access: Access) -> None:
        me = access.person
        meant = {file for file in self.office.files if me.id in self.office.may_read(file)}
        opened = {file for file in self.office.files if opens(access, file)}
        assert opened == (meant if CASE_ROLES & me.roles else set()), f"{me.name} in front of the screen"


def opens(access: Access, file: UUID) -> bool:
    """Whether a person's keys and role let them read a file."""
    try:
        with Work(access) as work:
            open_case(work, case=file)
    except Mendable:
        return False
    return True
