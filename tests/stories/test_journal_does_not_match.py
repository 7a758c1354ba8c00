"""Somebody changed the journal: everybody reads, nobody writes, until the supervisor has looked at it and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.who_looked import who_looked
from casedesk.cases.records.case import Case
from casedesk.store.trouble import JournalMismatch
from casedesk.ui.journal.page import JournalPage
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.window.acknowledging import BANNER, Acknowledging
from casedesk.ui.window.settings_screen import SettingsScreen
from tests.factories import registered
from tests.promises.insider import database_key, edit, entries
from tests.stories.pages.journal import JournalReading, acknowledge, banner_of
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

PATIENCE_MS = 20_000


@pytest.fixture
def changed(folder: Path) -> tuple[Case, int]:
    """A case of Dara's; the entry that tells he began it now tells of a search."""
    with opened(folder, COLLEAGUE) as access:
        case = registered(access)
    key = database_key(folder)
    seq = next(one.seq for one in entries(folder, key) if one.action == "register")
    edit(folder, key, seq, action="search")
    return case, seq


def come_in(open_window: Open, folder: Path, qtbot: QtBot, short_name: str) -> ShellPage:
    window = open_window(folder)
    inside = Unlocking(window, qtbot).unlock(short_name, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(banner_of(inside.shell)), timeout=PATIENCE_MS)
    return inside


def test_a_worker_reads_and_is_told_to_ask_a_supervisor(
    open_window: Open, folder: Path, changed: tuple[Case, int], qtbot: QtBot
) -> None:
    case, _seq = changed
    inside = come_in(open_window, folder, qtbot, COLLEAGUE)
    (told,) = banner_of(inside.shell)
    assert "reading only" in told
    assert "Ask a supervisor" in told
    inside.shell.go(Place(Room.CASE, case.id))
    desk = inside.shell.desk
    assert desk.ask(who_looked, case=case.id)[0].action == "view"
    with pytest.raises(JournalMismatch):
        registered(desk.access)


def test_the_supervisor_acknowledges_it_and_everybody_works_again_while_the_place_stays_marked(
    open_window: Open, folder: Path, changed: tuple[Case, int], qtbot: QtBot
) -> None:
    _case, seq = changed
    inside = come_in(open_window, folder, qtbot, "bopha")
    acknowledge(inside.shell, qtbot, "Dara showed me; the director knows")
    registered(inside.shell.desk.access)
    inside.shell.go(Place(Room.SETTINGS, part=Topic.JOURNAL))
    screen = inside.screen
    assert isinstance(screen, SettingsScreen)
    page = screen.page
    assert isinstance(page, JournalPage)
    reading = JournalReading(page, qtbot)
    assert "Acknowledged that the journal does not match" in reading.acts
    (marked,) = [place for place, line in enumerate(reading.lines) if line[3] == "does not match"]
    assert page.model.entry_at(marked).seq == seq  # type: ignore[union-attr]
    assert "Chan Bopha acknowledged it" in reading.read_line(marked)
    inside.lock()
    again = Unlocking(inside.window, qtbot).unlock(COLLEAGUE, PASSPHRASE)
    again.shell.desk.access.wait_until_sound()
    assert not banner_of(again.shell)
    registered(again.shell.desk.access)


def test_without_a_reason_nothing_is_acknowledged(
    open_window: Open, folder: Path, changed: tuple[Case, int], qtbot: QtBot
) -> None:
    inside = come_in(open_window, folder, qtbot, "bopha")
    access = inside.shell.desk.access
    (banner,) = inside.shell.findChildren(Notice, BANNER)
    banner.taken.emit()
    (dialog,) = inside.shell.findChildren(Acknowledging)
    dialog.hold.held.emit()
    assert "reason is missing" in dialog.field.problem()
    dialog.reject()
    assert access.mismatch
