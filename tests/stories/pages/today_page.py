"""Today, in the words of who begins the day."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.ui.today.screen import A_MINUTE_MS, TodayScreen
from casedesk.ui.widgets.agenda import Agenda, Item
from casedesk.ui.widgets.prose import Prose
from tests.stories.pages.by_name import answer, button, names
from tests.stories.pages.case_page import words_of


class TodayPage:
    """TodayPage(screen, qtbot)."""

    def __init__(self, screen: TodayScreen, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot

    @property
    def words(self) -> str:
        """Everything that can be read, but for what rows of lists paint."""
        QApplication.processEvents()
        return words_of(self.screen)

    @property
    def next(self) -> str:
        """The card of the next thing."""
        return words_of(self.screen.next)

    def begin_next(self) -> None:
        """Presses the primary button."""
        found = self.screen.primary()
        assert found is not None
        found.click()

    @property
    def due(self) -> list[Item]:
        """What is listed as due, headings among it."""
        return list(self.screen.due.list.items())

    @property
    def titles(self) -> list[str]:
        """The titles of what is due."""
        return [item.title for item in self.due]

    @property
    def waiting(self) -> list[Item]:
        """What others have not answered."""
        return list(self._waiting.items())

    def open_due(self, title: str) -> None:
        """Opens a thing that is due with Enter."""
        self._open(self.screen.due.list, title)

    def open_waiting(self, title: str) -> None:
        """Opens something that waits with Enter."""
        self._open(self._waiting, title)

    @property
    def told(self) -> list[str]:
        """What stands on top until it is solved."""
        return self.screen.notices.sentences()

    def follow_notice(self, link: str) -> None:
        """Takes the link of a notice, with the keyboard."""
        QApplication.processEvents()
        shown = [one for one in self.screen.notices.findChildren(Prose) if one.isVisible()]
        found = next(one for one in shown if one.link() == link)
        QTest.keyClick(found, Qt.Key.Key_Return)

    def a_minute_later(self) -> None:
        """The page looks at the clock, as it does every minute."""
        next(one for one in self.screen.findChildren(QTimer) if one.interval() == A_MINUTE_MS).timeout.emit()

    @property
    def drafts(self) -> list[str]:
        """The drafts one can go on with."""
        QApplication.processEvents()
        found = names(self.screen, QPushButton)
        return [name.removeprefix("Continue: ") for name in found if name.startswith("Continue: ")]

    def continue_draft(self, draft: str) -> None:
        """Goes on with a draft."""
        button(self.screen, f"Continue: {draft}").click()

    def throw_away(self, draft: str) -> None:
        """Throws a draft away."""
        button(self.screen, f"Throw away: {draft}").click()

    def undo(self) -> None:
        """Takes that back."""
        QApplication.processEvents()
        button(self.screen, "Undo").click()

    def take(self, words: str) -> None:
        """Presses a number of the caseload, or any other button."""
        answer(self.screen, words).click()

    def numbers(self) -> list[str]:
        """The buttons of the caseload, as they are read aloud."""
        return names(self.screen.caseload, QAbstractButton)

    @property
    def _waiting(self) -> Agenda:
        return self.screen.waiting.findChildren(Agenda)[0]

    def _open(self, listed: Agenda, title: str) -> None:
        place = [item.title for item in listed.items()].index(title)
        listed.setCurrentIndex(listed.model().index(place, 0))
        QTest.keyClick(listed, Qt.Key.Key_Return)
