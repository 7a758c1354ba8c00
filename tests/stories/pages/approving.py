"""Asking a supervisor and deciding: what stands on top of a plan or a closure, and the question that needs words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.ui.case.approval_bar import ApprovalBar
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.case.why_dialog import WhyDialog
from tests.stories.pages.by_name import button


class Approving:
    """Approving(screen, qtbot): the part of the file must be open."""

    def __init__(self, screen: CaseScreen, qtbot: QtBot) -> None:
        self._screen, self._qtbot = screen, qtbot

    @property
    def _bars(self) -> list[ApprovalBar]:
        QApplication.processEvents()
        return [one for one in self._screen.findChildren(ApprovalBar) if one.isVisibleTo(self._screen)]

    @property
    def said(self) -> str:
        """Where it stands; nothing where nothing is told."""
        return " ".join(bar.notice.text() for bar in self._bars)

    @property
    def offered(self) -> list[str]:
        """What can be done now."""
        return [made.text() for bar in self._bars for made in bar.findChildren(QPushButton)]

    def press(self, words: str) -> None:
        """Presses a button of the bar."""
        (bar,) = self._bars
        button(bar, words).click()
        QApplication.processEvents()


class Why:
    """Why(qtbot): the question that is open."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        qtbot.waitUntil(lambda: bool(open_dialogs()))
        (self.dialog,) = open_dialogs()

    def answer(self, words: str, act: str) -> None:
        """Types the words and presses the button that does it."""
        self.dialog.words.setPlainText(words)
        button(self.dialog, act).click()
        QApplication.processEvents()

    @property
    def problem(self) -> str:
        """What is to be mended."""
        return self.dialog.field.problem()


def open_dialogs() -> list[WhyDialog]:
    """Questions of this kind that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, WhyDialog) and one.isVisible()]
