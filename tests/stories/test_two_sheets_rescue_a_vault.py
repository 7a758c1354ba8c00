"""The only supervisor forgets her passphrase. Two sheets of paper, and she is back with her cases."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.recovery.page import RecoveryPage
from casedesk.ui.window.settings_screen import SettingsScreen
from tests.factories import registered
from tests.stories.pages.opening import arrived, case_page
from tests.stories.pages.recovery import Rescue, SheetsPage, leave, type_both, type_sheet
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.typing import type_into
from tests.stories.pages.unlock import Unlocking
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE, opened

NEW = "nine quiet lamps burn on"
WRONG = "That did not open. Check the short name, the passphrase and the keyboard."


def sheets_page(shell: ShellPage, qtbot: QtBot) -> SheetsPage:
    """Settings › Recovery sheets."""
    shell.shell.go(Place(Room.SETTINGS, part=Topic.RECOVERY))
    page = arrived(shell, SettingsScreen).page
    assert isinstance(page, RecoveryPage)
    return SheetsPage(page, qtbot)


def test_two_sheets_bring_the_only_supervisor_back_to_her_case(open_window: Open, folder: Path, qtbot: QtBot) -> None:
    with opened(folder) as access:
        case = registered(access)
    window = open_window(folder)
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)

    at_desk = sheets_page(shell, qtbot)
    one, other = at_desk.make_by_hand()
    assert "open the vault from now on" in at_desk.told
    assert "open the database, the team’s keys and a case" in at_desk.test(one, other)
    shell.lock()

    at_the_door = Unlocking(window, qtbot)
    assert at_the_door.refused("bopha", "eight wild rivers run away") == WRONG
    at_the_door.press("Forgotten passphrase")
    rescue = Rescue(window, qtbot)
    rescue.press("Use two recovery sheets")

    slip = "Z" if one[5] != "Z" else "Y"
    type_sheet(rescue.entries.first, one[:5] + slip + one[6:])
    assert rescue.entries.first.told().startswith("Group 2 is not as it stands on the sheet.")
    second = rescue.entries.first.groups[1]
    second.setFocus()
    second.selectAll()
    type_into(second, one[5:9])
    leave(rescue.entries.first)
    assert rescue.entries.first.told() == ""
    type_sheet(rescue.entries.second, one.lower())
    assert rescue.entries.second.told().startswith("This is sheet 1 twice.")
    type_both(rescue.entries, one, other.lower())

    assert rescue.open() == ["Chan Bopha"]
    rescue.choose("Chan Bopha", "bopha", NEW)
    rescue.bring_back()
    rescue.press("Unlock")

    assert Unlocking(window, qtbot).refused("bopha", PASSPHRASE) == WRONG
    back = Unlocking(window, qtbot).unlock("bopha", NEW)
    assert case_page(back, qtbot, case.id).code == case.number
