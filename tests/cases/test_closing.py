"""A case is closed by two people, with nothing left open; closed, it is only read, until it is opened again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from casedesk.cases.codes.case import CaseStatus, NextStep, Part, Risk, Step
from casedesk.cases.codes.review import ApprovalOf, ApprovalState, ClosureCheck, ClosureReason
from casedesk.cases.codes.work import Mode, Outcome, Progress
from casedesk.cases.keeping import FileClosed
from casedesk.cases.queries.approvals import to_approve
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.review import Approval, Flag
from casedesk.cases.rules.closing import ReferralsOpen, SomebodyOut, TasksOpen, WasClosed, open_ends_in
from casedesk.cases.rules.closing_words import said_open_ends
from casedesk.cases.rules.due import due_on
from casedesk.cases.verbs.approving import NotYourOwn, approve, ask_approval, send_back
from casedesk.cases.verbs.closing import NotClosed, close_case, reopen
from casedesk.cases.verbs.flagging import lift_flag, raise_flag
from casedesk.cases.verbs.refer import withdraw_referral
from casedesk.cases.verbs.undo import undo
from casedesk.cases.verbs.visiting import back_from_visit, leave_for_visit
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.work import Work
from tests import factories as make
from tests.centre import do
from tests.factories import DAY, NOON
from tests.two_supervisors import closed as closed_by_hand
from tests.vaults import COLLEAGUE, Clock, opened


@pytest.fixture
def dara(folder: Path, clock: Clock) -> Iterator[Access]:
    """The worker, inside."""
    with opened(folder, COLLEAGUE, clock) as access:
        yield access


def begun(access: Access) -> UUID:
    """A case in which everything was done, and one goal is open."""
    case: UUID = make.registered(access).id
    make.kept(access, *(one(case) for one in (make.consent, make.safety, make.identity, make.incident)))
    make.kept(access, make.assessment(case), make.plan_line(case))
    make.asked(access, case)
    return case


def case_of(access: Access, case: UUID) -> Case:
    return do(access, open_case, case=case).case


def ended(folder: Path, clock: Clock, **of: Risk) -> UUID:
    """A case that Dara asked to close and the founder approved."""
    with opened(folder, COLLEAGUE, clock) as dara:
        case = begun(dara)
        if of:
            make.kept(dara, make.follow_up(case, at=clock.at + timedelta(hours=-1), **of))
        make.kept(dara, make.closure(case))
        do(dara, close_case, case=case)
    with opened(folder, clock=clock) as founder:
        approval = next(one for one in do(founder, to_approve) if one.what is ApprovalOf.CLOSURE)
        do(founder, approve, approval=approval.id)
    return case


def test_prepared_asked_for_and_closed_by_another(folder: Path, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        case = begun(dara)
        make.kept(dara, make.closure(case, gone_through=(ClosureCheck.MAY_RETURN,)))
        assert case_of(dara, case).next_step is NextStep.ASK_CLOSURE
        do(dara, close_case, case=case)
        found = case_of(dara, case)
        assert (found.status, found.step, found.next_step) == (CaseStatus.OPEN, Step.CLOSURE, NextStep.AWAIT_CLOSURE)
    clock.at += timedelta(days=1)
    with opened(folder, clock=clock) as founder:
        waiting = next(one for one in do(founder, to_approve) if one.what is ApprovalOf.CLOSURE)
        assert (waiting.parts, waiting.of) == (1, 4)
        do(founder, approve, approval=waiting.id)
        file = do(founder, open_case, case=case)
        assert (file.case.status, file.case.closed) == (CaseStatus.CLOSED, DAY + timedelta(days=1))
        assert file.case.next_step is NextStep.NOTHING
        assert file.of(Closure)[0].closed == DAY + timedelta(days=1)
        plan = next(one for one in file.of(Approval) if one.what is ApprovalOf.PLAN)
        assert plan.state is ApprovalState.WITHDRAWN, "nobody is asked about a plan of a closed case"
        assert do(founder, to_approve) == []


def test_high_risk_is_never_closed_by_who_asked(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as founder:
        case = begun(founder)
        make.kept(founder, make.follow_up(case, risk=Risk.HIGH), make.closure(case))
        asked = do(founder, close_case, case=case)
        with pytest.raises(NotYourOwn):
            do(founder, approve, approval=asked.id)
        assert case_of(founder, case).status is CaseStatus.OPEN


def test_sent_back_the_file_stays_open(folder: Path, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        case = begun(dara)
        (closure,) = make.kept(dara, make.closure(case))
        asked = do(dara, close_case, case=case)
    with opened(folder, clock=clock) as founder:
        do(founder, send_back, approval=asked.id, comment="Ask her about the court first")
    with opened(folder, COLLEAGUE, clock) as dara:
        assert case_of(dara, case).next_step is NextStep.CLOSURE_SENT_BACK
        make.kept(dara, replace(closure, outcome="The court has decided."))
        assert case_of(dara, case).next_step is NextStep.ASK_CLOSURE
        do(dara, close_case, case=case)
        assert case_of(dara, case).next_step is NextStep.AWAIT_CLOSURE


def test_open_referrals_and_tasks_are_named_and_settled_first(dara: Access) -> None:
    case = begun(dara)
    referral = make.drafted(dara, case)
    (task,) = make.kept(dara, make.task(case))
    make.kept(dara, make.closure(case))
    said = said_open_ends(open_ends_in(do(dara, open_case, case=case)))
    assert [words.split(":")[0] for words in said] == ["Open referrals", "Open goals", "Open tasks"]
    assert referral.number in said[0]
    with pytest.raises(ReferralsOpen) as trouble:
        do(dara, close_case, case=case)
    assert "Referrals are still open: 1." in trouble.value.said()
    do(dara, withdraw_referral, referral=referral.id)
    with pytest.raises(TasksOpen):
        do(dara, ask_approval, case=case, what=ApprovalOf.CLOSURE)
    make.kept(dara, replace(task, done=DAY))
    assert do(dara, close_case, case=case).state is ApprovalState.REQUESTED


def test_nothing_is_closed_while_somebody_is_on_a_visit_for_it(folder: Path, clock: Clock) -> None:
    """Else nobody could sign back in, and the alarm would never end."""
    checked = {"who_home": "Her aunt", "pretext": "Rice", "back_by": clock.at + timedelta(hours=2), "told": "Bopha"}
    with opened(folder, COLLEAGUE, clock) as dara:
        case = begun(dara)
        make.kept(dara, make.closure(case))
        asked, at = do(dara, close_case, case=case), clock.at + timedelta(minutes=9)
        (visit,) = make.kept(dara, make.follow_up(case, at=at, mode=Mode.HOME_VISIT, **checked))
        do(dara, leave_for_visit, visit=visit.id, asked_her=True)
        assert "Somebody is still on a home visit" in said_open_ends(open_ends_in(do(dara, open_case, case=case)))[0]
    with opened(folder, clock=clock) as founder, pytest.raises(SomebodyOut):
        do(founder, approve, approval=asked.id)
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, back_from_visit, visit=visit.id)
    with opened(folder, clock=clock) as founder:
        do(founder, approve, approval=asked.id)


def test_a_referral_begun_while_it_waits_keeps_the_file_open(folder: Path, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        case = begun(dara)
        make.kept(dara, make.closure(case))
        asked = do(dara, close_case, case=case)
        make.drafted(dara, case)
    with opened(folder, clock=clock) as founder:
        with pytest.raises(ReferralsOpen):
            do(founder, approve, approval=asked.id)
        assert case_of(founder, case).status is CaseStatus.OPEN


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("reason", {"reason": ClosureReason.NEEDS_MET}),
        ("gone_through", {"gone_through": (ClosureCheck.PLAN,)}),
        ("outcome", {"reason": ClosureReason.OTHER}),
        ("on", {"on": DAY + timedelta(days=1)}),
    ],
)
def test_what_cannot_be_true_is_told_in_its_field(dara: Access, field: str, told: dict[str, object]) -> None:
    case = begun(dara)
    with pytest.raises(InField) as trouble:
        make.kept(dara, make.closure(case, **told))
    assert trouble.value.field == field


def test_met_or_no_longer_wanted_is_complete(dara: Access) -> None:
    case = begun(dara)
    (line,) = do(dara, open_case, case=case).plan
    make.kept(dara, replace(line, progress=Progress.DROPPED))
    assert case_of(dara, case).next_step is NextStep.REVIEW_CLOSURE
    make.kept(dara, make.closure(case, reason=ClosureReason.NEEDS_MET, gone_through=(ClosureCheck.PLAN,)))


@pytest.mark.parametrize(
    ("tries", "days", "enough"), [(3, 30, True), (4, 90, True), (2, 30, False), (3, 29, False), (0, 60, False)]
)
def test_no_contact_needs_three_tries_and_thirty_days(
    dara: Access, clock: Clock, tries: int, days: int, enough: bool
) -> None:
    case = begun(dara)
    clock.at += timedelta(days=days)
    missed = [NOON + timedelta(days=1 + place) for place in range(tries)]
    make.kept(dara, *(make.follow_up(case, at=at, outcome=Outcome.NOT_REACHED) for at in missed))
    closure = make.closure(case, on=clock.at.date(), reason=ClosureReason.NO_CONTACT)
    if enough:
        make.kept(dara, closure)
    else:
        with pytest.raises(InField) as trouble:
            make.kept(dara, closure)
        assert trouble.value.field == "reason"


def test_who_was_reached_since_is_not_given_up(dara: Access, clock: Clock) -> None:
    case = begun(dara)
    clock.at += timedelta(days=40)
    make.kept(
        dara, *(make.follow_up(case, at=NOON + timedelta(days=n), outcome=Outcome.NOT_REACHED) for n in (1, 2, 3))
    )
    make.kept(dara, make.follow_up(case, at=NOON + timedelta(days=4)))
    with pytest.raises(InField):
        make.kept(dara, make.closure(case, on=clock.at.date(), reason=ClosureReason.NO_CONTACT))


def test_nothing_is_written_into_a_closed_file(folder: Path, clock: Clock) -> None:
    case = ended(folder, clock)
    with opened(folder, COLLEAGUE, clock) as dara:
        file = do(dara, open_case, case=case)
        for entry in (*make.further(case), make.follow_up(case), make.plan_line(case), *file.plan):
            if not isinstance(entry, Closure):
                with pytest.raises(FileClosed):
                    make.kept(dara, entry)
        with pytest.raises(FileClosed):
            make.drafted(dara, case)
        with pytest.raises(FileClosed):
            do(dara, ask_approval, case=case, what=ApprovalOf.PLAN)
        with pytest.raises(FileClosed):
            do(dara, undo, entry=file.plan[0])
        assert do(dara, open_case, case=case).plan == file.plan
        assert due_on(file, DAY + timedelta(days=400)) == ()


@pytest.mark.parametrize("status", [CaseStatus.TRANSFERRED, CaseStatus.DUPLICATE])
def test_nor_into_one_that_went_elsewhere(dara: Access, status: CaseStatus) -> None:
    case = make.registered(dara).id
    with Work(dara) as work:
        work.save(replace(work.get(Case, case), status=status))
        work.commit()
    with pytest.raises(FileClosed):
        make.kept(dara, make.consent(case))
    if status is CaseStatus.DUPLICATE:
        with pytest.raises(NotClosed):
            do(dara, reopen, case=case, why="She came back")


def test_opened_again_it_keeps_how_it_was_closed(folder: Path, clock: Clock) -> None:
    case = ended(folder, clock, risk=Risk.HIGH)
    clock.at += timedelta(days=20)
    with opened(folder, COLLEAGUE, clock) as dara:
        with pytest.raises(InField):
            do(dara, reopen, case=case, why="  ")
        do(dara, reopen, case=case, why="She  came back")
        file = do(dara, open_case, case=case)
        (closing,) = file.of(Closure)
        assert (closing.closed, closing.reopened) == (DAY, DAY + timedelta(days=20))
        assert closing.why_reopened == "She came back"
        assert (file.case.status, file.case.closed) == (CaseStatus.OPEN, None)
        assert file.case.next_step is not NextStep.NOTHING
        with pytest.raises(WasClosed):
            make.kept(dara, replace(closing, outcome="Something else"))
        with pytest.raises(WasClosed):
            make.kept(dara, replace(closing, closed=None, reopened=None))
        with pytest.raises(NotClosed):
            do(dara, reopen, case=case, why="Twice")
        make.kept(dara, make.closure(case, on=clock.at.date(), reason=ClosureReason.MOVED))
        asked = do(dara, close_case, case=case)
    with opened(folder, clock=clock) as founder:
        do(founder, approve, approval=asked.id)
        assert len(do(founder, open_case, case=case).of(Closure)) == 2


def test_one_closed_before_closings_were_written_down_is_opened_again(dara: Access) -> None:
    case = make.registered(dara).id
    closed_by_hand(dara, case, DAY)
    do(dara, reopen, case=case, why="She came back")
    (closing,) = do(dara, open_case, case=case).of(Closure)
    assert (closing.closed, closing.reopened, closing.reason) == (DAY, DAY, ClosureReason.OTHER)


def test_a_flag_stands_until_it_is_lifted_and_is_due_on_its_day(dara: Access) -> None:
    case = make.registered(dara).id
    again = DAY + timedelta(days=5)
    (flag,) = make.kept(dara, make.flag(case, until=again))
    due = [(one.on, one.words, one.part) for one in due_on(do(dara, open_case, case=case), DAY)]
    assert (again, "Look at the flag again", Part.REVIEWS) in due
    assert do(dara, lift_flag, flag=flag.id).lifted == DAY
    assert "Look at the flag again" not in [one.words for one in due_on(do(dara, open_case, case=case), DAY)]
    do(dara, raise_flag, flag=flag.id)
    assert do(dara, open_case, case=case).of(Flag)[0].lifted is None
    with pytest.raises(InField):
        make.kept(dara, make.flag(case, until=DAY - timedelta(days=1)))
