"""Small drawing verbs that the style, the delegates and the widgets share."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour

MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: Role | None = None,
    border: Role | None = None,
    radius: float = 6,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded box whose border lies inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    inner = QRectF(rect)
    if border is not None:
        pen = QPen(colour(border), width)
        if dashed:
            pen.setDashPattern([2.5, 2])
        painter.setPen(pen)
        inset = width / 2
        inner.adjust(inset, inset, -inset, -inset)
    painter.setBrush(colour(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def words(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    role: Role,
    align: Qt.AlignmentFlag = MIDDLE_LEFT,
) -> int:
    """One line of text, elided if it must be; returns the width it took."""
    painter.setFont(font)
    painter.setPen(colour(role))
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def rule(
    painter: QPainter, x1: float, y1: float, x2: float, y2: float, role: Role = Role.LINE, width: float = 1
) -> None:
    """A hairline between two points."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, width != 1)
    painter.setPen(QPen(colour(role), width))
    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
    painter.restore()


def disc(painter: QPainter, rect: QRect | QRectF, fill: Role | QColor) -> None:
    """A filled circle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill) if isinstance(fill, Role) else fill)
    painter.drawEllipse(QRectF(rect))
    painter.restore()


def key_cap_width(text: str, font: QFont) -> int:
    """Width of the little box that shows a shortcut."""
    return QFontMetrics(font).horizontalAdvance(text) + 11


def key_cap(painter: QPainter, rect: QRect, text: str, font: QFont, role: Role, border: Role) -> None:
    """The little box that shows a shortcut, such as Ctrl N."""
    height = QFontMetrics(font).height() + 2
    cap = QRect(rect.x(), rect.center().y() - height // 2 + 1, key_cap_width(text, font), height)
    box(painter, cap, border=border, radius=3)
    painter.setFont(font)
    painter.setPen(colour(role))
    painter.drawText(cap, CENTRE, text)
