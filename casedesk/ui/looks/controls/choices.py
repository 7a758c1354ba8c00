"""Check boxes and radio buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import enabled, hovered, switched_on
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box, disc, rule
from casedesk.ui.looks.theme import colour


def check_mark(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A box: ticked, partly, or empty."""
    rect = option.rect
    usable = enabled(option)
    partly = bool(option.state & QStyle.StateFlag.State_NoChange)
    if switched_on(option) or partly:
        box(painter, rect, fill=Role.ACCENT if usable else Role.DISABLED, radius=3)
        if partly:
            middle = rect.center().y() + 1
            rule(painter, rect.left() + 4, middle, rect.right() - 3, middle, Role.ON_ACCENT, 1.75)
        else:
            icons.draw(painter, rect.adjusted(1, 1, -1, -1), icons.Icon.DONE, Role.ON_ACCENT)
        return
    ground = Role.HOVER if usable and hovered(option) else Role.SURFACE
    box(painter, rect, fill=ground if usable else Role.DISABLED_BG, border=Role.EDGE if usable else Role.LINE, radius=3)


def radio_mark(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A circle, with a dot when chosen."""
    rect = QRectF(option.rect)
    usable = enabled(option)
    radius = rect.width() / 2
    if switched_on(option):
        disc(painter, rect, Role.ACCENT if usable else Role.DISABLED)
        inset = px(10) / 2
        disc(painter, rect.adjusted(inset, inset, -inset, -inset), colour(Role.ON_ACCENT))
        return
    ground = Role.HOVER if usable and hovered(option) else Role.SURFACE
    border = Role.EDGE if usable else Role.LINE
    box(painter, rect, fill=ground if usable else Role.DISABLED_BG, border=border, radius=radius)
