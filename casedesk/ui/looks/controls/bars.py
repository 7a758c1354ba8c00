"""Scroll bars and progress bars."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QWidget,
)

from casedesk.ui.looks.controls.states import hovered
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box


def scroll(option: QStyleOptionComplex, painter: QPainter, handle: QRect) -> None:
    """A scroll bar: a rounded handle on nothing."""
    if not isinstance(option, QStyleOptionSlider) or option.maximum <= option.minimum:
        return
    inset = 2 if hovered(option) else 3
    inner = handle.adjusted(inset, 2, -inset, -2)
    if option.orientation == Qt.Orientation.Horizontal:
        inner = handle.adjusted(2, inset, -2, -inset)
    box(painter, inner, fill=Role.EDGE, radius=min(inner.width(), inner.height()) / 2)


def scroll_part(option: QStyleOptionComplex, part: QStyle.SubControl, shortest: int) -> QRect:
    """Where the parts of a scroll bar stand; it has no arrows."""
    rect: QRect = option.rect
    if part == QStyle.SubControl.SC_ScrollBarGroove or not isinstance(option, QStyleOptionSlider):
        return QRect(rect)
    if part in (QStyle.SubControl.SC_ScrollBarAddLine, QStyle.SubControl.SC_ScrollBarSubLine):
        return QRect()
    flat = option.orientation == Qt.Orientation.Horizontal
    room = rect.width() if flat else rect.height()
    reach = option.maximum - option.minimum
    length = room
    if reach > 0:
        length = max(min(shortest, room), room * option.pageStep // max(reach + option.pageStep, 1))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown
    )
    first, last = {
        QStyle.SubControl.SC_ScrollBarSlider: (start, start + length),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + length, room),
    }.get(part, (0, room))
    if flat:
        return QRect(rect.x() + first, rect.y(), last - first, rect.height())
    return QRect(rect.x(), rect.y() + first, rect.width(), last - first)


def _bar(rect: QRect) -> QRect:
    height = min(px(8), rect.height())
    return QRect(rect.x(), rect.y() + (rect.height() - height) // 2, rect.width(), height)


def groove(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The empty part of a progress bar."""
    box(painter, _bar(option.rect), fill=Role.LINE, radius=2)


def contents(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The filled part of a progress bar; without an end it is a third of the bar, moved by its value."""
    if not isinstance(option, QStyleOptionProgressBar):
        return
    bar = _bar(option.rect)
    reach = option.maximum - option.minimum
    if reach <= 0:
        third = bar.width() // 3
        offset = option.progress % max(bar.width() + third, 1) - third
        box(painter, QRect(bar.x() + offset, bar.y(), third, bar.height()) & bar, fill=Role.ACCENT, radius=2)
        return
    done = bar.width() * (option.progress - option.minimum) // reach
    if done > 0:
        box(painter, QRect(bar.x(), bar.y(), done, bar.height()), fill=Role.ACCENT, radius=2)
