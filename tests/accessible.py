"""What a screen reader would have to call “button” or “edit” and nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


def nameless(window: QWidget) -> list[str]:
    """The widgets under `window`, itself included, that take focus and have no accessible name."""
    return [told(one) for one in reached(window) if not accessible_name(one)]


def reached(window: QWidget) -> Iterator[QWidget]:
    """Every widget that takes focus, once: not the line inside a box that speaks for it."""
    for one in [window, *window.findChildren(QWidget)]:
        inside = isinstance(one.parent(), QAbstractSpinBox | QComboBox)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisibleTo(window) and not inside:
            yield one


def accessible_name(widget: QWidget) -> str:
    """What a screen reader says: the name given, or that of the label beside it, or the words on it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def told(widget: QWidget) -> str:
    """Where a widget is, for whoever mends it: its class and name and those of what holds it."""
    chain = []
    place: QWidget | None = widget
    while place is not None:
        chain.append(f"{type(place).__name__} {place.objectName()}".strip())
        place = place.parentWidget()
    return " in ".join(chain)
