"""Every test of the window is dressed: style, palette, fonts; light, 100 per cent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
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
