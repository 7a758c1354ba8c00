"""An administrator brings a questionnaire in, tries it out, puts it in use, and hands it on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.queries.questionnaires import shelved
from casedesk.cases.questionnaires.mending import mended
from casedesk.cases.questionnaires.reading import LARGEST, read
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.questionnaires.item_form import ItemForm
from casedesk.ui.questionnaires.page import QuestionnairesPage
from tests.cases.questionnaires.files import SMALL, written
from tests.cases.questionnaires.test_reading import MISTAKES
from tests.cases.test_questionnaires import RISK
from tests.stories.pages.questionnaires import Questionnaires
from tests.ui.desks import journalled

TO_ANSWER = (("I slept.", "Often"), ("I worried.", "Never"), ("Are there children?", "No"))


class ToFile(WaysOut):
    """In the place of the system's window: always this file."""

    def __init__(self, file: Path) -> None:
        self.file, self.proposed = file, ""

    def place(self, parent: QWidget, then: Callable[[Path], object], **words: Any) -> None:
        self.proposed = words["name"]
        then(self.file)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Questionnaires:
    """The page at the founder's desk, who is administrator too."""
    made = QuestionnairesPage(desk, Background(desk), ToFile(tmp_path / "out.toml"))
    desk.changed.connect(made.refresh)
    made.resize(920, 600)
    qtbot.addWidget(made, before_close_func=lambda held: held.leave())
    made.show()
    qtbot.waitExposed(made)
    return Questionnaires(made)


def test_a_file_is_tried_out_and_put_in_use(page: Questionnaires, desk: Desk, tmp_path: Path) -> None:
    page.bring(tmp_path, SMALL)
    assert "3 questions are still open." in page.words
    page.answer(*TO_ANSWER)
    assert "The answers give: High (6 points)." in page.words
    page.press("Put in use")
    assert "A small one 1 in use" in page.rows()
    assert journalled(desk.access, "use questionnaire") == 1
    page.choose("A small one")
    page.press("Take out of use")
    assert "A small one 1 not in use" in page.rows()
    assert "Put in use" in page.buttons()


@pytest.mark.parametrize("where", ["a mistake", "a try", "the editor"])
def test_esc_leads_back_to_the_list(page: Questionnaires, tmp_path: Path, where: str) -> None:
    if where == "a mistake":
        page.bring(tmp_path, SMALL.replace("version = 1", "version = 0"))
    else:
        page.press("Try it out" if where == "a try" else "Write a new one")
    assert not page.page.list.isVisible()
    at = page.page.focusWidget()
    assert at is not None
    QTest.keyClick(at, Qt.Key.Key_Escape)
    assert page.page.list.isVisible()
    assert page.page.focusWidget() is page.page.list.table
    assert ("Your draft is kept" in page.words) == (where == "the editor")


def test_trying_out_keeps_nothing(page: Questionnaires, desk: Desk, tmp_path: Path) -> None:
    page.choose("How the last two weeks were")
    page.press("Try it out")
    for line in page.page.preview.asking.lines():
        line.answering.set_value("often")
        line.answering.changed.emit()
    page.press("Back to the list")
    assert desk.glance(shelved).texts == ()
    assert journalled(desk.access, "create") == 0


def test_it_is_tried_out_in_every_language_it_has(page: Questionnaires) -> None:
    page.choose("Questions on the risk")
    page.press("Try it out")
    tongues = page.page.preview.tongues
    assert tongues is not None
    tongues.picked.emit("fr")
    assert "Questions sur le risque" in page.words
    assert "questions sont encore ouvertes." in page.words


def test_every_mistake_is_told_with_its_line_and_nothing_is_kept(
    page: Questionnaires, desk: Desk, tmp_path: Path
) -> None:
    page.bring(tmp_path, SMALL.replace("version = 1", "version = 0").replace('type = "number"', 'type = "colour"'))
    for words in ("theirs.toml", "Nothing was kept. 2 things are to be mended.", "Line 2", "Line 46"):
        assert words in page.words
    assert "is one of: yes/no, choice, scale, number, text." in page.words
    page.press("Back to the list")
    assert desk.glance(shelved).texts == ()


