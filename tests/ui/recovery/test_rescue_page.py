"""Forgotten passphrase, through the window: who is shown, what is told, and that nothing stays open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.security.roles import Role
from casedesk.security.sheets import NewSheets
from casedesk.store import vault
from casedesk.store.trouble import AlreadyOpen
from casedesk.ui import settings as choices
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.recovery.rescue_page import RescuePage
from casedesk.ui.settings import Settings
from casedesk.ui.today.notices import notices_for
from casedesk.ui.window.window import Window
from tests.accessible import nameless
from tests.sheets import in_use
from tests.stories.pages.recovery import Rescue, type_both, type_sheet
from tests.stories.pages.unlock import Unlocking
from tests.stretched import stretching
from tests.ui.clipping import clipped
from tests.ui.windows import Open
from tests.vaults import PASSPHRASE, enrolled, opened

NEW = "nine quiet lamps burn on"
PATIENCE_MS = 60_000


@pytest.fixture
def sheets(folder: Path) -> NewSheets:
    """Two sheets of a vault with two supervisors and a social worker."""
    with opened(folder) as access:
        enrolled(access, "Sok Visal", "visal", frozenset({Role.SUPERVISOR}))
        return in_use(access)


@pytest.fixture
def rescue(open_window: Open, folder: Path, sheets: NewSheets, qtbot: QtBot) -> Rescue:
    """Where “Forgotten passphrase” leads."""
    window = open_window(folder)
    Unlocking(window, qtbot).press("Forgotten passphrase")
    QApplication.processEvents()
    return Rescue(window, qtbot)


def opened_by_sheets(rescue: Rescue, sheets: NewSheets) -> list[str]:
    rescue.press("Use two recovery sheets")
    type_both(rescue.entries, sheets.papers[0].code, sheets.papers[1].code)
    return rescue.open()


def is_free(folder: Path) -> bool:
    """Whether nobody holds the vault any more."""
    try:
        vault.hold(folder).release()
    except AlreadyOpen:
        return False
    return True


def test_only_two_sheets_show_who_the_supervisors_are(rescue: Rescue, sheets: NewSheets) -> None:

    rescue.press("Use two recovery sheets")
    assert rescue.page.findChildren(QComboBox) == []
    type_sheet(rescue.entries.first, sheets.papers[0].code)
    assert rescue.page.findChildren(QComboBox) == []
    type_sheet(rescue.entries.second, sheets.papers[1].code)
    assert rescue.open() == ["Chan Bopha", "Sok Visal"], "and neither the social worker nor the paper itself"


def test_what_is_missing_is_told_in_its_field(rescue: Rescue, sheets: NewSheets) -> None:
    opened_by_sheets(rescue, sheets)
    rescue.choose("Sok Visal", " ", "short")
    rescue.press("Bring her back in")
    rescue.choose("Sok Visal", "visal", "short")
    rescue.press("Bring her back in")
    assert rescue.names(), "still here"


def test_a_colleagues_short_name_is_told_and_another_one_does(
    rescue: Rescue, sheets: NewSheets, qtbot: QtBot, folder: Path
) -> None:
    opened_by_sheets(rescue, sheets)
    rescue.choose("Sok Visal", "BOPHA", NEW)
    rescue.press("Bring her back in")
    view = rescue.page.view
    qtbot.waitUntil(lambda: "belongs to a colleague" in view.notice.text(), timeout=PATIENCE_MS)
    rescue.choose("Sok Visal", "visal", NEW)
    rescue.bring_back()
    qtbot.waitUntil(lambda: is_free(folder), timeout=PATIENCE_MS)
    rescue.press("Unlock")
    shell = Unlocking(rescue.window, qtbot).unlock("visal", NEW)
    assert shell.shell.desk.access.person.roles == {Role.SUPERVISOR}
    shell.lock()
    other = Unlocking(rescue.window, qtbot).unlock("bopha", PASSPHRASE)
    told = [one.sentence for one in notices_for(other.shell.desk)]
    assert "A supervisor came back in with two recovery sheets. The journal says who." in told


@pytest.mark.parametrize("way", ["back", "another vault", "closing"])
def test_leaving_closes_the_vault(rescue: Rescue, sheets: NewSheets, folder: Path, qtbot: QtBot, way: str) -> None:
    opened_by_sheets(rescue, sheets)
    assert not is_free(folder)
    window = rescue.window
    leaves: dict[str, Callable[[], object]] = {
        "back": lambda: rescue.press("Back to Unlock"),
        "another vault": window.welcome,
        "closing": window.close,
    }
    leaves[way]()
    qtbot.waitUntil(lambda: is_free(folder), timeout=PATIENCE_MS)
    if way == "back":
        Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)


def test_nobody_there_closes_it_too(rescue: Rescue, sheets: NewSheets, folder: Path, qtbot: QtBot) -> None:
    opened_by_sheets(rescue, sheets)
    rescue.page._watch.due.emit()
    assert isinstance(rescue.window.page, UnlockPage)
    qtbot.waitUntil(lambda: is_free(folder), timeout=PATIENCE_MS)


def test_it_waits_as_long_as_a_vault_does(open_window: Open, folder: Path, settings: Settings, qtbot: QtBot) -> None:
    settings.set(choices.LOCK_MINUTES, choices.LOCK_MINUTES.one_of[0])
    window = open_window(folder)
    window.recover()
    assert isinstance(window.page, RescuePage)
    assert window.page._watch._after == choices.LOCK_MINUTES.one_of[0] * 60


def test_every_step_has_names_one_primary_button_and_fits(
    open_window: Open, folder: Path, sheets: NewSheets, qtbot: QtBot
) -> None:
    window = open_window(folder)
    window.resize(1366, 698)
    with stretching():
        window.recover()
        rescue = Rescue(window, qtbot)
        fits(window)
        rescue.page.begin()
        type_both(rescue.entries, sheets.papers[0].code, sheets.papers[0].code)
        fits(window)
        type_both(rescue.entries, sheets.papers[0].code, sheets.papers[1].code)
        rescue.page.view.onward.click()
        qtbot.waitUntil(lambda: type(rescue.page.view).__name__ == "PersonView", timeout=PATIENCE_MS)
        rescue.page.view.onward.click()
        fits(window)


def fits(window: Window) -> None:
    for _round in range(3):
        QApplication.processEvents()
    assert clipped(window) == []
    assert nameless(window) == []
    shown = [one for one in window.findChildren(QPushButton) if one.property("primary") and one.isVisibleTo(window)]
    assert len(shown) == 1
