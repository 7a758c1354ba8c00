"""What the colours of the caseload bars stand for, and the agreed limit."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.team.loads import BARS, risk_word

SQUARE, GAP = 11, 14


class Legend(QWidget):
    """Legend(): one square and word for each risk, and the dashed line of the limit. To look at only."""

    def __init__(self) -> None:
        super().__init__()
        self._limit = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_limit(self, limit: int) -> None:
        """Another limit."""
        self._limit = limit
        self.setAccessibleName(self._said())
        self.updateGeometry()
        self.update()

    def _said(self) -> str:
        return _("{n}, agreed limit", n=self._limit)

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(typeface(Style.CAPTION))
        risks = [metrics.horizontalAdvance(risk_word(risk)) + px(SQUARE + 6 + GAP) for risk, _fill, _ink in BARS[:3]]
        return QSize(sum(risks) + metrics.horizontalAdvance(self._said()) + px(12), tall(Measure.CHIP))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        font, left, middle = typeface(Style.CAPTION), 0, self.height() // 2
        with QPainter(self) as painter:
            for risk, fill, _ink in BARS[:3]:
                square = QRect(left, middle - px(SQUARE) // 2, px(SQUARE), px(SQUARE))
                box(painter, square, fill=fill, border=Role.WAIT if fill is Role.BAR_MEDIUM else None, radius=2)
                left += px(SQUARE + 6)
                left += words(painter, QRect(left, 0, self.width(), self.height()), risk_word(risk), font, Role.INK2)
                left += px(GAP)
            painter.setPen(QPen(colour(Role.INK), 2))
            painter.drawLine(QPointF(left, middle - px(6)), QPointF(left, middle + px(6)))
            place = QRect(left + px(8), 0, self.width(), self.height())
            words(painter, place, self._said(), font, Role.INK2)
