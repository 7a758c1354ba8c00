"""Questions of a questionnaire on a form, each by the control of its kind."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from casedesk.cases.questionnaires.given import Given, begun, given_in
from casedesk.cases.questionnaires.shelf import Shelf
from casedesk.cases.records.risk import Questioned
from casedesk.store.fields import InField
from casedesk.ui.forms.answer_line import AnswerLine
from casedesk.ui.forms.answers_control import AnswersControl
from casedesk.ui.reading_order import focus_chain
from casedesk.ui.widgets.prose import Prose
from tests.cases.questionnaires.files import small
from tests.stories.pages.typing import press, type_into
from tests.ui.forms.conftest import FormOf


def line_of(qtbot: QtBot, question: str) -> AnswerLine:
    line = AnswerLine(small().question(question))
    qtbot.addWidget(line)
    line.show()
    return line


def test_a_number_within_its_bounds(qtbot: QtBot) -> None:
    line = line_of(qtbot, "how_many")
    (typed,) = line.findChildren(QLineEdit)
    type_into(typed, "៣")
    assert line.value() == 3
    typed.clear()
    type_into(typed, "45")
    with pytest.raises(InField):
        line.value()
    line.check()
    assert "from 1 to 20" in line.problem()
    assert line.readable() is None
    typed.clear()
    type_into(typed, "4")
    assert (line.problem(), line.value()) == ("", 4)


def test_a_scale_is_chosen_by_its_number(qtbot: QtBot) -> None:
    line = line_of(qtbot, "cry")
    radios = line.findChildren(QRadioButton)
    assert [one.text() for one in radios] == ["0 – not at all", "1", "2", "3", "4 – all day"]
    radios[4].click()
    assert line.value() == "4"


def test_words_are_written(qtbot: QtBot) -> None:
    line = line_of(qtbot, "words")
    (area,) = line.findChildren(QPlainTextEdit)
    type_into(area, "She sings")
    assert line.value() == "She sings"


def control_of(qtbot: QtBot, kept: str | None) -> AnswersControl:
    control = AnswersControl()
    qtbot.addWidget(control)
    control.set_value(kept)
    control.resize(400, 300)
    control.show()
    control.activateWindow()
    with qtbot.waitActive(control):
        pass
    return control


def wellbeing(**answers: str) -> str:
    return Given("wellbeing", 1, answers).written()


def test_what_nobody_touched_comes_back_as_it_was(qtbot: QtBot) -> None:
    kept = wellbeing(slept="often")
    assert control_of(qtbot, kept).value() == kept
    gone = Given("gone", 3, {"q": "yes"}).written()
    unknown = control_of(qtbot, gone)
    assert unknown.value() == gone
    assert "q – yes" in [one.text() for one in unknown.findChildren(Prose)]
    assert control_of(qtbot, None).value() is None


def test_enter_and_digits_go_on_and_the_end_is_told(qtbot: QtBot) -> None:
    control = control_of(qtbot, wellbeing())
    assert control.begin()
    press(Qt.Key.Key_Return)
    assert control.line("quiet").isAncestorOf(control.window().focusWidget())
    control.line("ahead").answering.setFocus()
    with qtbot.waitSignal(control.went_on):
        press(Qt.Key.Key_2)
    back = given_in(control.value())
    assert back is not None
    assert dict(back.answers) == {"ahead": "rarely"}


def test_a_draft_comes_back_over_what_was_kept(qtbot: QtBot) -> None:
    typed = control_of(qtbot, wellbeing(slept="often"))
    typed.line("glad").answering.setFocus()
    press(Qt.Key.Key_5)
    raw = json.loads(json.dumps(typed.raw()))
    again = control_of(qtbot, wellbeing(slept="often"))
    again.restore(raw)
    assert again.value() == wellbeing(slept="often", glad="always")


def test_an_answer_is_taken_back(qtbot: QtBot) -> None:
    control = control_of(qtbot, wellbeing(slept="often"))
    control.line("slept").answering.setFocus()
    press(Qt.Key.Key_Delete)
    assert control.value() == wellbeing()


def test_one_is_chosen_of_what_is_offered(qtbot: QtBot) -> None:
    control = control_of(qtbot, None)
    whole = Shelf().version("wellbeing", 1)
    assert whole is not None
    control.offer([whole])
    assert control.begin()
    with qtbot.waitSignal(control.changed):
        press(Qt.Key.Key_Space)
    assert control.value() == begun(whole)


def test_tab_comes_from_the_date_to_the_choice_and_only_then_to_the_notes(form_of: FormOf) -> None:
    form = form_of(Questioned)
    choosing = form.field("answers").answering
    assert isinstance(choosing, AnswersControl)
    whole = Shelf().version("wellbeing", 1)
    assert whole is not None
    choosing.offer([whole])
    (choice,) = choosing.findChildren(QPushButton)
    (notes,) = form.field("notes").findChildren(QPlainTextEdit)
    (on, *_more) = form.field("on").findChildren(QLineEdit)
    chain = [one for one in focus_chain(on) if one in (choice, notes)]
    assert chain == [choice, notes]
