"""What waits after unlocking: one thing after the other, told as it goes, stopped by locking, gone on with later."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from casedesk.security.roles import Permission
from casedesk.store.access import Access
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.window.upkeep import CHORES, Chore, Progress, Stopped, Upkeep


class Done:
    """What an upkeep told, in order."""

    def __init__(self, upkeep: Upkeep) -> None:
        self.told: list[str] = []
        upkeep.working.connect(self.told.append)
        upkeep.did.connect(lambda: self.told.append("did"))
        upkeep.rested.connect(lambda: self.told.append("rested"))
        upkeep.troubled.connect(self.told.append)


def chore(sentence: str, do: Callable[[Access, Progress, Stopped], object], *, waits: int = 1) -> Chore:
    return Chore(sentence, Permission.READ_CASES, lambda access: waits, do)


def steps(access: Access, progress: Progress, stopped: Stopped) -> None:
    for part in range(2):
        progress(part, 2)


def trouble(access: Access, progress: Progress, stopped: Stopped) -> None:
    raise Mendable("The disk is away.")


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    """Somebody to work for."""
    made = QObject()
    yield made
    shiboken6.delete(made)


def run(access: Access, parent: QObject, qtbot: QtBot, *chores: Chore) -> list[str]:
    background = Background(parent, threads=1)
    upkeep = Upkeep(access, background, chores, parent)
    done = Done(upkeep)
    with qtbot.waitSignal(upkeep.rested, timeout=20_000):
        upkeep.begin()
    background.wait()
    return done.told


def test_one_after_the_other_with_progress(access: Access, parent: QObject, qtbot: QtBot) -> None:
    told = run(access, parent, qtbot, chore("First", steps), chore("Second", steps))
    assert told == ["First: 0 of 2", "First: 1 of 2", "did", "Second: 0 of 2", "Second: 1 of 2", "did", "rested"]


def test_what_does_not_wait_is_not_done(access: Access, parent: QObject, qtbot: QtBot) -> None:
    assert run(access, parent, qtbot, chore("First", trouble, waits=0)) == ["rested"]


def test_trouble_is_told_and_the_next_is_done(access: Access, parent: QObject, qtbot: QtBot) -> None:
    told = run(access, parent, qtbot, chore("First", trouble), chore("Second", steps))
    assert told[0] == "The disk is away."
    assert told[-2:] == ["did", "rested"]


def test_nothing_begins_while_the_vault_is_being_locked(access: Access, parent: QObject, qtbot: QtBot) -> None:
    access.underway.ask_to_stop()
    assert run(access, parent, qtbot, chore("First", steps)) == ["rested"]


def test_only_whoever_may_is_given_it(access: Access, parent: QObject, qtbot: QtBot) -> None:
    other = Chore("Not ours", Permission.READ_GROUPS, lambda access: 1, steps)
    assert run(access, parent, qtbot, other) == ["rested"]


def test_every_chore_names_what_it_does_and_who_may() -> None:
    assert all(one.sentence and isinstance(one.permission, Permission) for one in CHORES)
