"""The whole window on a real vault, with settings of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk import app
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.settings import Settings
from casedesk.ui.window.window import Window
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE

Open = Callable[[Path | None], Window]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings nobody has touched yet."""
    return Settings(tmp_path / "settings" / "settings.toml")


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, settings: Settings, wardrobe: Appearance) -> Iterator[Open]:
    """Opens windows as the program does, and closes them after the test."""
    windows: list[Window] = []

    def made(folder: Path | None) -> Window:
        window = app.build(qapp, folder, settings=settings, appearance=wardrobe)
        app.attend(window)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield made
    for window in windows:
        window.close()
        window.background.wait()
        window.deleteLater()


@pytest.fixture
def window(open_window: Open, folder: Path) -> Window:
    """The window at Unlock, before a vault."""
    return open_window(folder)


@pytest.fixture
def unlocking(window: Window, qtbot: QtBot) -> Unlocking:
    """Its unlock screen."""
    return Unlocking(window, qtbot)


@pytest.fixture
def inside(unlocking: Unlocking) -> ShellPage:
    """The founder, who came in."""
    return unlocking.unlock("bopha", PASSPHRASE)
