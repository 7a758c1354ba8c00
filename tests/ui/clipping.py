"""Finds text that does not fit its place, and places that lie outside what holds them.

`clipped(window)` walks everything visible in a shown window and tells, in words for whoever mends it, each label,
button, tab, combo box or painted list row whose text is wider or taller than its room. A text that is elided on
purpose and complete in its tooltip passes. Sideways scroll bars are told too.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QScrollArea,
    QWidget,
)

from casedesk.ui.widgets.prose import Prose
from tests.accessible import told


def clipped(window: QWidget) -> list[str]:
    """One line for each widget whose text is cut; empty when all is well. The window must be shown."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisibleTo(window) and widget.window() is window.window():
            found += [f"{problem}: {told(widget)}" for problem in _problems(widget)]
    return found


def _problems(widget: QWidget) -> list[str]:
    found = []
    if isinstance(widget, QAbstractScrollArea) and _scrolls_sideways(widget):
        found.append("scrolls sideways")
    text = _text(widget)
    if not text:
        return found
    missing = _wanted_width(widget) - widget.width()
    if missing > 1 and text not in widget.toolTip():
        found.append(f"{text!r} needs {missing} px more")
    lacking = _wanted_height(widget) - widget.height()
    if lacking > 1:
        found.append(f"{text!r} is {lacking} px too low")
    if _outside(widget):
        found.append(f"{text!r} lies outside its place")
    return found


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _wanted_width(widget: QWidget) -> int:
    if isinstance(widget, Prose):
        return widget.longest_word()
    hint = widget.sizeHint() if isinstance(widget, QLabel) else widget.minimumSizeHint()
    return hint.width()


def _wanted_height(widget: QWidget) -> int:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width())
    return widget.sizeHint().height() if isinstance(widget, QLabel) else 0


def _outside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent.parentWidget(), QScrollArea):
        return False
    place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
    return not parent.rect().adjusted(-1, -1, 1, 1).contains(place)


def _scrolls_sideways(area: QAbstractScrollArea) -> bool:
    bar = area.horizontalScrollBar()
    inside = area.widget() if isinstance(area, QScrollArea) else None
    if inside is not None:
        return inside.width() > area.viewport().width() + 1
    return bar.isVisibleTo(area) and bar.maximum() > 0
