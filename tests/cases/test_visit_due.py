"""Visits, calls and tasks that are due on a case."""

from __future__ import annotations

from datetime import timedelta

from casedesk.cases.codes.case import NextStep, Part
from casedesk.cases.codes.review import TaskKind
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.rules.visit_due import tasks_due, visits_due
from tests import factories as f
from tests.cases.files import CASE, case, file
from tests.factories import DAY, NOON

TOMORROW = NOON + timedelta(days=1)
PLANNED = {"at": TOMORROW, "mode": Mode.HOME_VISIT, "outcome": Outcome.PLANNED}


def test_a_planned_visit_stands_at_its_hour_in_place_of_the_day_agreed_before() -> None:
    visit, call = f.follow_up(CASE, **PLANNED), f.follow_up(CASE, next_on=DAY + timedelta(days=5))
    [due] = visits_due(file(visits=[visit, call]))
    assert (due.words, due.part, due.row) == ("Home visit", Part.FOLLOW_UPS, visit.id)
    assert due.at == TOMORROW


def test_without_a_plan_the_day_agreed_at_the_last_one_counts() -> None:
    call = f.follow_up(CASE, next_on=DAY + timedelta(days=5))
    [due] = visits_due(file(case(next_step=NextStep.FOLLOW_UP, due=DAY), visits=[call]))
    assert (due.on, due.row) == (DAY + timedelta(days=5), None)


def test_after_the_return_it_is_to_be_written_down() -> None:
    visit = f.follow_up(CASE, **{**PLANNED, "at": NOON}, left=NOON, returned=NOON + timedelta(hours=1))
    [due] = visits_due(file(visits=[visit]))
    assert due.words == "Write down how the visit went"


def test_tasks_are_due_until_they_are_done() -> None:
    open_one = f.task(CASE, kind=TaskKind.PAPERS, due=DAY - timedelta(days=2))
    [due] = tasks_due(file(tasks=[open_one, f.task(CASE, done=DAY)]))
    assert (due.words, due.on, due.part, due.row) == ("Prepare papers", open_one.due, Part.REVIEWS, open_one.id)
