"""A planned home visit and a task on their case page: what they wait for, done with one press, taken back."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Weekday
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Outcome
from casedesk.cases.records.review import Task
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.dates import clock, local
from casedesk.ui.desk import Desk
from tests import factories as make
from tests.factories import NOON
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.forms import PartForm
from tests.ui.case.pages import page_of
from tests.vaults import Clock
from tests.visits import AN_HOUR, CHECKED, planned_visit, visit_now


@pytest.fixture
def case(access: Access) -> UUID:
    """A file with consent, without agreed safe times."""
    made = make.registered(access, days=(), after=None, before=None)
    make.kept(access, make.consent(made.id))
    return made.id


def at_entry(qtbot: QtBot, desk: Desk, case: UUID, part: Part, row: UUID) -> CasePage:
    return page_of(qtbot, desk, case, part, row=row)


def test_out_and_back_and_how_it_went_in_the_same_entry(
    qtbot: QtBot, desk: Desk, access: Access, case: UUID, clock: Clock
) -> None:
    visit = planned_visit(access, case)
    page = at_entry(qtbot, desk, case, Part.FOLLOW_UPS, visit.id)
    assert "The safe-visit check is done." in page.words
    page.press("I am leaving now")
    assert visit_now(access, visit.id).left == NOON
    assert f"Expected back at {said(CHECKED['back_by'])}" in page.words
    clock.at = NOON + AN_HOUR
    page.press("I am back")
    assert visit_now(access, visit.id).returned == clock()
    form = PartForm(qtbot, page.form)
    form.choose("outcome", "Reached")
    form.write("progress", "She sleeps better")
    form.save()
    done = visit_now(access, visit.id)
    assert (done.outcome, done.progress, done.left) == (Outcome.REACHED, "She sleeps better", NOON)
    assert "I am" not in page.words


def test_the_check_comes_before_the_way(qtbot: QtBot, desk: Desk, access: Access, case: UUID) -> None:
    visit = planned_visit(access, case, told=None)
    page = at_entry(qtbot, desk, case, Part.FOLLOW_UPS, visit.id)
    assert "I am leaving now" not in page.words
    page.press("Start the safe-visit check")
    form = PartForm(qtbot, page.form)
    form.write("told", "Dara")
    form.save()
    page.press("I am leaving now")
    assert visit_now(access, visit.id).left == NOON


def test_outside_the_safe_time_it_says_so_and_who_leaves_has_asked_her(
    qtbot: QtBot, desk: Desk, access: Access
) -> None:
    today = list(Weekday)[local(NOON).weekday()]
    case = make.registered(access, days=tuple(day for day in Weekday if day is not today)).id
    visit = planned_visit(access, case)
    page = at_entry(qtbot, desk, case, Part.FOLLOW_UPS, visit.id)
    assert "Now is outside the safe time she agreed on." in page.words
    assert visit_now(access, visit.id).left is None
    page.press("I asked her, I am leaving")
    assert visit_now(access, visit.id).left == NOON


@pytest.mark.parametrize("mine", [True, False])
def test_late_it_is_said_calmly(qtbot: QtBot, desk: Desk, access: Access, case: UUID, clock: Clock, mine: bool) -> None:
    visitor = access.person.id if mine else uuid4()
    visit = planned_visit(access, case, outcome=Outcome.PLANNED, left=NOON, visitor=visitor)
    clock.at = NOON + 2 * AN_HOUR
    page = at_entry(qtbot, desk, case, Part.FOLLOW_UPS, visit.id)
    back = said(CHECKED["back_by"])
    assert (f"This visit should have been over at {back}. Call the colleague." in page.words) is not mine
    assert (f"On the way. Expected back at {back}." in page.words) is mine


def test_a_home_visit_written_down_now_is_planned(qtbot: QtBot, desk: Desk, access: Access, case: UUID) -> None:
    page = page_of(qtbot, desk, case)
    page.add("Visit or call")
    form = PartForm(qtbot, page.form)
    form.choose("mode", "Home visit")
    assert form.said("outcome") == "Not yet, it is planned"
    form.choose("mode", "Phone call")
    assert form.said("outcome") == "Reached"


def test_a_task_is_done_with_one_press_and_taken_back(
    qtbot: QtBot, desk: Desk, access: Access, case: UUID, clock: Clock
) -> None:
    [task] = make.kept(access, make.task(case))
    page = at_entry(qtbot, desk, case, Part.REVIEWS, task.id)
    offered: list[object] = []
    desk.done.connect(lambda sentence, undo: offered.append(undo))
    page.press("It is done")
    with Work(access, reading=True) as work:
        assert work.get(Task, task.id).done == local(clock()).date()
    assert callable(offered[0])
    page.press("Not done yet")
    with Work(access, reading=True) as work:
        assert work.get(Task, task.id).done is None


def said(at: object) -> str:
    return clock(local(at))  # type: ignore[arg-type]
