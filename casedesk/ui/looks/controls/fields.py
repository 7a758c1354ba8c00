"""Text fields, text areas and combo boxes."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QWidget,
)

from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import enabled, flag, hovered
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box, words

RADIUS = 6


def _ground(rect: QRect, painter: QPainter, widget: QWidget | None, *, usable: bool, read_only: bool) -> None:
    if read_only or not usable:
        box(painter, rect, fill=Role.DISABLED_BG, border=Role.LINE, radius=RADIUS)
    elif flag(widget, "problem"):
        box(painter, rect, fill=Role.SURFACE, border=Role.URGENT, radius=RADIUS, width=2)
    else:
        box(painter, rect, fill=Role.SURFACE, border=Role.EDGE, radius=RADIUS)


def line_edit(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Ground and border of a one-line field; none for the inner field of another control."""
    if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
        return
    read_only = isinstance(widget, QLineEdit) and widget.isReadOnly()
    _ground(option.rect, painter, widget, usable=enabled(option), read_only=read_only)


def frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The frame of a text area, a list or a popup."""
    if widget is not None and (widget.inherits("QTextEdit") or widget.inherits("QPlainTextEdit")):
        read_only = bool(widget.property("readOnly"))
        _ground(option.rect, painter, widget, usable=enabled(option), read_only=read_only)
    elif widget is not None and widget.inherits("QAbstractItemView"):
        box(painter, option.rect, fill=Role.SURFACE, border=Role.LINE, radius=0)
    else:
        box(painter, option.rect, border=Role.EDGE, radius=0)


def dress_text_area(area: QWidget) -> None:
    """Lets the ground that `frame` paints show through a text area, and gives its words room."""
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    if isinstance(area, QPlainTextEdit | QTextEdit):
        area.viewport().setAutoFillBackground(False)
        area.document().setDocumentMargin(px(9))


def combo(option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
    """Ground, border and arrow of a combo box."""
    usable = enabled(option)
    _ground(option.rect, painter, widget, usable=usable, read_only=False)
    if usable and hovered(option) and not _is_editable(widget):
        box(painter, option.rect.adjusted(1, 1, -1, -1), fill=Role.HOVER, radius=RADIUS - 1)
    icons.draw(painter, _arrow(option.rect), icons.Icon.DOWN, Role.INK2 if usable else Role.DISABLED)


def _is_editable(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.property("editable"))


def _arrow(rect: QRect) -> QRect:
    side = px(16)
    return QRect(rect.right() - side - px(9), rect.y() + (rect.height() - side) // 2, side, side)


def combo_part(option: QStyleOption, part: QStyle.SubControl) -> QRect | None:
    """Where the text and the arrow of a combo box stand."""
    rect: QRect = option.rect
    if part == QStyle.SubControl.SC_ComboBoxArrow:
        return _arrow(rect).adjusted(-px(4), 0, 0, 0)
    if part == QStyle.SubControl.SC_ComboBoxEditField:
        return rect.adjusted(px(8), 1, -px(30), -1)
    if part == QStyle.SubControl.SC_ComboBoxListBoxPopup:
        return rect.translated(0, 4)
    return None


def combo_label(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The chosen text of a combo box; the invitation is in `ink3`."""
    from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox

    if not isinstance(option, QStyleOptionComboBox) or option.editable:
        return
    empty = isinstance(widget, QComboBox) and widget.currentIndex() < 0
    role = Role.INK3 if empty else Role.INK
    text = option.currentText or (widget.placeholderText() if isinstance(widget, QComboBox) else "")
    area = option.rect.adjusted(px(11), 1, -px(30), -1)
    font = widget.font() if widget is not None else painter.font()
    words(painter, area, text, font, role if enabled(option) else Role.DISABLED)


def spin(option: QStyleOptionComplex, painter: QPainter, up: QRect, down: QRect) -> None:
    """Ground, border and the two arrows of a number field."""
    usable = enabled(option)
    _ground(option.rect, painter, None, usable=usable, read_only=False)
    for rect, icon in ((up, icons.Icon.UP), (down, icons.Icon.DOWN)):
        side = min(px(13), rect.height())
        square = QRect(rect.center().x() - side // 2, rect.center().y() - side // 2 + 1, side, side)
        icons.draw(painter, square, icon, Role.INK2 if usable else Role.DISABLED)
