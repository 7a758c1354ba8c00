"""A home visit from its plan to the way back: the check before leaving, who is out, and who is told when it is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from casedesk.cases.codes.answers import Weekday
from casedesk.cases.codes.case import NextStep
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.queries.visits import VisitOut, visits_out
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.undo import undo
from casedesk.cases.verbs.visiting import (
    NotNow,
    NotOut,
    NotToBeLeftFor,
    back_from_visit,
    leave_for_visit,
)
from casedesk.security.errors import NotInRole
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.work import Work
from casedesk.text.dates import local
from tests import factories as f
from tests.centre import FACILITATOR, WORKER, do, joins
from tests.factories import NOON
from tests.vaults import COLLEAGUE, Clock, opened
from tests.visits import AN_HOUR, CHECKED, planned_visit, visit_now


def case_of(access: Access, id: UUID) -> Case:
    with Work(access, reading=True) as work:
        return work.get(Case, id)


@pytest.fixture
def case(access: Access) -> UUID:
    """A file with consent, without agreed safe times."""
    made = f.registered(access, days=(), after=None, before=None)
    f.kept(access, f.consent(made.id))
    return made.id


def test_what_is_still_to_come_is_planned(access: Access, case: UUID) -> None:
    assert planned_visit(access, case).outcome is Outcome.PLANNED


def test_a_planned_visit_is_no_contact_yet(access: Access, case: UUID) -> None:
    before = case_of(access, case).last_contact
    planned_visit(access, case, at=NOON + timedelta(days=9), back_by=None)
    assert case_of(access, case).last_contact == before


def test_a_planned_visit_is_the_next_follow_up(access: Access, case: UUID) -> None:
    done = (f.safety(case), f.identity(case), f.incident(case), f.assessment(case), f.plan_line(case, by=None))
    f.kept(access, *done)
    f.asked(access, case)
    on = NOON + timedelta(days=1)
    planned_visit(access, case, at=on, back_by=None)
    found = case_of(access, case)
    assert (found.next_step, found.due) == (NextStep.FOLLOW_UP, local(on).date())


def test_out_and_back(access: Access, case: UUID, clock: Clock) -> None:
    visit = planned_visit(access, case)
    do(access, leave_for_visit, visit=visit.id)
    left = visit_now(access, visit.id)
    assert (left.left, left.visitor) == (clock(), access.person.id)
    clock.at = NOON + AN_HOUR
    do(access, back_from_visit, visit=visit.id)
    back = visit_now(access, visit.id)
    assert back.returned == NOON + AN_HOUR
    assert back.outcome is Outcome.PLANNED, "how it went is written down by a person"


@pytest.mark.parametrize("name", CHECKED)
def test_nobody_leaves_before_the_safe_visit_check(access: Access, case: UUID, name: str) -> None:
    visit = planned_visit(access, case, **{name: None})
    with pytest.raises(InField) as trouble:
        do(access, leave_for_visit, visit=visit.id)
    assert trouble.value.field == name
    assert visit_now(access, visit.id).left is None


def test_nobody_leaves_when_they_should_be_back_already(access: Access, case: UUID, clock: Clock) -> None:
    visit = planned_visit(access, case)
    clock.at = NOON + 2 * AN_HOUR
    with pytest.raises(InField, match="before you leave"):
        do(access, leave_for_visit, visit=visit.id)


def test_outside_the_safe_time_she_is_asked_first(access: Access, clock: Clock) -> None:
    today = list(Weekday)[local(clock()).weekday()]
    case = f.registered(access, days=tuple(day for day in Weekday if day is not today)).id
    visit = planned_visit(access, case)
    with pytest.raises(NotNow):
        do(access, leave_for_visit, visit=visit.id)
    do(access, leave_for_visit, visit=visit.id, asked_her=True)
    assert visit_now(access, visit.id).left == clock()


def test_only_a_planned_home_visit_is_left_for_and_once(access: Access, case: UUID) -> None:
    [call] = f.kept(access, f.follow_up(case, at=NOON + AN_HOUR))
    with pytest.raises(NotToBeLeftFor):
        do(access, leave_for_visit, visit=call.id)
    visit = planned_visit(access, case)
    with pytest.raises(NotOut):
        do(access, back_from_visit, visit=visit.id)
    do(access, leave_for_visit, visit=visit.id)
    with pytest.raises(NotToBeLeftFor):
        do(access, leave_for_visit, visit=visit.id)


def test_leaving_by_mistake_is_taken_back(access: Access, case: UUID) -> None:
    visit = planned_visit(access, case)
    do(access, undo, entry=do(access, leave_for_visit, visit=visit.id))
    found = visit_now(access, visit.id)
    assert (found.left, found.visitor) == (None, None)
    do(access, leave_for_visit, visit=visit.id)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"back_by": NOON + AN_HOUR}, "back_by"),
        ({"back_by": NOON + 30 * AN_HOUR}, "back_by"),
        ({"at": NOON - timedelta(days=400), "back_by": None}, "at"),
        ({"next_on": local(NOON).date() - timedelta(days=1)}, "next_on"),
        ({"outcome": Outcome.NOT_REACHED}, "at"),
    ],
)
def test_times_that_contradict_each_other(access: Access, case: UUID, wrong: dict[str, object], field: str) -> None:
    values = {"at": NOON + AN_HOUR, "mode": Mode.HOME_VISIT, **CHECKED, **wrong}
    with pytest.raises(InField) as trouble:
        do(access, record, entry=f.follow_up(case, **values))
    assert trouble.value.field == field


def test_who_set_out_early_was_there_early(access: Access, case: UUID, clock: Clock) -> None:
    visit = planned_visit(access, case)
    do(access, leave_for_visit, visit=visit.id)
    clock.at = NOON + timedelta(minutes=30)
    do(access, back_from_visit, visit=visit.id)
    do(access, record, entry=replace(visit_now(access, visit.id), outcome=Outcome.REACHED))
    written = visit_now(access, visit.id)
    assert (written.outcome, written.at) == (Outcome.REACHED, NOON)


def test_who_learns_that_somebody_is_out(folder: Path, clock: Clock) -> None:
    """The worker, the supervisors who hold the key, and the team: the code. A facilitator learns nothing."""
    joins(folder, "Sok Chenda", "chenda", WORKER)
    joins(folder, "Keo Vuthy", "vuthy", FACILITATOR)
    with opened(folder, COLLEAGUE, clock) as dara:
        case = f.registered(dara, days=(), after=None, before=None)
        do(dara, leave_for_visit, visit=planned_visit(dara, case.id).id)
        [own] = look(dara)
        assert (own.number, own.mine, own.readable) == (case.number, True, True)
        assert not own.overdue(local(clock()))
    clock.at = NOON + 2 * AN_HOUR
    for short, readable in (("bopha", True), ("chenda", False)):
        with opened(folder, short, clock) as other:
            [seen] = look(other)
            assert (seen.number, seen.mine, seen.readable) == (case.number, False, readable)
            assert seen.overdue(local(clock()))
    with opened(folder, "vuthy", clock) as facilitator, pytest.raises(NotInRole):
        look(facilitator)
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, back_from_visit, visit=own.id)
        assert look(dara) == []


def test_a_visit_that_was_written_down_is_over(access: Access, case: UUID, clock: Clock) -> None:
    visit = planned_visit(access, case)
    do(access, leave_for_visit, visit=visit.id)
    clock.at = NOON + 2 * AN_HOUR
    do(access, record, entry=replace(visit_now(access, visit.id), outcome=Outcome.REACHED))
    assert look(access) == []


def look(access: Access) -> list[VisitOut]:
    with Work(access, reading=True) as work:
        return visits_out(work)
