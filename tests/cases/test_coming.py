"""What comes on one's own open cases: the days it belongs to, whose it is, and what was replaced or done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind, CaseStatus
from casedesk.cases.codes.work import Mode, Need, Progress
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.coming import Coming, Matter, names_of, planned_and_tasks, week
from casedesk.cases.records.case import Case
from casedesk.cases.rules.due import due_on
from casedesk.cases.rules.visit_checks import Stage
from casedesk.security.errors import NotGranted
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests import factories as f
from tests.factories import DAY, NOON
from tests.vaults import COLLEAGUE, Clock, opened

A_DAY = timedelta(days=1)


@pytest.fixture
def case(access: Access) -> UUID:
    return f.registered(access).id


def in_week(access: Access, begins: date = DAY) -> list[Coming]:
    """The seven days from a day on, without the next steps."""
    with Work(access, reading=True) as work:
        return [one for one in week(work, begins=begins) if one.matter is not Matter.STEP]


def test_the_first_and_the_last_day_belong_to_the_week(access: Access, case: UUID) -> None:
    f.kept(access, *(f.task(case, due=DAY + n * A_DAY) for n in (-1, 0, 6, 7)))
    assert [one.on for one in in_week(access)] == [DAY, DAY + 6 * A_DAY]


def test_late_things_are_told_until_they_are_done(access: Access, case: UUID) -> None:
    f.kept(access, f.task(case, due=DAY - 90 * A_DAY), f.task(case, due=DAY - A_DAY, done=DAY))
    with Work(access, reading=True) as work:
        assert [one.on for one in planned_and_tasks(work, until=DAY)] == [DAY - 90 * A_DAY]


def test_who_sent_her_waits_for_an_answer_until_they_have_it(access: Access, case: UUID) -> None:
    (came,) = f.kept(access, f.referral_in(case, on=DAY - 2 * A_DAY))
    with Work(access, reading=True) as work:
        (told,) = planned_and_tasks(work, until=DAY)
    assert (told.matter, told.on, told.row) == (Matter.ANSWER, DAY, came.id)
    for settled, waits in (({"taken": Answer.YES, "she_agrees": Answer.YES}, 1), ({"answered": DAY}, 0)):
        (came,) = f.kept(access, replace(came, **settled))
        with Work(access, reading=True) as work:
            assert len(planned_and_tasks(work, until=DAY)) == waits
            due = [thing.words for thing in due_on(open_case(work, case=case), DAY)]
            assert due.count("Answer who sent her") == waits


def test_a_child_in_danger_is_told_once_until_its_plan_stands(access: Access, case: UUID) -> None:
    f.kept(access, f.member(case, at_risk=Answer.YES), f.member(case, at_risk=Answer.YES), f.member(case))
    f.kept(access, f.plan_line(case, need=Need.CHILDREN, progress=Progress.MET))
    with Work(access, reading=True) as work:
        (told,) = planned_and_tasks(work, until=DAY)
    assert (told.matter, told.on, told.kind) == (Matter.CHILD, DAY, None)
    assert [one.matter for one in in_week(access) if one.matter is not Matter.PLAN] == [Matter.CHILD]
    f.kept(access, f.plan_line(case, need=Need.CHILDREN))
    with Work(access, reading=True) as work:
        assert planned_and_tasks(work, until=DAY) == []


def told_today(access: Access) -> list[tuple[Matter, date]]:
    with Work(access, reading=True) as work:
        return [(one.matter, one.on) for one in planned_and_tasks(work, until=DAY)]


def test_what_was_to_be_looked_at_again_is_told_until_it_is(access: Access, case: UUID) -> None:
    """Whoever does not open the file would never hear of it."""
    late = DAY - 9 * A_DAY
    plan = f.safety_plan(case, on=late, review_on=late)
    flag, agreed = f.flag(case, since=late, until=late), f.conference(case, on=late, due=late)
    plan, flag, agreed = f.kept(access, plan, flag, agreed)
    assert told_today(access) == [(Matter.AGREED, late), (Matter.FLAG, late), (Matter.SAFETY_PLAN, late)]
    f.kept(access, replace(flag, lifted=DAY), replace(agreed, done=DAY), f.safety_plan(case))
    assert told_today(access) == []


def test_a_consent_is_asked_for_again_from_two_weeks_before(access: Access, case: UUID) -> None:
    (old,) = f.kept(access, f.consent(case, given=DAY - 60 * A_DAY, expires=DAY + 15 * A_DAY))
    assert told_today(access) == []
    (old,) = f.kept(access, replace(old, expires=DAY + 14 * A_DAY))
    assert told_today(access) == [(Matter.CONSENT, DAY)]
    (old,) = f.kept(access, replace(old, expires=DAY - A_DAY))
    assert told_today(access) == [(Matter.CONSENT, DAY - A_DAY)]
    assert [one.matter for one in in_week(access, DAY - 2 * A_DAY)] == [Matter.CONSENT]
    f.kept(access, f.consent(case, expires=DAY + 300 * A_DAY))
    assert told_today(access) == []


def test_the_risk_is_told_once(access: Access) -> None:
    """As the next step of a survivor’s file, and by itself in a family’s."""
    for kind, told in ((CaseKind.SURVIVOR, []), (CaseKind.FAMILY, [(Matter.RISK, DAY)])):
        case = f.registered(access, kind=kind).id
        f.kept(access, f.risk_assessment(case, on=DAY, review_on=DAY))
        if kind is CaseKind.SURVIVOR:
            every = (f.consent, f.safety, f.identity, f.incident, f.assessment, f.plan_line)
            f.kept(access, *(make(case) for make in every))
        assert told_today(access) == told


def test_only_the_newest_review_counts(access: Access, case: UUID) -> None:
    old = f.safety_plan(case, on=DAY - 9 * A_DAY, review_on=DAY + A_DAY)
    f.kept(access, old, f.safety_plan(case, on=DAY, review_on=DAY + 2 * A_DAY))
    assert [one.on for one in in_week(access) if one.matter is Matter.SAFETY_PLAN] == [DAY + 2 * A_DAY]


def test_a_closed_case_asks_for_nothing(access: Access, case: UUID) -> None:
    f.kept(access, f.task(case, due=DAY))
    with Work(access) as work:
        work.save(replace(work.get(Case, case), status=CaseStatus.CLOSED, closed=DAY))
        work.commit()
    assert in_week(access) == []


@pytest.mark.parametrize(
    ("other", "stage"),
    [
        ({}, Stage.UNCHECKED),
        ({"back_by": NOON + timedelta(hours=3)}, Stage.READY),
        ({"mode": Mode.PHONE}, None),
    ],
)
def test_how_far_a_visit_is(access: Access, case: UUID, other: dict[str, object], stage: Stage | None) -> None:
    f.kept(access, f.follow_up(case, **{"at": NOON + timedelta(hours=1), "mode": Mode.HOME_VISIT, **other}))
    assert [one.stage for one in in_week(access)] == [stage]


def test_a_colleagues_case_is_not_ones_own_and_its_name_not_read_without_a_key(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as founder:
        case = f.registered(founder).id
        f.kept(founder, f.identity(case), f.task(case, due=DAY))
    with opened(folder, COLLEAGUE, clock) as dara:
        assert in_week(dara) == []
        with Work(dara) as work, pytest.raises(NotGranted):
            names_of(work, cases=frozenset({case}))
