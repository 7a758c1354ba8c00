"""The composition root of the window: the one place where its parts are made and joined.

What the first picture does not need is loaded after it, while the passphrase is typed.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

import casedesk.ui  # noqa: F401 – before any other use of the toolkit
from casedesk.text.translation import speak
from casedesk.ui.folders import settings_file, vaults
from casedesk.ui.frame import Surroundings
from casedesk.ui.looks.appearance import Appearance, Mode
from casedesk.ui.settings import LANGUAGE, MAXIMISED, TEXT_SIZE, THEME, VAULT, Settings
from casedesk.ui.window.window import Window

if TYPE_CHECKING:
    from casedesk.ui.entrance.practice import Practice

VERSION = "0.2"
LATER = (
    "casedesk.store.vault",
    "casedesk.ui.window.open_vault",
    "casedesk.ui.window.hide",
    "casedesk.ui.today.screen",
    "casedesk.ui.case_list.screen",
)
LAST = ("casedesk.ui.case.page", "casedesk.ui.first_contact")
"""What the first case that is opened would else wait for, a quarter of a second on an old computer."""


def run(folder: str | None = None) -> int:
    """Opens the window and returns when it is closed. `folder` is a vault; else the one opened last."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    window = build(app, Path(folder) if folder else None)
    window.painted.connect(lambda: _afterwards(window))
    if window.around.settings.get(MAXIMISED):
        window.showMaximized()
    else:
        window.show()
    return app.exec()


def build(
    app: QApplication,
    folder: Path | None = None,
    *,
    settings: Settings | None = None,
    appearance: Appearance | None = None,
) -> Window:
    """The window with everything it stands on, not yet shown."""
    app.setApplicationName("CaseDesk")
    settings = settings or Settings(settings_file())
    speak(settings.get(LANGUAGE))
    appearance = appearance or Appearance(app, mode=Mode(settings.get(THEME)), size=settings.get(TEXT_SIZE))
    window = Window(Surroundings(app, settings, appearance, vaults, _practice, VERSION))
    folder = folder or (Path(settings.get(VAULT)) if settings.get(VAULT) else None)
    if folder is not None and folder.is_dir():
        window.open(folder)
    else:
        window.welcome()
    return window


def _afterwards(window: Window) -> None:
    """What the first picture did not need: reports of bugs, keys and signals to hide and lock, the rest of the code."""
    from casedesk.ui.collecting import Collecting
    from casedesk.ui.faults import Faults
    from casedesk.ui.window.ending import Ending

    gc.freeze()
    Collecting(window)
    faults = Faults(window)
    faults.met.connect(window.tell_fault)
    faults.listen()
    attend(window)
    ending = Ending(window)
    ending.asked.connect(window.close)
    ending.listen()
    window.background(_load, lambda loaded: window.look_at_vault())
    window.background(lambda: [import_module(name) for name in LAST], lambda loaded: None)


def attend(window: Window) -> None:
    """From now on the window hides and locks by key, and locks when the system leaves."""
    from casedesk.ui.window.hot_keys import HotKeys
    from casedesk.ui.window.session import Session

    keys = HotKeys(window.around.app, window, window.around.copied)
    keys.hide_pressed.connect(window.hide_or_return)
    keys.lock_pressed.connect(window.lock)
    session = Session(window)
    session.leaving.connect(window.lock)
    session.listen(int(window.winId()))


def _load() -> None:
    from PySide6 import QtCore, QtGui, QtWidgets

    for name in LATER:
        import_module(name)
    for toolkit in (QtCore, QtGui, QtWidgets):  # it makes a class when one is first named; the first list names all
        for name in dir(toolkit):
            getattr(toolkit, name)
    from casedesk.text.dates import weekday_day
    from casedesk.text.holidays import holiday

    today = datetime.now().astimezone().date()
    weekday_day(today)  # reads the names of days and months
    holiday(today)


def _practice() -> Practice:
    from casedesk.training import MAIN_USER, PASSPHRASE, make
    from casedesk.ui.entrance.practice import Practice

    def fill(folder: Path, progress: Callable[[int, int], None]) -> None:
        make(folder, progress=progress)

    return Practice(vaults() / "Practice", fill, MAIN_USER, PASSPHRASE)
