"""Size and place of the window, kept from one day to the next."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from casedesk.ui.settings import GEOMETRY, MAXIMISED, Settings

SMALLEST = (1180, 660)
USUAL = (1366, 698)


def restore(window: QWidget, settings: Settings) -> None:
    """Puts the window where it was, if that place is still on a screen."""
    window.setMinimumSize(*SMALLEST)
    window.resize(*USUAL)
    kept = settings.get(GEOMETRY)
    screen = QGuiApplication.primaryScreen()
    if len(kept) != 4 or not all(isinstance(part, int) for part in kept) or screen is None:
        return
    left, top, width, height = kept
    if screen.availableVirtualGeometry().contains(left + width // 2, top + 20):
        window.setGeometry(left, top, width, height)


def remember(window: QWidget, settings: Settings) -> None:
    """Keeps the place for the next time."""
    place = window.normalGeometry()
    settings.set(GEOMETRY, [place.x(), place.y(), place.width(), place.height()])
    settings.set(MAXIMISED, window.isMaximized())
