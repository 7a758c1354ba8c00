"""A home visit: planned with its safe-visit check, left for on Today, come back from, written down; and the week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.review import Task
from casedesk.text.dates import clock, day
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.week.screen import WeekScreen
from tests import factories as make
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.forms import PartForm
from tests.stories.pages.opening import arrived, part_form
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.today_page import TodayPage
from tests.stories.pages.typing import press, type_into

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case(inside: ShellPage) -> Case:
    """A case with consent, that may be visited at any time."""
    access = inside.shell.desk.access
    made = make.registered(access, days=(), after=None, before=None)
    make.kept(access, make.consent(made.id))
    return made


def the_visit(shell: ShellPage, case: Case) -> FollowUp:
    [visit] = shell.shell.desk.ask(open_case, case=case.id).follow_ups
    return visit


def today(shell: ShellPage, qtbot: QtBot) -> TodayPage:
    """Ctrl 1 leads to Today."""
    shell.press(Qt.Key.Key_1, CTRL)
    return TodayPage(arrived(shell, TodayScreen), qtbot)


def test_planned_left_for_come_back_from_and_written_down(inside: ShellPage, qtbot: QtBot, case: Case) -> None:
    soon, late = (inside.shell.desk.now() + timedelta(minutes=n) for n in (10, 90))
    form = part_form(inside, qtbot, case.id, Part.FOLLOW_UPS)
    form.choose("mode", "Home visit")
    form.write("who_home", "Her sister")
    form.write("pretext", "The rice")
    form.write("told", "Dara")
    write_moment(form, "back_by", day(late.date()), clock(late))
    write_moment(form, "at", day(soon.date()), clock(soon))
    inside.press(Qt.Key.Key_Return, CTRL)
    visit = the_visit(inside, case)
    assert (visit.mode, visit.outcome, visit.left) == (Mode.HOME_VISIT, Outcome.PLANNED, None)

    page = today(inside, qtbot)
    assert f"Home visit, {case.number}" in page.next
    inside.press(Qt.Key.Key_Return, CTRL)
    assert the_visit(inside, case).left is not None
    assert any(told.startswith(f"You are on a visit: {case.number}") for told in page.told)

    page.follow_notice("I am back")
    assert the_visit(inside, case).returned is not None
    entry = CasePage(arrived(inside, CaseScreen), qtbot)
    entry.press("Write down how the visit went")
    written = PartForm(qtbot, entry.form)
    written.choose("outcome", "Reached")
    written.write("progress", "She sleeps better")
    inside.press(Qt.Key.Key_Return, CTRL)
    done = the_visit(inside, case)
    assert (done.outcome, done.progress, done.told) == (Outcome.REACHED, "She sleeps better", "Dara")
    assert not [told for told in today(inside, qtbot).told if "visit" in told]


def test_from_the_week_to_a_task_that_is_done(inside: ShellPage, qtbot: QtBot, case: Case) -> None:
    make.kept(inside.shell.desk.access, make.task(case.id, due=inside.shell.desk.today()))
    today(inside, qtbot).take("Whole week")
    week = arrived(inside, WeekScreen)
    inside.press(Qt.Key.Key_T)
    lines = [line.said for line in week.days[inside.shell.desk.today().weekday()].lines()]
    for _row in range(lines.index("Call in the safe way")):
        inside.press(Qt.Key.Key_Down)
    inside.press(Qt.Key.Key_Return)
    entry = CasePage(arrived(inside, CaseScreen), qtbot)
    entry.press("It is done")
    assert done_on(inside, case) == inside.shell.desk.today()
    inside.press(Qt.Key.Key_Z, CTRL)
    assert done_on(inside, case) is None, "taken back from the toast"


def done_on(shell: ShellPage, case: Case) -> date | None:
    [task] = shell.shell.desk.ask(open_case, case=case.id).of(Task)
    return task.done


def write_moment(form: PartForm, name: str, on: str, at: str) -> None:
    """A day and an hour, in the two boxes of a field."""
    for line, words in zip(form.form.field(name).findChildren(QLineEdit), (on, at), strict=False):
        line.setFocus()
        line.selectAll()
        press(Qt.Key.Key_Delete)
        type_into(line, words)
