"""Dates, times and codes are read as people write them."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.text.dates import PartialDate
from casedesk.ui.widgets.codes import CodeChecks, CodeChoice
from casedesk.ui.widgets.partial_date import PartialDateEdit
from casedesk.ui.widgets.time_edit import TimeEdit
from tests.looks.gallery import Relation
from tests.stories.pages.typing import press
from tests.ui.conftest import Show

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("7/11/2026", "2026-11-07"),
        ("7 nov 2026", "2026-11-07"),
        ("៧/១១/២០២៦", "2026-11-07"),
        ("yesterday", "2026-11-15"),
    ],
)
def test_a_whole_date_can_be_typed_into_one_box(show: Show, typed: str, kept: str) -> None:
    edit = PartialDateEdit(today=TODAY)
    show(edit)
    box = edit.findChildren(QLineEdit)[0]
    box.setText(typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert edit.edtf() == kept


def test_any_part_but_the_year_may_stay_empty(show: Show) -> None:
    edit = PartialDateEdit(today=TODAY)
    show(edit)
    edit.set_partial(PartialDate(2026, 10, None, True))
    assert edit.edtf() == "2026-10~"
    troubles: list[str] = []
    edit.troubled.connect(troubles.append)
    day, year = edit.findChildren(QLineEdit)
    year.clear()
    QTest.keyClicks(day, "3")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert edit.edtf() == ""
    assert troubles[-1].startswith("The year is missing.")


def test_f4_opens_a_month_and_enter_takes_the_day(show: Show) -> None:
    edit = PartialDateEdit(today=TODAY)
    show(edit)
    box = edit.findChildren(QLineEdit)[0]
    QTest.keyClick(box, Qt.Key.Key_F4)
    calendar = edit.window().findChild(QWidget, "qt_calendar_calendarview")
    assert calendar is not None
    QTest.keyClick(calendar, Qt.Key.Key_Left)
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert edit.edtf() == "2026-11-15"


@pytest.mark.parametrize(
    ("typed", "at"), [("9", time(9)), ("0930", time(9, 30)), ("9h30", time(9, 30)), ("១៤:០៥", time(14, 5))]
)
def test_a_time_is_read_as_people_write_it(show: Show, typed: str, at: time) -> None:
    edit = TimeEdit(name="Time")
    show(edit)
    edit.setText(typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.at() == at
    assert edit.text() == f"{at.hour:02}:{at.minute:02}"


def test_what_is_no_time_stays_and_is_told(show: Show, qtbot: QtBot) -> None:
    edit = TimeEdit(name="Time")
    show(edit)
    with qtbot.waitSignal(edit.troubled) as told:
        QTest.keyClicks(edit, "noonish")
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert "kept" in told.args[0]
    assert edit.text() == "noonish"


@pytest.mark.parametrize("many", [4, 9, 13])
def test_a_code_is_kept_whatever_the_length_of_the_list(show: Show, many: int) -> None:
    choice: CodeChoice[Relation] = CodeChoice(list(Relation)[:many], name="Relation")
    show(choice)
    assert choice.code() is None
    choice.choose(Relation.SIBLING)
    assert choice.code() is Relation.SIBLING
    choice.choose(None)
    assert choice.code() is None


def test_a_long_list_is_searched_by_typing_and_taken_by_number(show: Show, qtbot: QtBot) -> None:
    choice: CodeChoice[Relation] = CodeChoice(Relation, name="Relation")
    show(choice)
    box = choice.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    box.setFocus()
    QTest.keyClicks(box, "house")
    completer = box.completer()
    assert completer is not None
    assert completer.completionCount() == 1
    popup = completer.popup()
    assert popup is not None
    with qtbot.waitSignal(choice.picked):
        QTest.keyClick(popup, Qt.Key.Key_1)
    assert choice.code() is Relation.TENANT


def test_ticks_are_given_back_in_the_order_of_the_list(show: Show) -> None:
    checks: CodeChecks[Relation] = CodeChecks(Relation, name="Relations")
    show(checks)
    checks.choose((Relation.CHILD, Relation.PARENT))
    assert checks.codes() == (Relation.PARENT, Relation.CHILD)


def test_many_ticks_are_one_stop_for_tab_and_arrows_go_among_them(show: Show) -> None:
    checks: CodeChecks[Relation] = CodeChecks(Relation, name="Relations", columns=0)
    whole, before, after = QWidget(), QLineEdit(), QLineEdit()
    column = QVBoxLayout(whole)
    for part in (before, checks, after):
        column.addWidget(part)
    show(whole)
    before.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab):
        press(key)
    third = list(Relation)[2]
    assert checks.codes() == (third,)
    assert after.hasFocus()
    press(Qt.Key.Key_Backtab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QCheckBox)
    assert focused.text() == third.said(), "Tab comes back to where one was"
    press(Qt.Key.Key_Backtab)
    assert before.hasFocus()


def test_an_arrow_takes_the_answer_it_comes_to_the_first_time_too(show: Show) -> None:
    choice = CodeChoice(list(Relation)[:3], name="Relation", columns=0)
    show(choice)
    taken: list[object] = []
    choice.picked.connect(taken.append)
    choice.setFocus()
    for _ in range(2):
        press(Qt.Key.Key_Right)
    assert taken == list(Relation)[1:3]
    assert choice.code() is list(Relation)[2]
