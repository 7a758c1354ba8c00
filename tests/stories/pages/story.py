"""A case file followed through the window, chapter by chapter: what every such story does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.ui.case.page import CaseScreen
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.forms import PartForm
from tests.stories.pages.shell import ShellPage

CTRL = Qt.KeyboardModifier.ControlModifier


class CaseStory:
    """CaseStory(shell, qtbot): one case, each chapter begun where the program leads."""

    def __init__(self, shell: ShellPage, qtbot: QtBot) -> None:
        self.shell, self._qtbot = shell, qtbot

    @property
    def case(self) -> CasePage:
        """The page of the case, which must be open."""
        screen = self.shell.screen
        assert isinstance(screen, CaseScreen), type(screen).__name__
        return CasePage(screen, self._qtbot)

    def primary(self) -> None:
        """Ctrl Enter."""
        self.shell.press(Qt.Key.Key_Return, CTRL)
        QApplication.processEvents()

    def next_step(self, expected: str) -> None:
        """Takes the next step with Ctrl Enter; it is the one that is expected."""
        assert self.case.next_step == expected
        self.primary()

    def form(self) -> PartForm:
        """The form that is open on the case page."""
        return PartForm(self._qtbot, self.case.form)