def test_a_file_with_mistakes_is_mended_in_the_editor(page: Questionnaires, tmp_path: Path) -> None:
    text = SMALL.replace('type = "number"', 'type = "colour"').replace("version = 1", "version = 1\ncolour = 3")
    page.bring(tmp_path, text)
    assert 'It says: type = "colour"' in page.words
    page.press("Mend it here")
    editor = page.page.editor
    assert editor is not None
    assert "Left out, they fit no form: lines 3, 47." in page.words
    assert "1 thing is to be mended." in page.words
    assert editor.form.fields["type"].problem(), "one stands before it"
    editor.draft.turn(editor.form.path, "number")
    editor.keep()
    assert "A small one 1 not in use" in page.rows()


def test_a_version_that_is_here_already_becomes_the_next_one(page: Questionnaires, tmp_path: Path) -> None:
    page.bring(tmp_path, SMALL)
    page.press("Back to the list")
    page.bring(tmp_path, SMALL.replace("A small one", "Another one"))
    page.press("Mend it here")
    editor = page.page.editor
    assert editor is not None
    assert (editor.draft.document["id"], editor.draft.document["version"]) == ("small", 2)
    editor.keep()
    assert "Another one 2 not in use" in page.rows()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake[1][:20])
def test_whatever_is_wrong_has_a_form(qtbot: QtBot, mistake: tuple[str, str, str, str]) -> None:
    old, new, _where, _sentence = mistake
    found = mended(written(old=old, new=new).encode())
    for one in found.draft.mistakes() if found is not None else ():
        assert found is not None
        form = ItemForm(found.draft, found.draft.owner(one.path))
        qtbot.addWidget(form)
        form.tell([one])


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\xff", "This is not a text file."),
        (b"a" * (LARGEST * 2), "The file is too large"),
        (b"a = " + b"[" * 10_000, "it cannot be read as TOML"),
    ],
)
def test_what_is_no_questionnaire_is_told(page: Questionnaires, tmp_path: Path, held: bytes, told: str) -> None:
    page.bring(tmp_path, held)
    assert told in page.words


def test_markup_in_a_file_stays_letters(page: Questionnaires, tmp_path: Path) -> None:
    page.bring(tmp_path, SMALL.replace("A small one", "<img src='file:///etc/passwd'><b>Bold</b>"))
    assert "<b>Bold</b>" in page.words
    assert page.page.grab().width()


def test_a_file_that_is_gone_is_told(page: Questionnaires, tmp_path: Path) -> None:
    page.page.take(tmp_path / "gone.toml")
    assert "The file could not be read. Nothing was kept." in page.words


def test_the_one_on_the_risk_is_replaced_and_never_taken_out(page: Questionnaires, tmp_path: Path) -> None:
    page.choose("Questions on the risk")
    assert "Take out of use" not in page.buttons()
    page.bring(tmp_path, RISK)
    page.press("Put in use")
    assert next(row for row in page.rows() if row.endswith("1 in use")) == "A small one 1 in use"
    assert "Questions on the risk 1 not in use" in page.rows()


def test_what_case_files_do_not_ask_is_told_where_it_is_asked(page: Questionnaires, tmp_path: Path) -> None:
    page.choose("How the work weighs on you")
    assert not {"Put in use", "Take out of use"} & {*page.buttons()}
    assert "All find it in their own settings, for themselves." in page.words
    page.press("Save as a file…")
    assert read((tmp_path / "out.toml").read_bytes(), "out.toml").topic is Topic.STRESS


def test_what_cannot_be_counted_as_feedback_is_told(page: Questionnaires, tmp_path: Path) -> None:
    page.bring(tmp_path, SMALL.replace('"wellbeing"', '"feedback"'))
    page.press("Put in use")
    page.choose("A small one")
    assert "“Ask for feedback” on Today asks it." in page.words
    assert "5 questions cannot be counted, so they are not asked." in page.words
    assert "How our help was 1 not in use" in page.rows()


def test_what_is_handed_on_is_brought_in_elsewhere(page: Questionnaires, desk: Desk, tmp_path: Path) -> None:
    page.bring(tmp_path, SMALL)
    page.press("Back to the list")
    page.choose("A small one")
    page.press("Save as a file…")
    assert (tmp_path / "out.toml").read_text() == SMALL
    page.bring(tmp_path, (tmp_path / "out.toml").read_bytes())
    assert "A change gets the next number: 2." in page.words
