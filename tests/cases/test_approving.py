"""Plans and closures are approved by another person: what is refused in a sentence, and what is never so."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from casedesk.cases.codes.case import CaseStatus, NextStep, Step
from casedesk.cases.codes.review import ApprovalOf, ApprovalState, ClosureReason
from casedesk.cases.codes.work import Progress
from casedesk.cases.queries.approvals import behind, to_approve
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.told import told
from casedesk.cases.records.review import Approval
from casedesk.cases.rules.approving import newest_request, was_changed
from casedesk.cases.verbs import approving
from casedesk.cases.verbs.approving import approve, ask_approval, send_back, withdraw
from casedesk.cases.verbs.closing import close_case, reopen
from casedesk.cases.verbs.record import record
from casedesk.security.errors import NotGranted, NotInRole
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.text.trouble import Mendable
from tests import factories as make
from tests.centre import SUPERVISOR, do, joins, who
from tests.two_teams import second_team
from tests.vaults import COLLEAGUE, Clock, Grown, opened

PLAN = ApprovalOf.PLAN


@pytest.fixture
def case(folder: Path, grown: Grown) -> UUID:
    """Dara's case with a plan of two needs; the founder is a supervisor, Ouk Visal another one."""
    return grown(folder, planned)


def planned(folder: Path) -> UUID:
    """The case; Ouk Visal is enrolled."""
    joins(folder, "Ouk Visal", "visal", SUPERVISOR)
    with opened(folder, COLLEAGUE) as dara:
        case: UUID = make.registered(dara).id
        make.kept(dara, *(one(case) for one in (make.consent, make.safety, make.identity, make.incident)))
        make.kept(dara, make.assessment(case), make.plan_line(case), make.plan_line(case, goal="To sleep well"))
    return case


def newest(access: Access, case: UUID) -> Approval:
    found = newest_request(do(access, open_case, case=case), PLAN)
    assert found is not None
    return found


def step(access: Access, case: UUID) -> tuple[Step, NextStep]:
    found = do(access, open_case, case=case).case
    return found.step, found.next_step


