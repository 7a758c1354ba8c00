"""Which keys a window listens to, and whether two of its parts want the same."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def listened_to(window: QWidget) -> list[str]:
    """Every key sequence that something in the window answers now, as text such as “Ctrl+L”."""
    shown = [one for one in window.findChildren(QShortcut) if one.isEnabled() and _shown(one.parent(), window)]
    keys = [key for one in shown for key in QShortcut.keys(one)]
    keys += [key for one in window.findChildren(QAction) if one.isEnabled() for key in one.shortcuts()]
    return [key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys]


def clashing(window: QWidget) -> list[str]:
    """Key sequences that more than one part of the window answers: Qt would call neither."""
    return sorted(key for key, wanted in Counter(listened_to(window)).items() if wanted > 1)


def _shown(parent: object, window: QWidget) -> bool:
    return not isinstance(parent, QWidget) or parent is window or parent.isVisibleTo(window)
