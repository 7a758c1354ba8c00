"""An icon that stands by itself; it is said by the words beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from casedesk.ui.looks import icons
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import CENTRE, disc
from casedesk.ui.looks.theme import colour


class Picture(QWidget):
    """Picture(icon, role=Role.INK2, *, side=16, disc=None): an icon, on a soft disc (`disc` pixels across) or bare."""

    def __init__(self, icon: Icon, role: Role = Role.INK2, *, side: int = 16, disc: int | None = None) -> None:
        super().__init__()
        self._icon = icon
        self._role = role
        self._side = px(side)
        self._disc = px(disc) if disc else 0
        self.setFixedSize(max(self._side, self._disc), max(self._side, self._disc))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            if self._disc:
                disc(painter, self.rect(), Role.SOFT)
            inset = (self.width() - self._side) // 2
            icons.draw(painter, QRect(inset, inset, self._side, self._side), self._icon, self._role)


class Initials(QWidget):
    """Initials(text, *, side=28): a person as two letters on a soft disc."""

    def __init__(self, text: str, *, side: int = 28) -> None:
        super().__init__()
        self._text = text
        self.setFixedSize(px(side), px(side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            disc(painter, self.rect(), Role.SOFT)
            painter.setFont(typeface(Style.CAPTION, bold=True, khmer=False))
            painter.setPen(colour(Role.ACCENT))
            painter.drawText(self.rect(), CENTRE, self._text)
