"""Settings › Keeping and erasing, in the words of a supervisor."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.ui.keeping.page import KeepingPage, View
from casedesk.ui.widgets.asking import Question
from casedesk.ui.widgets.hold import HoldButton
from tests.stories.pages.by_name import button, names
from tests.stories.pages.case_page import words_of
from tests.stories.pages.hold import hold


class Keeping:
    """Keeping(page, qtbot)."""

    def __init__(self, page: KeepingPage, qtbot: QtBot) -> None:
        self.page, self._qtbot = page, qtbot

    def show(self, view: View) -> None:
        """Takes one of the tabs."""
        tabs = self.page.tabs
        tabs.setCurrentIndex(
            next(place for place in range(tabs.count()) if tabs.tabText(place).startswith(view.said()))
        )

    def codes(self) -> list[str]:
        """The codes in the list that is shown."""
        model = self.page.tables[View(self.page.tabs.key())].model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def choose(self, code: str) -> None:
        """Chooses a file in the list."""
        table = self.page.tables[View(self.page.tabs.key())]
        table.setCurrentIndex(table.model().index(self.codes().index(code), 0))

    @property
    def words(self) -> str:
        """What stands beside the list and above it."""
        QApplication.processEvents()
        return words_of(self.page)

    def press(self, name: str) -> None:
        """Presses a button beside the list."""
        QApplication.processEvents()
        button(self.page, name).click()

    def buttons(self) -> list[str]:
        """What can be pressed beside the list."""
        QApplication.processEvents()
        return names(self.page, QPushButton)

    def approve(self) -> None:
        """Keeps the slow button pressed until it is done."""
        (slow,) = (one for one in self.page.findChildren(HoldButton) if one.isVisibleTo(self.page))
        code = self.codes()[self.page.tables[View.WAITING].currentIndex().row()]
        hold(self._qtbot, slow, lambda: code not in self.codes())


def answer_question(qtbot: QtBot, act: str, *, typed: str = "") -> None:
    """Answers the question that is open; what is asked for is typed first."""
    qtbot.waitUntil(lambda: bool(open_questions()))
    (question,) = open_questions()
    for line in question.findChildren(QLineEdit):
        QTest.keyClicks(line, typed)
    button(question, act).click()
    qtbot.waitUntil(lambda: not open_questions())


def open_questions() -> list[Question]:
    """Questions that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, Question) and one.isVisible()]
