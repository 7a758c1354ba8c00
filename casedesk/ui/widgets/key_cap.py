"""A shortcut in its little box."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from casedesk.ui.looks.lettering import Style, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import key_cap, key_cap_width


class KeyCap(QLabel):
    """KeyCap(words, *, role=Role.INK3, border=Role.LINE): such as F9 beside “Show”."""

    def __init__(self, words: str, *, role: Role = Role.INK3, border: Role = Role.LINE) -> None:
        super().__init__(words)
        self._role = role
        self._border = border
        self.setFont(typeface(Style.CAPTION, khmer=False))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(key_cap_width(self.text(), self.font()), QFontMetrics(self.font()).height() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            key_cap(painter, self.rect(), self.text(), self.font(), self._role, self._border)
