"""Menus and tooltips."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QStyleOption, QStyleOptionMenuItem, QWidget

from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import chosen, enabled
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import MIDDLE_RIGHT, box, rule, words

_SEPARATOR = QStyleOptionMenuItem.MenuItemType.Separator
_SUBMENU = QStyleOptionMenuItem.MenuItemType.SubMenu


def panel(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a menu or a tooltip."""
    box(painter, option.rect, fill=Role.SURFACE, border=Role.EDGE, radius=0)


def item_size(option: QStyleOption, proposed: QSize) -> QSize:
    """Room for one entry."""
    if isinstance(option, QStyleOptionMenuItem) and option.menuItemType == _SEPARATOR:
        return QSize(proposed.width(), px(9))
    return QSize(proposed.width() + px(36), tall(Measure.HEAD))


def item(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """One entry: icon or tick, words, shortcut."""
    if not isinstance(option, QStyleOptionMenuItem):
        return
    rect: QRect = option.rect
    if option.menuItemType == _SEPARATOR:
        rule(painter, rect.left() + px(8), rect.center().y(), rect.right() - px(8), rect.center().y())
        return
    usable = enabled(option)
    if chosen(option) and usable:
        box(painter, rect, fill=Role.CHOSEN, radius=4)
    ink = Role.INK if usable else Role.DISABLED
    side = px(16)
    square = QRect(rect.x() + px(8), rect.y() + (rect.height() - side) // 2, side, side)
    if option.checked:
        icons.draw(painter, square, icons.Icon.DONE, Role.ACCENT)
    elif not option.icon.isNull():
        mode = QIcon.Mode.Normal if usable else QIcon.Mode.Disabled
        option.icon.paint(painter, square, Qt.AlignmentFlag.AlignCenter, mode)
    word, _, shortcut = option.text.partition("\t")
    area = rect.adjusted(px(32), 0, -px(10), 0)
    words(painter, area, word.replace("&&", "\0").replace("&", "").replace("\0", "&"), typeface(Style.BODY), ink)
    if shortcut:
        words(painter, area, shortcut, typeface(Style.CAPTION), Role.INK3, MIDDLE_RIGHT)
    if option.menuItemType == _SUBMENU:
        icons.draw(painter, QRect(rect.right() - side - px(4), square.y(), side, side), icons.Icon.FORWARD, ink)
