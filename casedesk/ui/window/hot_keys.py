"""Keys that hold everywhere, also over a dialog or a menu, where ordinary shortcuts are switched off.

Hide and lock answer; and Enter presses the button that has the focus, as Space does. Of itself the toolkit leaves that
to the desktop: on Windows Enter does nothing there, and in a dialog it presses another button, the default one. And a
list is not copied from, as the toolkit would, and what is copied in a field stays here: words leave by the one door or
not at all (decision 0026).
"""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QCheckBox, QRadioButton

from casedesk.ui.copied import Copied
from casedesk.ui.shortcuts import HIDE, LOCK, Shortcut
from casedesk.ui.widgets.hold import HoldButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OTHERWISE = (QCheckBox, QRadioButton, HoldButton)
"""These answer with a mark, which is Space's work, or only to a key that is kept down."""


class HotKeys(QObject):
    """HotKeys(app, parent, copied): `hide_pressed` and `lock_pressed`, seen before any widget sees the key."""

    hide_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, app: QApplication, parent: QObject, copied: Copied) -> None:
        super().__init__(parent)
        self._copied = copied
        self._hide, self._lock = _sequences(HIDE), _sequences(LOCK)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QShowEvent):  # every event comes by here, and its class is told sooner than its type
            return self._copied.sees(watched, event)
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        pressed = QKeySequence(event.keyCombination())
        if pressed in self._hide:
            if not event.isAutoRepeat():
                self.hide_pressed.emit()
            return True
        if pressed in self._lock:
            self.lock_pressed.emit()
            return True
        if self._copied.sees(watched, event):
            return True
        if isinstance(watched, QAbstractItemView) and event.matches(QKeySequence.StandardKey.Copy):
            return True
        if event.key() in _ENTER and _plain(event) and _is_pressed_by_enter(watched):
            if not event.isAutoRepeat():
                watched.click()
            return True
        return False


def _plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _is_pressed_by_enter(widget: QObject) -> TypeGuard[QAbstractButton]:
    return isinstance(widget, QAbstractButton) and not isinstance(widget, _OTHERWISE)


def _sequences(shortcut: Shortcut) -> list[QKeySequence]:
    return [QKeySequence(keys) for keys in shortcut.keys]
