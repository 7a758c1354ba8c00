"""What the system tells of its session locks the vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.window.session import Session
from tests.stories.pages.shell import ShellPage


def test_a_desktop_that_does_not_answer_is_no_trouble(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for bus in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(bus, "unix:path=/nowhere/bus")
    parent = QObject()
    Session(parent).listen(0)


def test_sleep_is_told_and_waking_is_not(qtbot: QtBot) -> None:
    parent = QObject()
    session = Session(parent)
    with qtbot.waitSignal(session.leaving):
        session.turned(True)
    with qtbot.assertNotEmitted(session.leaving):
        session.turned(False)


def test_a_locked_session_locks_the_vault(inside: ShellPage) -> None:
    sessions = inside.window.findChildren(Session)
    assert len(sessions) == 1
    sessions[0].left()
    assert isinstance(inside.window.page, UnlockPage)
