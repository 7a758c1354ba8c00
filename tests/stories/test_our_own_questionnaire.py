"""An administrator brings a questionnaire in, a worker asks it, its next version is written: no answer is lost."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.records.risk import Questioned
from casedesk.ui.case.asked_panel import AskedPanel
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.forms.answers_control import AnswersControl
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.questionnaires.page import QuestionnairesPage
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.sealed import SealedLabel
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.window import Window
from tests import factories as make
from tests.cases.questionnaires.files import SMALL
from tests.stories.pages.by_name import answer, button, line_named
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.forms import PartForm
from tests.stories.pages.opening import arrived
from tests.stories.pages.questionnaires import Questionnaires
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.typing import type_into
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

CTRL = Qt.KeyboardModifier.ControlModifier
OFTEN = (("slept", "Often"), ("worried", "Never"), ("children", "No"))


def test_our_own_questionnaire(open_window: Open, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    with opened(folder, COLLEAGUE) as dara:
        case = make.registered(dara).id
        make.kept(dara, *(one(case) for one in (make.consent, make.safety, make.identity, make.incident)))
    story = Story(open_window(folder), qtbot, case)
    story.the_administrator_brings_it_in(tmp_path)
    story.the_worker_asks_it()
    story.the_administrator_writes_the_next_version()
    story.the_worker_reads_the_old_answers_and_is_offered_the_new_questions()
    story.the_administrator_takes_it_out_of_use()
    story.the_old_answers_are_read_as_before()


class Story:
    """What is done, chapter by chapter."""

    def __init__(self, window: Window, qtbot: QtBot, case: UUID) -> None:
        self._window, self._qtbot, self._case = window, qtbot, case
        self.shell = ShellPage(window, qtbot)

    def the_administrator_brings_it_in(self, folder: Path) -> None:
        """First with a mistake, then right; tried out, and put in use with the main key."""
        page = self._administer()
        page.bring(folder, SMALL.replace("from = 5", "from = 6"))
        assert "The score 5 can come out, but no band covers it." in page.words
        page.bring(folder, SMALL)
        page.answer(("I slept.", "Often"), ("I worried.", "Never"), ("Are there children?", "No"))
        assert "The answers give: High (6 points)." in page.words
        self.shell.press(Qt.Key.Key_Return, CTRL)
        assert "A small one 1 in use" in page.rows()
        self.shell.lock()

    def the_worker_asks_it(self) -> None:
        """It is offered beside the program's own, gives its band, and is saved."""
        form, asking = self._ask()
        button(asking, "A small one").click()
        for question, said in OFTEN:
            answer(asking.line(question), said).click()
        assert "The answers give: High (6 points)." in [one.text() for one in form.editor.findChildren(Prose)]
        form.save()
        assert self._read() == ["I slept. – Often", "I worried. – Never", "Are there children? – No"]
        self.shell.lock()

    def the_administrator_writes_the_next_version(self) -> None:
        """In the editor; the list tells that the one before was answered once."""
        page = self._administer()
        page.choose("A small one 1")
        assert "1 time" in page.words
        page.press("Write the next version")
        editor = page.page.editor
        assert editor is not None
        self.shell.press(Qt.Key.Key_F6)
        editor.outline.setFocus()
        for _step in range(2):
            self.shell.press(Qt.Key.Key_Down)
        line = line_named(editor, "Question, English")
        line.setFocus()
        line.selectAll()
        type_into(line, "How did you sleep?")
        self.shell.press(Qt.Key.Key_Return, CTRL)
        assert "As it will be asked" in page.words
        self.shell.press(Qt.Key.Key_Return, CTRL)
        assert [row for row in page.rows() if row.startswith("A small")] == [
            "A small one 2 in use",
            "A small one 1 not in use",
        ]
        self.shell.lock()

    def the_worker_reads_the_old_answers_and_is_offered_the_new_questions(self) -> None:
        """As they were asked; a new entry asks the new version."""
        _form, asking = self._ask()
        button(asking, "A small one").click()
        assert asking.line("slept").question.words.said() == "How did you sleep?"
        assert self._read()[0] == "I slept. – Often"
        self.shell.lock()

    def the_administrator_takes_it_out_of_use(self) -> None:
        """Nobody is asked it any more."""
        page = self._administer()
        page.choose("A small one 2")
        page.press("Take out of use")
        assert "A small one 2 not in use" in page.rows()
        self.shell.lock()

    def the_old_answers_are_read_as_before(self) -> None:
        """Out of use is not forgotten."""
        _form, asking = self._ask()
        assert "A small one" not in [one.text() for one in asking.findChildren(QPushButton)]
        assert self._read()[0] == "I slept. – Often"
        self.shell.lock()

    def _administer(self) -> Questionnaires:
        self._unlock("bopha")
        self.shell.shell.go(Place(Room.SETTINGS, part=Topic.QUESTIONNAIRES))
        page = arrived(self.shell, SettingsScreen).page
        assert isinstance(page, QuestionnairesPage)
        return Questionnaires(page)

    def _ask(self) -> tuple[PartForm, AnswersControl]:
        self._unlock(COLLEAGUE)
        self.shell.shell.go(Place(Room.CASE, self._case, Part.ASSESSMENT, new=True, kind=Questioned))
        form = PartForm(self._qtbot, CasePage(arrived(self.shell, CaseScreen), self._qtbot).form)
        return form, cast(AnswersControl, form.form.field("answers").answering)

    def _read(self) -> list[str]:
        """The answers of the entry, behind their dots."""
        screen = arrived(self.shell, CaseScreen)
        middle = CasePage(screen, self._qtbot).view.middle
        (entry,) = middle.timeline.sight.file.of(Questioned)
        middle.show_part(Part.ASSESSMENT, entry.id)
        panel = middle.panel()
        assert isinstance(panel, AskedPanel)
        (answers,) = panel.findChildren(SealedLabel)
        answers.show_words()
        words = [one.text().replace("\N{NO-BREAK SPACE}", " ") for one in panel.findChildren(Prose)]
        return [line for one in words for line in one.splitlines() if " – " in line]

    def _unlock(self, short_name: str) -> None:
        self.shell = Unlocking(self._window, self._qtbot).unlock(short_name, PASSPHRASE)
        QApplication.processEvents()
