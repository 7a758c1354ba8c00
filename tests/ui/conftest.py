"""Every test of the window is dressed: style, palette, fonts; light, 100 per cent. Each may have a desk or a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.ui.looks.appearance import Appearance
from tests.ui.desks import desk
from tests.ui.small_team import reading_desk, small_team
from tests.ui.windows import inside, open_window, settings, unlocking, window

__all__ = ["desk", "inside", "open_window", "reading_desk", "settings", "small_team", "unlocking", "window"]


@pytest.fixture(autouse=True)
def in_daylight(dressed: Appearance) -> None:
    """Every test is dressed."""


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Puts widgets below each other into a window that has the focus, and keeps it alive for the test."""
    kept: list[QWidget] = []

    def shown(*widgets: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.show()
        window.activateWindow()
        with qtbot.waitActive(window):
            pass
        return window

    return shown
