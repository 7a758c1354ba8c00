"""“This person leaves…”, in the words of the supervisor who ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.ui.people.leaving import LeavingDialog
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose
from tests.stories.pages.by_name import button, names
from tests.stories.pages.hold import hold

PATIENCE_MS = 30_000


class Leaving:
    """Leaving(qtbot): the dialog must be open."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        (self.dialog,) = dialogs()

    @property
    def words(self) -> str:
        """Everything it says."""
        said = [one.text() for one in self.dialog.findChildren(Prose) if one.isVisibleTo(self.dialog)]
        return "\n".join([*said, *(one.text() for one in self.dialog.findChildren(Notice))])

    def give_cases_to(self, name: str) -> None:
        """Chooses who takes over, with the keyboard."""
        taker = self.dialog.taker
        taker.setFocus()
        while taker.currentText() != name:
            before = taker.currentIndex()
            QTest.keyClick(taker, Qt.Key.Key_Down)
            assert taker.currentIndex() != before, f"nobody called {name}"

    def tap(self) -> None:
        """Presses the slow button like any other."""
        self.dialog.hold.click()
        QApplication.processEvents()

    def hold(self) -> None:
        """Keeps the slow button pressed until it is done."""
        hold(self._qtbot, self.dialog.hold, lambda: "Close" in names(self.dialog, QPushButton))

    def press(self, words: str) -> None:
        """Presses a button by its words; the dialog is gone afterwards."""
        button(self.dialog, words).click()
        self._qtbot.waitUntil(lambda: not dialogs(), timeout=PATIENCE_MS)


def dialogs() -> list[LeavingDialog]:
    """The dialogs of this kind that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, LeavingDialog) and one.isVisible()]