def test_asked_sent_back_changed_and_approved(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        assert step(dara, case) == (Step.PLANNING, NextStep.ASK_APPROVAL)
        make.asked(dara, case)
        assert step(dara, case) == (Step.ACTION, NextStep.FOLLOW_UP), "the work goes on while it waits"
    clock.at += timedelta(days=2)
    with opened(folder, clock=clock) as founder:
        (waiting,) = do(founder, to_approve)
        assert (waiting.by, waiting.parts, waiting.asked) == (("Lim Dara", ""), 2, make.DAY)
        do(founder, send_back, approval=waiting.id, comment="  What if he comes to her aunt?  ")
        assert do(founder, to_approve) == []
    clock.at += timedelta(days=1)
    with opened(folder, COLLEAGUE, clock) as dara:
        assert newest(dara, case).comment == "What if he comes to her aunt?"
        assert step(dara, case)[1] is NextStep.PLAN_SENT_BACK
        assert [one.action for one in do(dara, told)] == ["send back"]
        line = do(dara, open_case, case=case).plan[0]
        (seen,) = make.kept(dara, replace(line, progress=Progress.IN_PROGRESS))
        assert step(dara, case)[1] is NextStep.PLAN_SENT_BACK, "how far a goal is does not answer the comment"
        make.kept(dara, replace(seen, action="Her aunt knows whom to call"))
        assert step(dara, case)[1] is NextStep.ASK_APPROVAL
        make.asked(dara, case)
    with opened(folder, clock=clock) as founder:
        (waiting,) = do(founder, to_approve)
        done = do(founder, approve, approval=waiting.id)
        assert (done.state, done.decided_by) == (ApprovalState.APPROVED, founder.person.id)
        assert step(founder, case) == (Step.ACTION, NextStep.FOLLOW_UP)


def test_a_plan_nobody_asked_for_is_due_when_its_file_is_changed_and_not_late_by_months(
    folder: Path, case: UUID, clock: Clock
) -> None:
    clock.at += timedelta(days=200)
    with opened(folder, COLLEAGUE, clock) as dara:
        make.kept(dara, make.task(case, due=make.DAY + timedelta(days=230)))
        found = do(dara, open_case, case=case).case
    assert (found.next_step, found.due) == (NextStep.ASK_APPROVAL, make.DAY + timedelta(days=200))


def test_a_change_of_what_was_approved_shows_and_progress_does_not(folder: Path, case: UUID) -> None:
    with opened(folder, COLLEAGUE) as dara:
        asked = make.asked(dara, case)
    with opened(folder) as founder:
        do(founder, approve, approval=asked.id)
    with opened(folder, COLLEAGUE) as dara:
        file = do(dara, open_case, case=case)
        assert not was_changed(file, newest(dara, case))
        (met,) = make.kept(dara, replace(file.plan[0], progress=Progress.MET))
        assert not was_changed(do(dara, open_case, case=case), newest(dara, case))
        make.kept(dara, replace(met, goal="Another goal"))
        assert was_changed(do(dara, open_case, case=case), newest(dara, case))


def test_nobody_approves_what_they_asked_for(folder: Path, case: UUID) -> None:
    with opened(folder) as founder:
        asked = make.asked(founder, case)
        assert do(founder, to_approve) == []
        for verb, more in ((approve, {}), (send_back, {"comment": "No"})):
            with pytest.raises(approving.NotYourOwn):
                do(founder, verb, approval=asked.id, **more)  # type: ignore[arg-type]
    with opened(folder, "visal") as visal:
        assert do(visal, approve, approval=asked.id).decided_by == visal.person.id


def test_nobody_approves_what_they_wrote_whoever_told_the_progress_later(folder: Path, case: UUID) -> None:
    with opened(folder) as founder:
        line = do(founder, open_case, case=case).plan[0]
        make.kept(founder, replace(line, goal="As the founder sees it"))
    with opened(folder, COLLEAGUE) as dara:
        line = next(one for one in do(dara, open_case, case=case).plan if one.goal == "As the founder sees it")
        make.kept(dara, replace(line, progress=Progress.IN_PROGRESS))
        asked = make.asked(dara, case)
        assert do(dara, behind, case=case, what=PLAN).authors == {dara.person.id, who(dara, "Chan Bopha")}
    with opened(folder) as founder:
        assert do(founder, to_approve) == []
        with pytest.raises(approving.NotYourOwn):
            do(founder, approve, approval=asked.id)
    with opened(folder, "visal") as visal:
        assert [one.id for one in do(visal, to_approve)] == [asked.id]
        line = next(one for one in do(visal, open_case, case=case).plan if one.goal == "To sleep well")
        make.kept(visal, replace(line, progress=Progress.MET))
        assert do(visal, approve, approval=asked.id).state is ApprovalState.APPROVED, "she told how far it is, no more"


def test_nobody_writes_down_what_verbs_of_its_own_decide(folder: Path, case: UUID) -> None:
    with opened(folder, COLLEAGUE) as dara:
        asked, of = make.asked(dara, case), do(dara, open_case, case=case).case
        yes = replace(asked, state=ApprovalState.APPROVED, decided=asked.asked, decided_by=who(dara, "Ouk Visal"))
        for decided in (yes, replace(of, status=CaseStatus.CLOSED), make.drafted(dara, case)):
            with pytest.raises(TypeError):
                do(dara, record, entry=decided)
        assert newest(dara, case).state is ApprovalState.REQUESTED


def test_a_worker_approves_nothing(folder: Path, case: UUID) -> None:
    with opened(folder, COLLEAGUE) as dara:
        asked = make.asked(dara, case)
        with pytest.raises(NotInRole):
            do(dara, approve, approval=asked.id)


def test_without_the_key_nothing_is_asked_seen_or_decided(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        asked = make.asked(dara, case)
    second_team(folder, clock)
    with opened(folder, "rithy", clock) as rithy:
        assert do(rithy, to_approve) == []
        for verb, values in ((ask_approval, {"case": case, "what": PLAN}), (approve, {"approval": asked.id})):
            with pytest.raises(NotGranted):
                do(rithy, verb, **values)  # type: ignore[arg-type]


def test_one_open_request_for_each_thing(folder: Path, case: UUID) -> None:
    with opened(folder, COLLEAGUE) as dara:
        asked = make.asked(dara, case)
        with pytest.raises(approving.AskedAlready):
            make.asked(dara, case)
        make.asked(dara, case, ApprovalOf.ASSESSMENT)
        gone = do(dara, withdraw, approval=asked.id)
        assert (gone.state, gone.decided_by) == (ApprovalState.WITHDRAWN, None)
        with pytest.raises(approving.DecidedAlready):
            do(dara, withdraw, approval=asked.id)
        assert make.asked(dara, case).id != asked.id


def test_what_is_not_written_is_not_asked_for(access: Access) -> None:
    case = make.registered(access).id
    for what in ApprovalOf:
        with pytest.raises(approving.NothingToApprove):
            make.asked(access, case, what)


def test_only_who_asked_or_follows_the_file_takes_it_back(folder: Path, case: UUID) -> None:
    with opened(folder, COLLEAGUE) as dara:
        asked = make.asked(dara, case)
    with opened(folder, "visal") as visal, pytest.raises(approving.AskedByAnother):
        do(visal, withdraw, approval=asked.id)


@pytest.mark.parametrize("comment", ["", " \n ", "x" * (approving.LONGEST_COMMENT + 1)])
def test_sent_back_with_a_comment(folder: Path, case: UUID, comment: str) -> None:
    with opened(folder, COLLEAGUE) as dara:
        asked = make.asked(dara, case)
    with opened(folder) as founder:
        with pytest.raises(InField) as trouble:
            do(founder, send_back, approval=asked.id, comment=comment)
        assert trouble.value.field == "comment"
        assert [one.id for one in do(founder, to_approve)] == [asked.id]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_people_try_nobody_approves_their_own(folder: Path, case: UUID, seed: int, clock: Clock) -> None:
    chance = random.Random(seed)
    for _session in range(8):
        with opened(folder, chance.choice(["bopha", COLLEAGUE, "visal"]), clock) as access:
            for _act in range(5):
                clock.at += timedelta(hours=7)
                with suppress(Mendable):
                    _some_act(access, case, chance)
            _holds(access, case)


def _some_act(access: Access, case: UUID, chance: random.Random) -> None:
    file = do(access, open_case, case=case)
    one = chance.choice(list(file.of(Approval)) or [None])
    acts: list[Callable[[], object]] = [
        lambda: do(access, ask_approval, case=case, what=chance.choice(list(ApprovalOf))),
        lambda: make.kept(access, replace(chance.choice(file.plan), goal=f"Goal {chance.random()}")),
        lambda: make.kept(access, replace(chance.choice(file.plan), progress=chance.choice(list(Progress)))),
        lambda: make.kept(access, make.closure(case, reason=chance.choice([ClosureReason.ASKED, ClosureReason.MOVED]))),
        lambda: do(access, close_case, case=case),
        lambda: do(access, reopen, case=case, why="She came back"),
    ]
    if one is not None:
        acts += 2 * [
            lambda: do(access, approve, approval=one.id),
            lambda: do(access, send_back, approval=one.id, comment="Once more"),
            lambda: do(access, withdraw, approval=one.id),
        ]
    chance.choice(acts)()


def _holds(access: Access, case: UUID) -> None:
    file = do(access, open_case, case=case)
    for one in file.of(Approval):
        assert one.decided_by != one.asked_by
        assert (one.decided is None) == (one.state is ApprovalState.REQUESTED)
    for what in ApprovalOf:
        waiting = [one for one in file.of(Approval) if one.what is what and one.state is ApprovalState.REQUESTED]
        assert len(waiting) <= 1
        assert not waiting or file.case.status is CaseStatus.OPEN
    assert (file.case.status is CaseStatus.CLOSED) == (file.case.closed is not None)
