"""Several lines that somebody writes: they are marked, copied within the program, and dragged nowhere."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit


class WrittenText(QPlainTextEdit):
    """WrittenText(): what is marked in it is not dragged to another program. Tab leads on."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        return QMimeData()
