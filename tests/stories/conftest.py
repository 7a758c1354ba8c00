"""Stories are told through the real window, dressed as a person finds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from casedesk.ui.looks.appearance import Appearance
from tests.flashes import flashes
from tests.ui.windows import inside, open_window, settings, unlocking, window

__all__ = ["inside", "open_window", "settings", "unlocking", "window"]


@pytest.fixture(autouse=True)
def in_daylight(dressed: Appearance) -> None:
    """Every story is dressed."""


@pytest.fixture(autouse=True)
def nothing_flashes(qapp: QApplication) -> Iterator[None]:
    """No widget is shown as a window of its own, be it for a moment."""
    with flashes() as seen:
        yield
    assert not seen
