"""While a vault is open: anchors after what leaves and every quarter of an hour; a full disk is told once, calmly."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.verbs.leave import note_print
from casedesk.security import keyfile
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.ui import settings as choices
from casedesk.ui.background import Background
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.desk import Desk
from casedesk.ui.journal.page import JournalPage
from casedesk.ui.journal.watch import JournalWatch
from casedesk.ui.places import Place, Room
from casedesk.ui.settings import Settings
from casedesk.ui.window.settings_screen import SettingsScreen
from tests.factories import registered
from tests.faults.disks import disk
from tests.promises.insider import checked
from tests.store.test_anchoring import head
from tests.stories.pages.by_name import named
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.desks import journalled
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE, Clock, opened


def anchored(access: Access) -> int:
    return keyfile.read(access.folder).header.anchors[-1].seq


@pytest.fixture
def inside(open_window: Open, folder: Path, qtbot: QtBot) -> ShellPage:
    """The founder in the real window."""
    shown = Unlocking(open_window(folder), qtbot).unlock("bopha", PASSPHRASE)
    checked(shown.shell.desk.access)
    return shown


def test_what_leaves_is_anchored_after_its_entry(desk: Desk, access: Access, qtbot: QtBot) -> None:
    case = registered(checked(access))
    background = Background(desk)
    watch = JournalWatch(access, desk, background, desk)
    before = anchored(access)
    desk.do(note_print, case=case.id, paper="summary", parts="steps", for_whom="court")
    qtbot.waitUntil(lambda: anchored(access) > before)
    assert anchored(access) == head(access)
    assert background.wait()
    watch.end()


def test_a_full_disk_is_told_once_and_the_work_goes_on(template: Path, tmp_path: Path, qtbot: QtBot) -> None:
    with disk(tmp_path / "disk") as mounted:
        if mounted is None:
            pytest.skip("mounting a disk needs root")
        shutil.copytree(template, mounted.root / "vault")
        access = vault.unlock(mounted.root / "vault", "bopha", PASSPHRASE)
        desk = Desk(checked(access))
        background = Background(desk)
        watch, told = JournalWatch(access, desk, background, desk), list[str]()
        watch.told.connect(told.append)
        registered(access)
        mounted.fill(leave=100)
        for _again in range(2):
            watch.set_anchor()
            assert background.wait()
            qtbot.waitUntil(lambda: len(told) == 1)
        assert "Everything you saved is kept" in told[0]
        mounted.free()
        watch.set_anchor()
        assert background.wait()
        assert anchored(access) == head(access)
        watch.end()
        desk.deleteLater()
        vault.lock(access)


def test_a_clock_that_was_put_back_is_told(folder: Path, qtbot: QtBot) -> None:
    clock = Clock()
    with opened(folder, clock=clock):
        pass
    clock.at -= timedelta(days=365)
    with opened(folder, clock=clock) as access:
        desk = Desk(checked(access))
        background = Background(desk)
        watch = JournalWatch(access, desk, background, desk)
        with qtbot.waitSignal(watch.told) as told:
            watch.begin()
        assert told.args is not None
        assert "put back by 365 days" in str(told.args[0])
        watch.end()
        desk.deleteLater()


def test_who_has_looked_leads_a_supervisor_to_the_same_file_in_the_journal(inside: ShellPage) -> None:
    case = registered(inside.shell.desk.access)
    other = registered(inside.shell.desk.access)
    for one in (other, case):
        inside.shell.go(Place(Room.CASE, one.id))
    screen = inside.screen
    assert isinstance(screen, CaseScreen)
    assert screen.view is not None
    screen.view.middle.show_looked()
    named(screen, QPushButton, "In the journal").click()
    settings = inside.screen
    assert isinstance(settings, SettingsScreen)
    assert isinstance(settings.page, JournalPage)
    model = settings.page.model
    about = {str(model.index(row, 3).data()) for row in range(model.rowCount())}
    assert about == {case.number}


def test_a_choice_of_safety_is_in_the_journal(inside: ShellPage, settings: Settings) -> None:
    settings.set(choices.LOCK_MINUTES, 10)
    assert journalled(inside.shell.desk.access, "settings") == 1
    settings.set(choices.TEXT_SIZE, 115)
    assert journalled(inside.shell.desk.access, "settings") == 1
