"""The unlock screen, in the words of who comes in the morning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.widgets.passphrase import PassphraseEdit
from casedesk.ui.window.window import Window
from tests.stories.pages.by_name import button, line_named
from tests.stories.pages.shell import ShellPage

PATIENCE_MS = 20_000


class Unlocking:
    """Unlocking(window, qtbot): the window must show Unlock."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    @property
    def page(self) -> UnlockPage:
        """The screen itself."""
        assert isinstance(self.window.page, UnlockPage), f"the window shows {type(self.window.page).__name__}"
        return self.window.page

    @property
    def told(self) -> str:
        """The sentence above the button."""
        return self.page.told()

    @property
    def short_name(self) -> QLineEdit:
        """The field for the short name."""
        return line_named(self.page, "Short name")

    @property
    def passphrase(self) -> PassphraseEdit:
        """The field for the passphrase; another one after each attempt."""
        return self.page.passphrase

    def enter(self, short_name: str, passphrase: str) -> None:
        """Types both and presses Enter."""
        self.short_name.setText(short_name)
        QTest.keyClicks(self.passphrase, passphrase)
        QTest.keyClick(self.passphrase, Qt.Key.Key_Return)

    def unlock(self, short_name: str, passphrase: str) -> ShellPage:
        """Comes in and waits for the first page."""
        self.enter(short_name, passphrase)
        self._qtbot.waitUntil(lambda: self.window.vault is not None, timeout=PATIENCE_MS)
        return ShellPage(self.window, self._qtbot)

    def refused(self, short_name: str, passphrase: str) -> str:
        """Tries in vain; the sentence that says why."""
        self.enter(short_name, passphrase)
        self._qtbot.waitUntil(lambda: bool(self.told), timeout=PATIENCE_MS)
        return self.told

    def press(self, words: str) -> None:
        """Presses a button by its words."""
        button(self.page, words).click()
