"""A keyboard that counts its keys: nothing is done here that hands on a keyboard could not do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casedesk.ui.window.window import Window
from tests.accessible import accessible_name
from tests.stories.pages.typing import type_into

FAR = 40
"""Nobody presses Tab more often than this to get anywhere."""


class Keyboard:
    """Keyboard(window, qtbot): `pressed` counts every key but the letters of what is written."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot
        self.pressed = 0

    @property
    def focus(self) -> QWidget:
        """Where the next key goes."""
        front = QApplication.activeModalWidget() or self._window
        if not front.isActiveWindow():  # a list that popped up has taken it; no window manager gives it back here
            front.activateWindow()
            QApplication.processEvents()
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses keys one after the other."""
        for key in keys:
            self.pressed += 1
            QTest.keyClick(self.focus, key, modifier)
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # pages left are gone, as in a loop

    def say(self, letters: str) -> None:
        """Presses keys that answer: Y, N, 2, A."""
        for letter in letters:
            self.press(Qt.Key(ord(letter)))

    def primary(self) -> None:
        """Ctrl Enter."""
        self.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)

    def tab(self, times: int = 1) -> None:
        """Tab, so many times."""
        self.press(*[Qt.Key.Key_Tab] * times)

    def tab_to(self, holds: Callable[[QWidget], bool]) -> None:
        """Tab until the focus is where it holds, from there on."""
        for _time in range(FAR):
            if holds(self.focus):
                return
            self.tab()
        raise AssertionError(f"Tab does not lead there; it came to “{accessible_name(self.focus)}”")

    def write(self, words: str) -> None:
        """Types words where the focus is; they do not count."""
        type_into(self.focus, words)
        QApplication.processEvents()

    def search(self, letters: str) -> None:
        """Types what narrows a list; these letters are no text of hers, so each of them counts."""
        self.pressed += len(letters)
        self.write(letters)

    def take_first_offered(self) -> None:
        """Takes the first of what is offered below a line: Down, Enter."""
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        self.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
