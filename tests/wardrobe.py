"""The one appearance of a test run: style, palette, fonts. Two on one application would draw everything twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.ui.looks.appearance import Appearance, Mode


@pytest.fixture(scope="session")
def wardrobe(qapp: QApplication) -> Appearance:
    """Made when the first test wants a window."""
    return Appearance(qapp, mode=Mode.LIGHT)


@pytest.fixture
def dressed(wardrobe: Appearance, qtbot: QtBot) -> Iterator[Appearance]:
    """Light and 100 per cent before a test and after it."""
    wardrobe.choose(mode=Mode.LIGHT, size=100)
    yield wardrobe
    wardrobe.choose(mode=Mode.LIGHT, size=100)
