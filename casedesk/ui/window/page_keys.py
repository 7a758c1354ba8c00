"""The shortcuts of the open vault, wired from the one table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from casedesk.ui import shortcuts
from casedesk.ui.places import Place
from casedesk.ui.shortcuts import Shortcut
from casedesk.ui.window.key_list import show_all_keys, show_help
from casedesk.ui.window.shell import Shell


class PageKeys(QObject):
    """PageKeys(shell): every key that holds while a vault is open. It lives as long as the frame."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._wire(shortcuts.ALL_KEYS, lambda: show_all_keys(shell))
        self._wire(shortcuts.HELP, lambda: show_help(shell, shell.place))
        self._wire(shortcuts.NAMES, lambda: shell.show_names(not shell.names_on))
        self._wire(shortcuts.TOGETHER, lambda: shell.seat_together(not shell.together))
        self._wire(shortcuts.FIND_ANY, shell.find_case)
        self._wire(shortcuts.GO_BACK, shell.back)
        self._wire(shortcuts.GO_UP, shell.up)
        self._wire(shortcuts.NEXT_REGION, lambda: self._step(1))
        self._wire(shortcuts.LAST_REGION, lambda: self._step(-1))
        self._wire(shortcuts.PRIMARY, self._press_primary)
        for command in (shortcuts.NEW, shortcuts.FIND, shortcuts.PRINT):
            self._wire(command, partial(self._command, command.does))
        for room, shortcut in zip(shell.rooms, shortcuts.PLACES, strict=False):
            self._wire(shortcut, partial(shell.go, Place(room)))

    def _wire(self, shortcut: Shortcut, do: Callable[[], object]) -> None:
        for keys in shortcut.keys:
            wired = QShortcut(QKeySequence(keys), self._shell)
            wired.setContext(Qt.ShortcutContext.WindowShortcut)
            wired.activated.connect(lambda: do())

    def _press_primary(self) -> None:
        screen = self._shell.screen_here
        button = screen.primary() if screen is not None else None
        if button is not None and button.isEnabled() and button.isVisible():
            button.click()

    def _command(self, name: str) -> None:
        screen = self._shell.screen_here
        do = screen.commands().get(name) if screen is not None else None
        if callable(do):
            do()

    def _step(self, by: int) -> None:
        regions = self._shell.regions()
        focus = QApplication.focusWidget()
        here = next((place for place, one in enumerate(regions) if focus is not None and one.isAncestorOf(focus)), -1)
        for step in range(1, len(regions) + 1):
            if _enter(regions[(here + by * step) % len(regions)]):
                return


def _enter(region: QWidget) -> bool:
    """Focus to the first thing in a region that takes it."""
    for one in [region, *region.findChildren(QWidget)]:
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            one.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
