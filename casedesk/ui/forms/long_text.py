"""An answer of several lines. It grows with what is written, and counts only when it is nearly full."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from casedesk.text.input import LONG, TooLong, clean_text
from casedesk.text.translation import n_
from casedesk.ui.forms.control import Control
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.written_text import WrittenText

_SHORTEST, _TALLEST = 3, 12
_NEAR = LONG // 10


class GrowingText(WrittenText):
    """GrowingText(): three to twelve lines high. `shortened(sentence)` tells when more came than fits."""

    shortened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.document().setDocumentMargin(px(7))
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._grow())
        self._grow()

    def room(self) -> int:
        """How many characters still fit."""
        return LONG - (self.document().characterCount() - 1) + len(self.textCursor().selectedText())

    def _grow(self) -> None:
        lines = min(max(int(self.document().size().height()), _SHORTEST), _TALLEST)
        height = lines * self.fontMetrics().lineSpacing() + px(16)
        if height != self.height():
            self.setFixedHeight(height)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """What is pasted or dropped is cleaned, and cut to what fits."""
        cleaned = clean_text(source.text(), max(self.room(), 0))
        self.insertPlainText(cleaned.text)
        if cleaned.trouble is not None:
            self.shortened.emit(TooLong(kept=self.document().characterCount() - 1).said())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.text() and event.text().isprintable() and self._full(event.text()):
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        if not (event.commitString() and self._full(event.commitString())):
            super().inputMethodEvent(event)

    def _full(self, text: str) -> bool:
        if self.room() >= len(text):
            return False
        self.shortened.emit(TooLong(kept=self.document().characterCount() - 1).said())
        return True


class LongText(Control):
    """LongText(*, placeholder=""): several lines, at most `text.input.LONG` characters."""

    def __init__(self, *, placeholder: str = "") -> None:
        super().__init__()
        self._text = GrowingText()
        self._text.setPlaceholderText(placeholder)
        self._count = Line(style=Style.CAPTION, role=Role.INK2)
        self._count.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self._text)
        column.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
        self._own(self._text)
        self._silent = False
        self._stood = ""
        self._given: tuple[str, Any] = ("", None)
        self._text.textChanged.connect(self._typed)
        self._text.shortened.connect(self.advised)

    def value(self) -> Any:
        """The words, None for none; as they were given while nobody touched them."""
        shown, given = self._given
        text = self._text.toPlainText()
        return given if text == shown else clean_text(text).text or None

    def set_value(self, value: Any) -> None:
        """Shows words."""
        self._show("" if value is None else str(value))
        self._given = (self._text.toPlainText(), value)

    def raw(self) -> Any:
        """The text as it stands."""
        return self._text.toPlainText()

    def restore(self, raw: Any) -> None:
        """The text as it stood."""
        if not isinstance(raw, str):
            raise TypeError
        self._show(clean_text(raw).text)

    def _show(self, text: str) -> None:
        self._silent = True
        self._text.setPlainText(text)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._silent = False

    def _typed(self) -> None:
        left = self._text.room()
        self._count.setText(n_("{n} character left", "{n} characters left", max(left, 0)) if left < _NEAR else "")
        self._count.setVisible(left < _NEAR)
        before, self._stood = self._stood, self._text.toPlainText()
        if not self._silent and self._stood != before:  # a margin of the page changes too, and nobody typed that
            self.changed.emit()
