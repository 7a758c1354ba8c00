"""Every test of the window is dressed: style, palette, fonts; light, 100 per cent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casedesk.ui.appearance import Appearance, Mode


@pytest.fixture(scope="session")
def wardrobe(qapp: QApplication) -> Appearance:
    """The one appearance of the test run."""
    return Appearance(qapp, mode=Mode.LIGHT)


@pytest.fixture(autouse=True)
def dressed(wardrobe: Appearance, qtbot: QtBot) -> Iterator[Appearance]:
    """Light and 100 per cent before each test."""
    wardrobe.choose(mode=Mode.LIGHT, size=100)
    yield wardrobe
    wardrobe.choose(mode=Mode.LIGHT, size=100)


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
