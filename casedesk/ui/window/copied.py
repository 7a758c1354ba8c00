"""What was copied here does not outlive the lock: a clipboard is read by every program."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication


class Copied(QObject):
    """Copied(parent): notices what is copied while the window has the focus; `clear` takes it off the clipboard again.

    What another program put there since is left alone.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours = {QClipboard.Mode.Clipboard: False, QClipboard.Mode.Selection: False}
        QGuiApplication.clipboard().changed.connect(self._changed)

    def _changed(self, mode: QClipboard.Mode) -> None:
        self._ours[mode] = QGuiApplication.focusObject() is not None

    def clear(self) -> None:
        """Empties what holds words from here."""
        for mode, ours in self._ours.items():
            if ours:
                QGuiApplication.clipboard().clear(mode)
