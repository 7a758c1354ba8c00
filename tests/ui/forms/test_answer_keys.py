"""Answers by their own keys: taken at once, and the next question follows. Enter goes on as well."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Risk
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.store.records import NOBODY, Record
from casedesk.ui.forms.form import RecordForm
from tests.factories import DAY
from tests.stories.pages.typing import press


def form_of(qtbot: QtBot, kind: type[Record]) -> RecordForm[Record]:
    made: RecordForm[Record] = RecordForm(kind, defaults={"case_id": NOBODY}, today=DAY)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    with qtbot.waitActive(made):
        pass
    return made


def here(form: RecordForm[Record]) -> str:
    """The field that has the focus."""
    return next(field.declared.name for field in form.asked() if field.holds(QApplication.focusWidget()))


def test_letters_and_digits_answer_and_go_on(qtbot: QtBot) -> None:
    form = form_of(qtbot, SafetyNow)
    form.field("danger").focus()
    press(Qt.Key.Key_N)
    assert (form.value("danger"), here(form)) == (Answer.NO, "safe_place")
    press(Qt.Key.Key_U)
    assert (form.value("safe_place"), here(form)) == (Answer.UNKNOWN, "risk")
    press(Qt.Key.Key_3)
    assert (form.value("risk"), here(form)) == (Risk.HIGH, "her_view")


@pytest.mark.parametrize("key", [Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_X])
def test_a_key_of_no_answer_does_nothing(qtbot: QtBot, key: Qt.Key) -> None:
    form = form_of(qtbot, SafetyNow)
    form.field("risk").focus()
    press(key)
    assert (form.value("risk"), here(form)) == (None, "risk")


def test_a_yes_is_no_answer_to_how_great_the_risk_is(qtbot: QtBot) -> None:
    form = form_of(qtbot, SafetyNow)
    form.field("risk").focus()
    press(Qt.Key.Key_Y)
    assert form.value("risk") is None


def test_a_khmer_digit_is_a_digit(qtbot: QtBot) -> None:
    form = form_of(qtbot, SafetyNow)
    form.field("risk").focus()
    typed = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "២")
    widget = QApplication.focusWidget()
    assert widget is not None
    QApplication.sendEvent(widget, typed)
    assert form.value("risk") is Risk.MEDIUM


def test_enter_goes_to_the_next_field_and_skips_what_only_helps_to_fill_it(qtbot: QtBot) -> None:
    form = form_of(qtbot, Identity)
    form.field("born").focus()
    press(Qt.Key.Key_Return)
    assert here(form) == "age"
    press(Qt.Key.Key_Enter)
    assert here(form) == "civil_status"


def test_ctrl_enter_is_not_enter(qtbot: QtBot) -> None:
    form = form_of(qtbot, Identity)
    form.field("born").focus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert here(form) == "born"


def test_a_number_written_after_a_click_is_not_taken_for_answers(qtbot: QtBot) -> None:
    form = form_of(qtbot, SafeContact)
    own_phone = form.field("reach_by").findChildren(QAbstractButton)[0]
    QTest.mouseClick(own_phone, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2):
        press(key)
    assert (form.value("reach_by"), form.value("number")) == (ReachBy.OWN_PHONE, "012")


def test_a_click_that_opens_nothing_to_write_leaves_the_focus_where_it_is(qtbot: QtBot) -> None:
    form = form_of(qtbot, SafetyNow)
    QTest.mouseClick(form.field("danger").findChildren(QAbstractButton)[0], Qt.MouseButton.LeftButton)
    assert here(form) == "danger"


def test_tab_after_a_choice_goes_on_and_delete_takes_it_back(qtbot: QtBot) -> None:
    form = form_of(qtbot, Identity)
    form.field("displacement").focus()
    press(Qt.Key.Key_Down)
    assert form.value("displacement") is not None
    press(Qt.Key.Key_Tab)
    assert here(form) == "disability", "what clears an answer is no stop on the way"
    press(Qt.Key.Key_Y)
    form.field("displacement").focus()
    press(Qt.Key.Key_Delete)
    assert (form.value("displacement"), form.value("disability")) == (None, Answer.YES)
