"""Widgets beside each other, and the hairline between neighbours."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour


class Hairline(QWidget):
    """Hairline(*, upright=False): one pixel of `line` between neighbours."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setBackground(colour(Role.LINE))
            painter.eraseRect(
                self.rect()
            )  # `fillRect` makes the toolkit build its class of gradients, for the first picture


def row_of(*parts: QWidget | None, gap: int = 8) -> QHBoxLayout:
    """Widgets beside each other; None is the place where they are pushed apart."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(gap))
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def at_foot(*parts: QWidget) -> QHBoxLayout:
    """Buttons at the foot of what scrolls, from the left, with room for the ring of the focus."""
    row = row_of(*parts, None, gap=12)
    row.setContentsMargins(px(4), px(4), 0, px(4))
    return row
