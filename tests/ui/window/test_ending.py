"""A program that is asked to end keeps what was typed and locks first."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine

from casedesk.store.access import Access
from casedesk.store.tables import journal
from tests.house.rule import ROOT
from tests.vaults import PASSPHRASE, opened

OPEN_AND_WAIT = """
import sys
import casedesk.app as app
from PySide6.QtCore import QTimer

afterwards = app._afterwards

def come_in(window):
    afterwards(window)
    window._unlock("bopha", sys.argv[2])
    looking = QTimer(window)
    looking.timeout.connect(lambda: window.locked or (looking.stop(), print("in", flush=True)))
    looking.start(20)

app._afterwards = come_in
sys.exit(app.run(sys.argv[1]))
"""


def the_real_day() -> datetime:
    """On which the other process is: a clock put back would be recorded too."""
    return time_machine.escape_hatch.datetime.datetime.now(UTC)


def recorded(access: Access) -> list[str]:
    """What the journal tells was done, oldest first."""
    access.wait_until_sound()
    with access.engine.begin() as db:
        return [row.action for row in db.execute(sa.select(journal.c.action).order_by(journal.c.seq))]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes the window instead")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_locks_before_the_end(folder: Path, how: signal.Signals) -> None:
    command = [sys.executable, "-c", OPEN_AND_WAIT, str(folder), PASSPHRASE]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "in\n"
        running.send_signal(how)
        assert running.wait(30) == 0
    with opened(folder, clock=the_real_day) as access:
        assert recorded(access)[-2:] == ["lock", "unlock"]
