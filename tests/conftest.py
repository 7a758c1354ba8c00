"""What every test stands on: no display, nobody's home, a fixed language, and guards against noise."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.questionnaires.shelf import Shelf, shelve
from casedesk.text.translation import speak

MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30
PATIENCE_MS = 30_000

os.environ["QT_QPA_PLATFORM"] = "offscreen"
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))  # thousands of vaults, none of which waits for a disk

pytest_plugins = [
    "tests.guards.collecting", "tests.guards.day", "tests.guards.derivations", "tests.guards.files",
    "tests.guards.leftovers", "tests.guards.logs", "tests.vaults", "tests.wardrobe",
]  # fmt: skip

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


class Patient(QtBot):
    """Waits longer than the toolkit's bot: five seconds are short on a busy machine, and only what fails waits on."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return Patient(request)


@pytest.fixture(autouse=True)
def nobodys_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and vaults of whoever runs the tests are out of reach."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    for name in ("LOCAL_APPDATA", "APPDATA", "PERSONAL"):
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(tmp_path / "home" / name.lower()))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English, whatever the one before it spoke."""
    speak("en")
    yield
    speak("en")


@pytest.fixture
def bare_shelf() -> Iterator[None]:
    """Whatever a test puts on the shelf of questionnaires is gone after it."""
    yield
    shelve(Shelf())
