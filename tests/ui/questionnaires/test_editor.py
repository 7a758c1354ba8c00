"""A questionnaire is written in the window: by keyboard, with mistakes told in their fields, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.questionnaires import draft_kept, file_of, shelved
from casedesk.cases.questionnaires.declared import Kind
from casedesk.cases.questionnaires.draft import Draft
from casedesk.cases.questionnaires.reading import read
from casedesk.cases.questionnaires.shelf import Shelf
from casedesk.cases.verbs.questionnaires import keep_draft
from casedesk.ui.desk import Desk
from casedesk.ui.questionnaires.answers_fields import AskedWhen, ChoicesList, YesNoPoints
from casedesk.ui.questionnaires.editor import TRY, WRITE, Editor
from casedesk.ui.reading_order import focus_chain
from tests.cases.questionnaires.files import SMALL
from tests.stories.pages.keeping import answer_question
from tests.stories.pages.questionnaires import Questionnaires
from tests.stories.pages.typing import type_into
from tests.ui.questionnaires.test_page import page

__all__ = ["page"]
FIRST = ("section", 0, "question", 0)


def write(editor: Editor, key: str, words: str, tongue: str = "English") -> None:
    """Types into a field of the form, in place of what stands there."""
    field = editor.form.fields[key]
    (line,) = [one for one in field.findChildren(QLineEdit) if one.accessibleName().endswith(tongue)]
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    type_into(line, words)


def choose(editor: Editor, key: str, words: str) -> None:
    """Takes one of a few, as a person does."""
    box = editor.form.fields[key].findChildren(QComboBox)[0]
    place = box.findText(words)
    assert place >= 0, f"{words} is not among {[box.itemText(n) for n in range(box.count())]}"
    box.setCurrentIndex(place)
    box.activated.emit(place)


def press(editor: Editor, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(editor.outline, key, modifier)


@pytest.fixture
def editor(page: Questionnaires) -> Editor:
    """A new one."""
    page.press("Write a new one")
    assert page.page.editor is not None
    return page.page.editor


def test_one_is_written_tried_out_and_put_in_use(page: Questionnaires, editor: Editor, desk: Desk) -> None:
    write(editor, "title", "Sleep")
    choose(editor, "topic", "Needs")
    press(editor, Qt.Key.Key_Down)
    write(editor, "text", "The nights")
    press(editor, Qt.Key.Key_Down)
    write(editor, "text", "Does she sleep?")
    write(editor, "text", "Dort-elle ?", "Français")
    press(editor, Qt.Key.Key_Insert)
    write(editor, "text", "How long?")
    choose(editor, "type", "A number")
    choose(editor, "asked_when", "Does she sleep?")
    asked_when = editor.form.fields["asked_when"].control
    assert isinstance(asked_when, AskedWhen)
    asked_when.boxes["yes"].click()
    page.press("Keep this version")
    assert "As it will be asked" in page.words
    assert "How long?" not in page.words
    page.answer(("Does she sleep?", "Yes"))
    assert "How long?" in page.words
    page.press("Put in use")
    (whole,) = [one for one in desk.glance(shelved).own if one.title.said() == "Sleep"]
    assert (whole.id, whole.version, [one.kind for one in whole.questions()]) == (
        "ours1",
        1,
        [Kind.YES_NO, Kind.NUMBER],
    )
    assert whole.question("q1").words.by_language == {"en": "Does she sleep?", "fr": "Dort-elle ?"}
    assert desk.glance(draft_kept) is None


def test_mistakes_are_told_in_their_fields_and_go_as_they_are_mended(page: Questionnaires, editor: Editor) -> None:
    page.press("Keep this version")
    assert editor.form.fields["title"].problem() == "This is still empty. Fill it in."
    assert "3 things are to be mended." in page.words
    write(editor, "title", "Sleep")
    assert editor.form.fields["title"].problem() == ""
    assert "2 things are to be mended." in page.words
    editor.show_view(TRY)
    assert editor.views.key() == WRITE
    assert editor.outline.key() == ("section", 0)
    write(editor, "text", "The nights")
    press(editor, Qt.Key.Key_Down)
    write(editor, "text", "Slept?")
    assert "to be mended" not in page.words
    editor.show_view(TRY)
    assert editor.views.key() == TRY


def test_a_gap_in_the_bands_is_told_at_the_band(page: Questionnaires, editor: Editor) -> None:
    write(editor, "title", "Sleep")
    editor.point_at(("section", 0))
    write(editor, "text", "The nights")
    editor.point_at(FIRST)
    write(editor, "text", "Slept?")
    points = editor.form.fields["points"].control
    assert isinstance(points, YesNoPoints)
    points.box.click()
    for least, most in ((0, 0), (2, 3)):
        editor.add_new("band")
        write(editor, "text", f"From {least}")
        write(editor, "from", str(least), "From this score")
        write(editor, "to", str(most), "To this score")
    page.press("Keep this version")
    assert editor.outline.key() == ("band", 0)
    assert editor.form.fields["to"].problem().startswith("The score 1 can come out, but no band covers it.")


def test_what_the_program_brought_is_made_ones_own(page: Questionnaires, desk: Desk) -> None:
    page.choose("How the last two weeks were")
    page.press("Make our own from it")
    page.press("Keep this version")
    (own,) = desk.glance(shelved).own
    theirs = Shelf().version("wellbeing", 1)
    assert theirs is not None
    assert (own.id, own.version) == ("our_wellbeing", 1)
    assert (own.sections, own.bands, own.subscales, own.title) == (
        theirs.sections, theirs.bands, theirs.subscales, theirs.title,
    )  # fmt: skip


def test_the_next_version_leaves_the_one_before_as_it_was(page: Questionnaires, desk: Desk, tmp_path: Path) -> None:
    page.bring(tmp_path, SMALL)
    page.press("Put in use")
    page.choose("A small one")
    page.press("Write the next version")
    editor = page.page.editor
    assert editor is not None
    assert "id" not in editor.form.fields, "its name stays"
    editor.point_at(FIRST)
    write(editor, "text", "I slept well.")
    page.press("Keep this version")
    page.press("Put in use")
    assert "A small one 2 in use" in page.rows()
    assert "A small one 1 not in use" in page.rows()
    assert desk.glance(file_of, id="small", version=1).decode() == SMALL
    assert desk.glance(file_of, id="small", version=2).decode() == SMALL.replace("version = 1", "version = 2").replace(
        "I slept.", "I slept well."
    )


def test_what_is_taken_out_can_be_taken_back(page: Questionnaires, editor: Editor, desk: Desk, qtbot: QtBot) -> None:
    editor.point_at(FIRST)
    write(editor, "text", "Slept?")
    offered: list[Callable[[], object]] = []
    desk.done.connect(lambda sentence, back: offered.append(back))
    press(editor, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert [*editor.draft.questions()] == []
    offered[0]()
    assert [one["text"] for one in editor.draft.questions()] == [{"en": "Slept?"}]
    assert editor.outline.key() == FIRST


def test_keys_move_what_is_chosen(editor: Editor) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    editor.point_at(FIRST)
    write(editor, "text", "First")
    editor.add_new("question")
    write(editor, "text", "Second")
    press(editor, Qt.Key.Key_Up, alt)
    assert [one["text"]["en"] for one in editor.draft.questions()] == ["Second", "First"]
    assert editor.outline.key() == FIRST
    press(editor, Qt.Key.Key_Down, alt)
    assert [one["text"]["en"] for one in editor.draft.questions()] == ["First", "Second"]


def test_every_type_is_written_as_the_reader_reads_it(page: Questionnaires, editor: Editor) -> None:
    write(editor, "title", "All")
    editor.point_at(("section", 0))
    write(editor, "text", "Every type")
    editor.point_at(FIRST)
    for number, words in enumerate(("One of a list", "A scale of numbers", "A number", "Words")):
        if number:
            editor.add_new("question")
        write(editor, "text", words)
        choose(editor, "type", words)
    editor.point_at(FIRST)
    for place, said in enumerate(("Never", "Often", "Always")):
        choices = editor.form.fields["answers"].control
        assert isinstance(choices, ChoicesList)
        if place == 2:
            choices.more.click()
            choices = editor.form.fields["answers"].control
            assert isinstance(choices, ChoicesList)
        type_into(choices.lines[place][0], str(place * 3))
        type_into(choices.lines[place][1], said)
    editor.point_at(("section", 0, "question", 1))
    write(editor, "low", "not at all")
    write(editor, "high", "very")
    assert editor.draft.mistakes() == ()
    whole = read(editor.draft.written(), "all.toml")
    assert [one.kind for one in whole.questions()] == [Kind.CHOICE, Kind.SCALE, Kind.NUMBER, Kind.TEXT]
    assert [(one.said(), one.points) for one in whole.question("q1").choices] == [
        ("Never", 0), ("Often", 3), ("Always", 6),
    ]  # fmt: skip


def test_answers_are_shared_and_made_a_questions_own(page: Questionnaires, desk: Desk) -> None:
    page.choose("How the last two weeks were")
    page.press("Make our own from it")
    editor = page.page.editor
    assert editor is not None
    editor.point_at(FIRST)
    choose(editor, "shared", "Of its own")
    choices = editor.form.fields["answers"].control
    assert isinstance(choices, ChoicesList)
    write_over(choices.lines[0][1], "Not once")
    whole = editor.draft.whole()
    first, second, *_others = whole.questions()
    assert (first.choices[0].said(), second.choices[0].said()) == ("Not once", "Never")


def write_over(line: QLineEdit, words: str) -> None:
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    type_into(line, words)


def test_the_draft_waits_until_one_goes_on(page: Questionnaires, editor: Editor, desk: Desk, qtbot: QtBot) -> None:
    write(editor, "title", "Sle")
    page.page.leave()
    kept = desk.glance(draft_kept)
    assert kept is not None
    assert kept.document["title"] == {"en": "Sle"}
    page.press("Leave, keep draft")
    assert "Your draft is kept: Sle." in page.words
    page.press("Write a new one")
    answer_question(qtbot, "Keep the draft")
    page.page.list.draft.taken.emit()
    assert page.page.editor is not None
    assert page.page.editor.draft.document["title"] == {"en": "Sle"}
    page.press("Discard the draft…")
    answer_question(qtbot, "Discard it")
    assert desk.glance(draft_kept) is None
    assert "Your draft is kept" not in page.words


def test_a_draft_comes_back_as_it_was_and_goes(desk: Desk) -> None:
    desk.do(keep_draft, text=Draft.blank("ours1").kept())
    kept = desk.glance(draft_kept)
    assert kept is not None
    assert kept.document == Draft.blank("ours1").document
    desk.do(keep_draft, text="")
    assert desk.glance(draft_kept) is None


def test_tab_goes_from_the_list_through_the_form_to_the_buttons(editor: Editor) -> None:
    editor.point_at(FIRST)
    reached = [one for one in focus_chain(editor.views) if editor.isAncestorOf(one) and one.focusProxy() is None]
    lines = editor.form.findChildren(QLineEdit)
    assert reached.index(editor.outline) < min(map(reached.index, lines))
    assert max(map(reached.index, lines)) < reached.index(editor.main)
