"""Buttons: primary, default, link, with icon and shortcut; and the focus ring around anything."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QFocusFrame, QStyleOption, QStyleOptionButton, QWidget

from casedesk.ui.looks.controls.states import enabled, flag, hovered, pressed, switched_on
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box, key_cap, key_cap_width, words
from casedesk.ui.looks.theme import colour

RADIUS = 6


def _font(widget: QWidget | None) -> QFont:
    font = QFont(widget.font()) if widget is not None else typeface(Style.BODY)
    if flag(widget, "primary"):
        font.setBold(True)
    return font


def _hint(widget: QWidget | None) -> str:
    return str(widget.property("shortcut_hint") or "") if widget is not None else ""


def _padding(widget: QWidget | None) -> int:
    if flag(widget, "link"):
        return 0
    return px(10) if flag(widget, "compact") else px(14)


def _content_width(option: QStyleOptionButton, widget: QWidget | None) -> int:
    font = _font(widget)
    text = QFontMetrics(font).horizontalAdvance(option.text) + 1 if option.text else 0
    icon = 0 if option.icon.isNull() else px(16)
    hint = _hint(widget)
    cap = key_cap_width(hint, typeface(Style.CAPTION)) if hint else 0
    gaps = px(8) * (sum(1 for part in (text, icon, cap) if part) - 1)
    return text + icon + cap + max(gaps, 0)


def size(option: QStyleOptionButton, widget: QWidget | None) -> QSize:
    """Room a button asks for."""
    small = flag(widget, "compact") or flag(widget, "link")
    height = tall(Measure.SMALL_BUTTON if small else Measure.BUTTON)
    if not option.text and not _hint(widget):
        return QSize(height, height)
    return QSize(_content_width(option, widget) + 2 * _padding(widget), height)


def bevel(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground and border of a button."""
    if flag(widget, "link"):
        return
    rect = option.rect
    if not enabled(option):
        box(painter, rect, fill=Role.DISABLED_BG, border=Role.LINE, radius=RADIUS)
    elif flag(widget, "primary"):
        ground = Role.ACCENT_HOVER if hovered(option) else Role.ACCENT
        box(painter, rect, fill=Role.ACCENT_PRESSED if pressed(option) else ground, radius=RADIUS)
    else:
        ground = Role.HOVER if hovered(option) else Role.SURFACE
        if pressed(option):
            ground = Role.SUNKEN
        elif switched_on(option):
            ground = Role.CHOSEN
        box(painter, rect, fill=ground, border=Role.LINE if flag(widget, "quiet") else Role.EDGE, radius=RADIUS)


def _ink(option: QStyleOption, widget: QWidget | None) -> Role:
    if not enabled(option):
        return Role.DISABLED
    if flag(widget, "primary"):
        return Role.ON_ACCENT
    return Role.LINK if flag(widget, "link") else Role.INK


def label(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Icon, text and shortcut, centred together (links and lists start at the left)."""
    if not isinstance(option, QStyleOptionButton):
        return
    painter.save()
    ink = _ink(option, widget)
    rect: QRect = option.rect
    left = rect.x() + _padding(widget)
    if not flag(widget, "from_left"):
        left = rect.x() + (rect.width() - _content_width(option, widget)) // 2
    if not option.icon.isNull():
        side = px(16)
        square = QRect(left, rect.y() + (rect.height() - side) // 2, side, side)
        mode = QIcon.Mode.Normal if enabled(option) else QIcon.Mode.Disabled
        option.icon.paint(painter, square, Qt.AlignmentFlag.AlignCenter, mode)
        left += side + px(8)
    if option.text:
        font = _font(widget)
        font.setUnderline(flag(widget, "link") and hovered(option) and enabled(option))
        painter.setFont(font)
        painter.setPen(colour(ink))
        width = QFontMetrics(font).horizontalAdvance(option.text) + 1
        area = QRect(left, rect.y(), width, rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, option.text)
        left += width + px(8)
    hint = _hint(widget)
    if hint:
        plain = ink if flag(widget, "primary") or not enabled(option) else Role.INK3
        if flag(widget, "shortcut_hint_plain"):
            words(painter, QRect(left, rect.y() + 1, rect.width(), rect.height()), hint, typeface(Style.CAPTION), plain)
            painter.restore()
            return
        border = ink if flag(widget, "primary") else Role.LINE
        key_cap(painter, QRect(left, rect.y(), 0, rect.height()), hint, typeface(Style.CAPTION), plain, border)
    painter.restore()


def tool_ground(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a tool button: outlined like a default button, or flat until the pointer comes."""
    if flag(widget, "flat"):
        if enabled(option) and (hovered(option) or pressed(option) or switched_on(option)):
            box(painter, option.rect, fill=Role.CHOSEN if switched_on(option) else Role.HOVER, radius=RADIUS)
        return
    bevel(option, painter, widget)


def focus_ring(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Two pixels of `focus`, one away from the control, its radius two larger."""
    watched = widget.widget() if isinstance(widget, QFocusFrame) else None
    given = watched.property("radius") if watched is not None else None
    radius = float(given) if given is not None else RADIUS
    box(painter, QRectF(option.rect), border=Role.FOCUS, radius=radius + 2, width=2)
