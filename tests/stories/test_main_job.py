"""The main job from end to end, through the window: a new vault, a case, a paper, and everything found again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from casedesk.ui.case_list.screen import CasesScreen
from casedesk.ui.print.print_screen import PrintScreen
from tests.reports.tools import letters, text_of
from tests.stories.pages.cases_list import CasesList
from tests.stories.pages.first_run import FirstRun
from tests.stories.pages.print import PrintPage
from tests.stories.pages.story import CTRL
from tests.stories.pages.survivor import KHMER, LATIN, SurvivorStory
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open

DONE = [
    "Phone call", "Referral accepted: Legal", "Referral sent: Legal", "Consent to send: Legal", "Action plan, 1 need",
    "Risk asked about", "Assessment", "Incident 1 recorded", "Identity written down", "Safety and health check",
    "Consent to be served", "First contact: Came to the centre",
]  # fmt: skip


def test_the_main_job_and_the_morning_after(open_window: Open, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(None)
    welcome = FirstRun(window, qtbot)
    passphrase = a_new_vault(welcome, tmp_path / "Lotus")
    story = MainJob(welcome.make_and_put_off_sheets(), qtbot)

    story.registers_somebody_who_came()
    assert story.case.code == "PP-0001"
    for chapter in (
        story.asks_for_consent,
        story.checks_safety,
        story.writes_down_who_she_is,
        story.records_the_incident,
        story.asks_what_she_needs,
        story.asks_about_the_risk,
        story.plans_with_her,
        story.refers_her,
        story.calls_her,
    ):
        chapter()
    story.prints_the_summary(tmp_path / "summary.pdf")

    story.shell.lock()
    story.shell = Unlocking(window, qtbot).unlock("bopha", passphrase)
    story.finds_everything_again()


def a_new_vault(welcome: FirstRun, folder: Path) -> str:
    """Fills the form of a new vault with a passphrase of random words, which is returned."""
    welcome.new_vault()
    passphrase = welcome.suggestion()
    welcome.fill(centre="Lotus centre", name="Chan Bopha", passphrase=passphrase, folder=folder)
    return passphrase


class MainJob(SurvivorStory):
    """MainJob(shell, qtbot): her story, a paper of it, and the morning after."""

    def prints_the_summary(self, path: Path) -> None:
        """The pages appear; they leave as a file, and the journal knows."""
        self.shell.press(Qt.Key.Key_P, CTRL)
        screen = self.shell.screen
        assert isinstance(screen, PrintScreen)
        page = PrintPage(screen, self._qtbot)
        page.wait_for_pages()
        page.for_whom("Case conference")
        page.save()
        self._qtbot.waitUntil(lambda: bool(dialogs()))
        dialogs()[0].selectFile(str(path))
        dialogs()[0].accept()
        self._qtbot.waitUntil(lambda: path.exists() and path.stat().st_size > 0)
        paper = letters(text_of(path.read_bytes()))
        assert "PP-0001" in paper
        assert not [name for name in (KHMER, LATIN, "012345678") if letters(name) in paper]

    def finds_everything_again(self) -> None:
        """By code, by both names, by telephone; the page, its timeline, and who has looked."""
        self.shell.press(Qt.Key.Key_2, CTRL)
        screen = self.shell.screen
        assert isinstance(screen, CasesScreen)
        cases = CasesList(screen, self._qtbot)
        self._qtbot.waitUntil(lambda: screen.desk.names.index is not None)
        for words in (KHMER, LATIN, "sok sreimom", "012345678", "PP-0001", ""):
            cases.search(words)
            assert cases.codes == ["PP-0001"], words
        cases.search("Chan Dara")
        assert cases.codes == []
        cases.search("")
        assert "name hidden" in cases.aloud("PP-0001")
        self.shell.press(Qt.Key.Key_F9)
        assert KHMER in cases.row("PP-0001")["Name"]
        cases.open("PP-0001")
        case = self.case
        assert case.titles() == DONE
        assert "Ask about the rice order" in case.words
        case.press("Who has looked")
        looked = [what for _when, _who, what in case.table("Who has looked")]
        assert looked.count("Saved a paper as a file") == 1
        assert {"Opened the file", "Began the file", "Added: Identity", "Sent a referral"} <= set(looked)


def dialogs() -> list[QFileDialog]:
    """File dialogs that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
