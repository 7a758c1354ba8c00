"""Stories are told through the real window, dressed as a person finds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.ui.appearance import Appearance, Mode
from tests.flashes import flashes
from tests.ui.windows import open_window, settings

__all__ = ["open_window", "settings"]


@pytest.fixture(scope="session")
def wardrobe(qapp: QApplication) -> Appearance:
    """The one appearance of the stories."""
    return Appearance(qapp, mode=Mode.LIGHT)


@pytest.fixture(autouse=True)
def dressed(wardrobe: Appearance, qtbot: QtBot) -> Iterator[Appearance]:
    """Light and 100 per cent before each story and after it."""
    wardrobe.choose(mode=Mode.LIGHT, size=100)
    yield wardrobe
    wardrobe.choose(mode=Mode.LIGHT, size=100)


@pytest.fixture(autouse=True)
def nothing_flashes(qapp: QApplication) -> Iterator[None]:
    """No widget is shown as a window of its own, be it for a moment."""
    with flashes() as seen:
        yield
    assert not seen
