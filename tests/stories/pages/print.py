"""The print page, in the words of who prints."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.chapter import Chapter
from casedesk.ui.print.print_screen import PrintScreen
from casedesk.ui.widgets.notice import Notice
from tests.stories.pages.by_name import button, line_named, tick


class PrintPage:
    """PrintPage(screen, qtbot)."""

    def __init__(self, screen: PrintScreen, qtbot: QtBot) -> None:
        self.screen, self._qtbot = screen, qtbot

    def wait_for_pages(self, count: int | None = None) -> None:
        """Until the pages are drawn, as many as told."""
        self._qtbot.waitUntil(lambda: self.pages > 0 if count is None else self.pages == count)

    @property
    def pages(self) -> int:
        """How many pages would be printed."""
        digits = "".join(letter for letter in self.print_button.text() if letter.isdecimal())
        return int(digits or 0)

    @property
    def print_button(self) -> QPushButton:
        """The primary button."""
        found = self.screen.primary()
        assert found is not None
        return found

    def choose(self, chapter: Chapter, on: bool = True) -> None:
        """Ticks a part of the file, or takes it away."""
        tick(self.screen, chapter.said()).setChecked(on)

    def for_whom(self, words: str) -> None:
        """Says who the paper is for."""
        self._type("For whom", words)

    def because(self, words: str) -> None:
        """Gives the reason for sealed parts."""
        self._type("Why", words)

    def print(self) -> None:
        """Presses the primary button."""
        self.print_button.click()

    def save(self) -> None:
        """Saves as a file."""
        button(self.screen, "Save as a file…").click()

    @property
    def trouble(self) -> str:
        """The sentence above the page, or nothing."""
        return " ".join(
            one.text() for one in self.screen.findChildren(Notice, "trouble") if one.isVisibleTo(self.screen)
        )

    def _type(self, name: str, words: str) -> None:
        line = line_named(self.screen, name)
        line.clear()
        QTest.keyClicks(line, words)
