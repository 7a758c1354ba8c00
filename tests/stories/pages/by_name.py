"""Finds what a person sees by the words on it, as a screen reader would."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from casedesk.ui.widgets.prose import Prose
from tests.accessible import accessible_name

W = TypeVar("W", bound=QWidget)


def named(screen: QWidget, kind: type[W], name: str) -> W:
    """The one shown widget of a kind with this name."""
    found = _shown(screen, kind, name)
    if not found:  # what was built a moment ago is shown when the loop turns
        QApplication.processEvents()
        found = _shown(screen, kind, name)
    assert len(found) == 1, f"{len(found)} × {kind.__name__} “{name}”; there are {names(screen, kind)}"
    return found[0]


def _shown(screen: QWidget, kind: type[W], name: str) -> list[W]:
    shown = [one for one in screen.findChildren(kind) if one.isVisibleTo(screen)]
    return [one for one in shown if name in (accessible_name(one), one.accessibleName())]


def names(screen: QWidget, kind: type[W]) -> list[str]:
    """The names of all shown widgets of a kind."""
    return [accessible_name(one) for one in screen.findChildren(kind) if one.isVisibleTo(screen)]


def button(screen: QWidget, name: str) -> QPushButton:
    """A button by its words."""
    return named(screen, QPushButton, name)


def answer(screen: QWidget, name: str) -> QAbstractButton:
    """Any button that is pressed: a radio button, a card, a step."""
    return named(screen, QAbstractButton, name)


def take_link(screen: QWidget, words: str) -> None:
    """Takes the link at the end of a notice, with Enter."""
    (found,) = (one for one in screen.findChildren(Prose) if one.isVisibleTo(screen) and one.link() == words)
    QTest.keyClick(found, Qt.Key.Key_Return)


def tick(screen: QWidget, name: str) -> QCheckBox:
    """A box to tick."""
    return named(screen, QCheckBox, name)


def line_named(screen: QWidget, name: str) -> QLineEdit:
    """A field of one line."""
    return named(screen, QLineEdit, name)


def text_named(screen: QWidget, name: str) -> QPlainTextEdit:
    """A field of several lines."""
    return named(screen, QPlainTextEdit, name)
