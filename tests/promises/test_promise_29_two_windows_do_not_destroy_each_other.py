"""Promise 29: a second process says who has the vault open and changes nothing; a lock left by a kill is taken over."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casedesk.store import vault
from casedesk.store.trouble import AlreadyOpen
from casedesk.store.verifying import verify
from tests.faults.test_kill import child
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open, inside, open_window, settings, unlocking, window
from tests.vaults import PASSPHRASE, opened

__all__ = ["inside", "open_window", "settings", "unlocking", "window"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills another process")


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the vault open."""
    other = child("tests.faults.holding", str(folder))
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield other
    finally:
        other.kill()
        other.communicate()


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".db-shm"}


def test_a_second_process_is_told_and_changes_nothing(folder: Path) -> None:
    with held(folder):
        before = content(folder)
        with pytest.raises(AlreadyOpen) as told:
            vault.unlock(folder, "bopha", PASSPHRASE)
        assert content(folder).keys() == before.keys()
        assert content(folder)["vault.keys"] == before["vault.keys"]
    assert told.value.said() == (
        "This vault is already open in another CaseDesk window on this computer. Nothing was changed. "
        "Go to that window, or close it first."
    )


def test_a_lock_left_by_a_kill_is_taken_over(folder: Path) -> None:
    with held(folder) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert (folder / "vault.lock").exists()
        with opened(folder) as access:
            access.wait_until_sound()
    assert [one.said() for one in verify(folder, "bopha", PASSPHRASE) if not one.good] == []


def test_a_second_window_says_so_and_opens_once_the_first_has_locked(
    inside: ShellPage, open_window: Open, folder: Path, qtbot: QtBot
) -> None:
    second = Unlocking(open_window(folder), qtbot)
    assert "already open" in second.refused("bopha", PASSPHRASE)
    inside.lock()
    second.unlock("bopha", PASSPHRASE)
