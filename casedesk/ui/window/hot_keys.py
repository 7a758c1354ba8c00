"""Hide and lock answer everywhere, also over a dialog or a menu, where ordinary shortcuts are switched off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from casedesk.ui.shortcuts import HIDE, LOCK, Shortcut


class HotKeys(QObject):
    """HotKeys(app, parent): `hide_pressed` and `lock_pressed`, seen before any widget sees the key."""

    hide_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._hide, self._lock = _sequences(HIDE), _sequences(LOCK)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination())
        if pressed in self._hide:
            if not event.isAutoRepeat():
                self.hide_pressed.emit()
            return True
        if pressed in self._lock:
            self.lock_pressed.emit()
            return True
        return False


def _sequences(shortcut: Shortcut) -> list[QKeySequence]:
    return [QKeySequence(keys) for keys in shortcut.keys]
