"""Two supervisors erase a file: one asks on its page, the other approves, and its certificate leaves as a paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from casedesk.cases.records.case import Case
from casedesk.store.keeping.erasing import Scope
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.keeping.page import KeepingPage, View
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.window import Window
from tests.factories import consent, identity, kept, registered
from tests.reports.tools import letters, text_of
from tests.stories.pages.by_name import take_link
from tests.stories.pages.case_page import words_of
from tests.stories.pages.keeping import Keeping, answer_question
from tests.stories.pages.opening import arrived
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.two_supervisors import SECOND, closed, second_supervisor
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE, opened


def test_two_supervisors_erase_a_file_and_its_certificate_is_printed(
    open_window: Open, folder: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    with opened(folder) as access:
        second_supervisor(access)
        case = registered(access)
        kept(access, consent(case.id), identity(case.id, latin_name="Keo Canary"))
        closed(access, case.id, date(2020, 1, 5))
    window = open_window(folder)
    story = Story(window, qtbot, case)
    story.one_asks_on_the_page_of_the_file()
    story.another_is_told_and_approves()
    story.the_file_says_that_it_was_erased()
    story.the_certificate_leaves(tmp_path / "certificate.pdf")


class Story:
    """What is done, chapter by chapter."""

    def __init__(self, window: Window, qtbot: QtBot, case: Case) -> None:
        self._window, self._qtbot, self._case = window, qtbot, case

    def one_asks_on_the_page_of_the_file(self) -> None:
        """Behind “⋯”; the question has a safe answer, and nothing is erased yet."""
        shell = self._enter("bopha")
        shell.shell.go(Place(Room.CASE, self._case.id))
        screen = arrived(shell, CaseScreen)
        assert screen.view is not None
        (ask,) = (one for one in screen.view.header.rare_menu().actions() if one.text() == "Ask to erase it…")
        ask.trigger()
        answer_question(self._qtbot, "Ask to erase it")
        page = self._keeping(shell)
        page.show(View.WAITING)
        assert page.codes() == [self._case.number]
        assert "Another person must approve this." in page.words
        shell.lock()

    def another_is_told_and_approves(self) -> None:
        """Today tells of it without a code; the slow button erases."""
        shell = self._enter(SECOND)
        today = arrived(shell, TodayScreen)
        (told,) = (one.text() for one in shell.notices if "approval" in one.text())
        assert told == "1 erasure waits for your approval."
        take_link(today, "Look at it")
        page = self._page(shell)
        assert page.codes() == [self._case.number]
        assert "It cannot be undone." in page.words
        page.approve()
        page.show(View.ERASED)
        assert page.codes() == [self._case.number]
        assert "Erased everywhere on" in page.words

    def the_file_says_that_it_was_erased(self) -> None:
        """Whoever goes there finds a sentence and nothing else."""
        shell = ShellPage(self._window, self._qtbot)
        shell.shell.go(Place(Room.CASE, self._case.id))
        screen = arrived(shell, CaseScreen)
        assert screen.view is None
        assert set(words_of(screen).split("\n")) - {""} == {"This file was erased."}

    def the_certificate_leaves(self, path: Path) -> None:
        """It carries the code, both names and the receipt, and nobody's name from the file."""
        page = self._keeping(ShellPage(self._window, self._qtbot))
        page.show(View.ERASED)
        page.press("Save as a file…")
        self._qtbot.waitUntil(lambda: bool(file_dialogs()))
        file_dialogs()[0].selectFile(str(path))
        file_dialogs()[0].accept()
        self._qtbot.waitUntil(lambda: path.exists() and path.stat().st_size > 0)
        paper = letters(text_of(path.read_bytes()))
        for said in (self._case.number, "Chan Bopha", "Ouk Visal", Scope.WHOLE.said()):
            assert letters(said) in paper
        assert "Canary" not in paper

    def _enter(self, short_name: str) -> ShellPage:
        return Unlocking(self._window, self._qtbot).unlock(short_name, PASSPHRASE)

    def _keeping(self, shell: ShellPage) -> Keeping:
        shell.shell.go(Place(Room.SETTINGS, part=Topic.KEEPING))
        return self._page(shell)

    def _page(self, shell: ShellPage) -> Keeping:
        page = arrived(shell, SettingsScreen).page
        assert isinstance(page, KeepingPage)
        return Keeping(page, self._qtbot)


def file_dialogs() -> list[QFileDialog]:
    """File dialogs that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
