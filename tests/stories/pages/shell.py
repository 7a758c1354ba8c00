"""The frame of the open vault: places, hide, lock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.rail import Rail
from casedesk.ui.widgets.rail_foot import SavedLine
from casedesk.ui.window.shell import Shell
from casedesk.ui.window.window import Window
from tests.stories.pages.by_name import answer

PATIENCE_MS = 20_000


class ShellPage:
    """ShellPage(window, qtbot): the vault must be open."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    @property
    def shell(self) -> Shell:
        """The frame itself."""
        assert self.window.vault is not None, "the vault is locked"
        return self.window.vault.shell

    @property
    def screen(self) -> Screen:
        """The page one is on."""
        assert self.shell.screen_here is not None
        return self.shell.screen_here

    @property
    def notices(self) -> list[Notice]:
        """What stands above the page and on it."""
        return [one for one in self.shell.findChildren(Notice) if one.isVisibleTo(self.shell)]

    @property
    def saved(self) -> str:
        """The quiet line in the rail's foot."""
        return self.rail.findChildren(SavedLine)[0].accessibleName()

    @property
    def rail(self) -> Rail:
        """The rail."""
        return self.shell.findChildren(Rail)[0]

    @property
    def places(self) -> list[str]:
        """The words of the rail, from the top."""
        model = self.rail.findChildren(QListView)[0].model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def count(self, place: str) -> str:
        """The number beside a place, as a screen reader says it; nothing where there is none."""
        model = self.rail.findChildren(QListView)[0].model()
        index = model.index(self.places.index(place), 0)
        said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        return said.removeprefix(place).strip(", ")

    def go(self, place: str) -> None:
        """Takes a place of the rail with the mouse."""
        listed = self.rail.findChildren(QListView)[0]
        index = listed.model().index(self.places.index(place), 0)
        middle = listed.visualRect(index).center()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key wherever the focus is."""
        self.window.activateWindow()  # a list that popped up has taken it; no window manager gives it back here
        QApplication.processEvents()
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def hide(self) -> None:
        """Hides behind the calendar, or comes back: the same key."""
        self.press(Qt.Key.Key_F12)

    def lock(self) -> None:
        """Locks with the button in the rail's foot."""
        answer(self.rail, "Lock").click()
        self._qtbot.waitUntil(lambda: isinstance(self.window.page, UnlockPage), timeout=PATIENCE_MS)
        assert self.window.doors.wait(PATIENCE_MS)
