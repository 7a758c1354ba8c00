"""A bug is told by kind, module and line, on every thread, and never with a value."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from casedesk.text.fault import where
from casedesk.ui.entrance.attempts import Attempts
from casedesk.ui.faults import Faults
from tests.house.rule import ROOT

CANARY = "Zuzanka Kanarik"
BEFORE_THE_FIRST_PICTURE = """
import sys
from pathlib import Path
import casedesk.app as app
vault = Path(sys.argv[1])
def look(window):
    print(*sorted(sys.modules))
    window.close()
app._afterwards = look
sys.exit(app.run(str(vault)))
"""


def unlucky() -> float:
    raise KeyError(CANARY)


def broken() -> BaseException:
    """A bug met inside the program, with a name in its text."""
    try:
        Attempts(unlucky).left_s()
    except KeyError as trouble:
        return trouble
    raise AssertionError


def test_the_innermost_line_of_ours_is_told_without_values() -> None:
    trouble = broken()
    told = where(type(trouble), trouble.__traceback__)
    assert told.startswith("KeyError in casedesk.ui.entrance.attempts, line ")
    assert CANARY not in told


@pytest.mark.logs
@pytest.mark.parametrize("elsewhere", [False, True], ids=["here", "another thread"])
def test_every_thread_tells_its_bugs(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, elsewhere: bool
) -> None:
    for hook in (sys, threading):
        monkeypatch.setattr(hook, "excepthook", hook.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    parent = QObject()
    faults = Faults(parent)
    faults.listen()
    trouble = broken()

    def fail() -> None:
        raise trouble

    with qtbot.waitSignal(faults.met) as met:
        if elsewhere:
            thread = threading.Thread(target=fail)
            thread.start()
            thread.join()
        else:
            sys.excepthook(type(trouble), trouble, trouble.__traceback__)
    assert met.args is not None
    assert "KeyError in casedesk" in met.args[0]
    assert CANARY not in caplog.text
    assert "KeyError" in caplog.text


def test_the_first_picture_waits_for_nothing_it_does_not_show(folder: object) -> None:
    command = [sys.executable, "-c", BEFORE_THE_FIRST_PICTURE, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    loaded = {*done.stdout.split()}
    assert "casedesk.ui.entrance.unlock" in loaded
    for heavy in ("sqlalchemy", "sqlcipher3", "cryptography", "babel", "alembic", "reportlab"):
        assert heavy not in loaded, heavy
    assert not [name for name in loaded if name.startswith(("casedesk.store", "casedesk.cases", "casedesk.security"))]
