"""Locked while a backup is made or a restore goes on: it stops, nothing half-made stays, the window is at Unlock."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.store.backups.backup_folder import PART
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.window.window import Window
from tests.stories.pages.backups import Backups
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE


def test_locking_stops_a_backup_and_nothing_half_made_stays(
    inside: ShellPage, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    access = inside.shell.desk.access
    with access.backing:  # it waits for its turn while somebody locks
        Backups(inside, qtbot).page.back_up_to(stick)
        assert inside.saved.startswith("Making the backup")
        window.lock()
        assert isinstance(window.page, UnlockPage)
    assert window.doors.wait()
    assert window.background.wait()
    QApplication.processEvents()
    assert [one.name for one in stick.iterdir() if one.name.endswith(PART) or one.name.startswith("Backup")] == []
    again = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    assert "The backup is made and verified" in Backups(again, qtbot).back_up(stick)
