"""The risk is asked in the window, by keys alone: level, judgement, reason, the day to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part, Risk
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.questionnaires.given import Given, given_in
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.rules.risk import LOOK_AGAIN
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.forms.answers_control import AnswersControl
from casedesk.ui.widgets.notice import Notice
from tests.factories import DAY, kept, risk_assessment
from tests.stories.pages.by_name import button
from tests.stories.pages.forms import PartForm, focused
from tests.stories.pages.typing import press, type_into
from tests.ui.parts.conftest import Edit

CALM = ["1", *"NNN", *"NNNNNN", *"NNN"]
"""Keys that answer every question with what worries least; the children are the last."""


def asking(form: PartForm) -> AnswersControl:
    return cast(AnswersControl, form.form.field("answers").answering)


def result(form: PartForm) -> str:
    told = cast(Notice, form.editor.findChild(Notice, "result"))
    return told.text() if told.isVisibleTo(form.editor) else ""


def newest(desk: Desk, case: UUID) -> RiskAssessment:
    return desk.ask(open_case, case=case).of(RiskAssessment)[0]


def keys(*some: str) -> None:
    for key in some:
        press(Qt.Key[f"Key_{key}"])
        QApplication.processEvents()


def test_the_risk_is_asked_by_keys_alone(edit: Edit, desk: Desk, case: UUID, qtbot: QtBot) -> None:
    form = edit(Part.RISK, new=True)
    assert focused() == "Not afraid"
    keys(*CALM)
    assert result(form).startswith("The answers give: Standard (0 points).")
    words = QApplication.focusWidget()
    assert words is not None
    type_into(words, "She wants to stay")
    press(Qt.Key.Key_Tab)
    assert focused() == "Standard", QApplication.focusWidget()
    keys("2")
    assert form.said("her_view") == "Medium"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    saved = newest(desk, case)
    assert form.sentences == ["The risk is saved."]
    assert (saved.score, saved.band, saved.her_view, saved.judgement) == (0, Risk.STANDARD, Risk.MEDIUM, None)
    assert saved.review_on == DAY + LOOK_AGAIN[Risk.STANDARD]
    given = given_in(saved.answers)
    assert given is not None
    assert given.answers["words"] == "She wants to stay"
    assert "She wants" not in saved.counted
    assert desk.ask(open_case, case=case).case.risk is Risk.STANDARD


def test_the_level_follows_every_answer_and_so_does_the_day(edit: Edit) -> None:
    form = edit(Part.RISK, new=True)
    assert result(form) == "12 questions are still open."
    keys(*CALM)
    asking(form).line("death").answering.setFocus()
    keys("Y")
    asking(form).line("weapon").answering.setFocus()
    keys("Y")
    assert "Medium (8 points)" in result(form)
    assert form.form.value("review_on") == DAY + LOOK_AGAIN[Risk.MEDIUM]
    asking(form).line("breath").answering.setFocus()
    keys("Y")
    assert "High (13 points)" in result(form)
    assert form.form.value("review_on") == DAY + LOOK_AGAIN[Risk.HIGH]


def test_a_day_that_was_chosen_stays(edit: Edit) -> None:
    form = edit(Part.RISK, new=True)
    form.form.set_value("review_on", DAY + timedelta(days=3))
    keys(*CALM)
    assert form.form.value("review_on") == DAY + timedelta(days=3)


def test_another_judgement_needs_its_reason(edit: Edit, desk: Desk, case: UUID) -> None:
    form = edit(Part.RISK, new=True)
    keys(*CALM)
    form.choose("judgement", "High")
    form.save()
    assert form.saved == []
    assert "Say why" in form.problem("reason")
    form.write("reason", "He was seen at the gate")
    form.save()
    saved = newest(desk, case)
    assert (saved.band, saved.judgement) == (Risk.STANDARD, Risk.HIGH)
    assert saved.review_on == DAY + LOOK_AGAIN[Risk.HIGH]
    assert desk.ask(open_case, case=case).case.risk is Risk.HIGH


def test_open_questions_are_told_on_saving_or_judged(edit: Edit, desk: Desk, case: UUID) -> None:
    form = edit(Part.RISK, new=True)
    keys("2", "Y")
    form.leave("answers", "her_view")
    assert not form.problem("judgement"), "nothing is told while the questions are being asked"
    form.save()
    assert form.saved == []
    assert "still open" in form.problem("judgement")
    form.choose("judgement", "Medium")
    form.save()
    saved = newest(desk, case)
    assert (saved.score, saved.band, saved.judgement) == (None, None, Risk.MEDIUM)


def test_a_question_that_is_not_asked_leaves_nothing(edit: Edit, desk: Desk, case: UUID) -> None:
    form = edit(Part.RISK, new=True)
    keys(*CALM)
    control = asking(form)
    assert not control.line("children_used").isVisibleTo(control)
    control.line("children").answering.setFocus()
    keys("Y")
    assert control.line("children_used").isVisibleTo(control)
    keys("Y")
    control.line("children").answering.setFocus()
    keys("N")
    form.save()
    given = given_in(newest(desk, case).answers)
    assert given is not None
    assert "children_used" not in given.answers
    assert newest(desk, case).score == 0


def test_what_she_reads_along_tells_no_level(edit: Edit) -> None:
    form = edit(Part.RISK, new=True)
    keys(*CALM)
    assert "Standard" in result(form)
    form.editor.seated_together(True)
    hidden = ("her_view", "judgement", "reason")
    assert result(form) == ""
    assert not any(form.form.field(name).isVisibleTo(form.editor) for name in hidden)
    assert form.form.field("answers").isVisibleTo(form.editor)
    form.editor.seated_together(False)
    assert "Standard" in result(form)
    assert all(form.form.field(name).isVisibleTo(form.editor) for name in hidden)


def test_half_answered_questions_are_kept_as_a_draft(edit: Edit) -> None:
    edit(Part.RISK, new=True)
    keys("3", "Y", "U")
    press(Qt.Key.Key_Escape)
    again = edit(Part.RISK, new=True)
    given = asking(again).given()
    assert given is not None
    assert dict(given.answers) == {"afraid": "very", "worse": "yes", "leaving": "unknown"}
    assert any("Your draft is here" in one for one in again.notices())
    assert focused() == "Yes"


def test_two_versions_are_compared_by_the_words_of_the_questions(
    edit: Edit, access: Access, desk: Desk, case: UUID
) -> None:
    answers = {"afraid": "some", "worse": "no"}
    given = {"answers": Given("risk_screen", 1, answers).written(), "judgement": Risk.MEDIUM, "band": None}
    entry: RiskAssessment = kept(access, risk_assessment(case, **given))[0]
    form = edit(Part.RISK, row=entry.id)
    theirs = Given("risk_screen", 1, {**answers, "afraid": "very"}).written()
    kept(access, replace(entry, answers=theirs))
    asking(form).line("worse").answering.setFocus()
    keys("Y")
    form.save()
    assert any("Both are kept" in one for one in form.notices())
    form.editor.editor.saving.compare()
    shown = [one.accessibleDescription() for one in form.editor.findChildren(QRadioButton)]
    assert any("How afraid is she of what may come next? –\u00a0Very" in one for one in shown)
    radios = form.editor.findChildren(QRadioButton)
    mine = next(one for one in radios if "three months? –\u00a0Yes" in one.accessibleDescription())
    mine.click()
    button(form.editor, "Save these answers").click()
    kept_now = given_in(newest(desk, case).answers)
    assert kept_now is not None
    assert dict(kept_now.answers) == {"afraid": "some", "worse": "yes"}


def test_another_questionnaire_is_chosen_and_asked(edit: Edit, desk: Desk, case: UUID) -> None:
    form = edit(Part.ASSESSMENT, new=True, kind=Questioned)
    assert focused() == "What is needed first"
    button(form.editor, "How the last two weeks were").click()
    assert focused() == "Never"
    keys(*"55115155")
    assert "Good weeks (32 points)" in result(form)
    form.save()
    (saved,) = desk.ask(open_case, case=case).of(Questioned)
    assert (saved.questionnaire, saved.score, saved.band, saved.topic.value) == ("wellbeing", 32, "good", "wellbeing")


def test_nothing_answered_is_not_kept(edit: Edit) -> None:
    form = edit(Part.ASSESSMENT, new=True, kind=Questioned)
    form.save()
    assert form.saved == []
    assert "Nothing was answered yet" in form.problem("answers")
