"""Rows, table heads and tabs."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionTab,
    QStyleOptionViewItem,
    QWidget,
)

from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import chosen, enabled, hovered
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import MIDDLE_LEFT, MIDDLE_RIGHT, rule, words
from casedesk.ui.looks.theme import colour

_ASCENDING = QStyleOptionHeader.SortIndicator.SortDown  # as Qt calls it


def row_ground(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a row: chosen, or under the pointer."""
    if chosen(option):
        painter.fillRect(option.rect, colour(Role.CHOSEN))
    elif hovered(option) and enabled(option):
        painter.fillRect(option.rect, colour(Role.HOVER))
    elif isinstance(option, QStyleOptionViewItem) and not isinstance(widget, QComboBox):
        painter.fillRect(option.rect, option.backgroundBrush)


def head_ground(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a table head."""
    painter.fillRect(option.rect, colour(Role.SUNKEN))
    rule(painter, option.rect.left(), option.rect.bottom(), option.rect.right(), option.rect.bottom())


def head_label(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The words of a table head, left or right like their column, and the arrow of the sorted one."""
    if not isinstance(option, QStyleOptionHeader):
        return
    font = typeface(Style.CAPTION, bold=True)
    area = option.rect.adjusted(px(14 if option.section == 0 else 6), 0, -px(6), 0)
    right = bool(option.textAlignment & Qt.AlignmentFlag.AlignRight)
    width = words(painter, area, option.text, font, Role.INK2, MIDDLE_RIGHT if right else MIDDLE_LEFT)
    if option.sortIndicator != QStyleOptionHeader.SortIndicator.None_ and not right:
        ascending = option.sortIndicator == _ASCENDING
        side = px(12)
        square = QRect(area.x() + width + px(4), area.y() + (area.height() - side) // 2 + 1, side, side)
        icons.draw(painter, square, icons.Icon.DOWN if ascending else icons.Icon.UP, Role.INK2)


def sort_arrow(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Nothing: the arrow stands beside the word."""


def tab_base(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The line under a row of tabs."""
    rule(painter, option.rect.left(), option.rect.bottom(), option.rect.right(), option.rect.bottom())


def tab_shape(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A tab has no shape; the chosen one is underlined with three pixels."""
    if chosen(option):
        foot = QRect(option.rect.x(), option.rect.bottom() - 2, option.rect.width() - px(20), 3)
        painter.fillRect(foot, colour(Role.ACCENT))


def tab_label(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Word and count of a tab; the count is the tab's data."""
    if not isinstance(option, QStyleOptionTab):
        return
    current = chosen(option)
    ink = Role.INK if current or hovered(option) else Role.INK2
    word, _, count = option.text.partition("\t")
    font = typeface(Style.BODY, bold=current)
    words(painter, option.rect, word, font, ink)
    if count:
        rest = option.rect.adjusted(QFontMetrics(font).horizontalAdvance(word) + px(5), 1, 0, 0)
        words(painter, rest, count, typeface(Style.CAPTION), Role.INK2)
