"""The pages at the door: one thing to do, no way further in, and locking leaves nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.store.staff.inviting import Invited
from casedesk.ui import settings as choices
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.people.door_page import InvitedPage
from casedesk.ui.window.shell import Shell
from casedesk.ui.window.window import Window
from tests.accessible import nameless
from tests.coming_in import NEW
from tests.stories.pages.by_name import button
from tests.stories.pages.people import Door
from tests.stretched import stretching
from tests.ui.clipping import clipped
from tests.ui.windows import Open
from tests.vaults import Clock, opened


@pytest.mark.parametrize("who", ["tola", "sokly"])
@pytest.mark.parametrize("dress", ["en", "km", "fr", "longer"])
@pytest.mark.parametrize("size", [(1366, 698), (1180, 660)])
def test_the_pages_fit(
    centre: dict[str, Invited], window: Window, qtbot: QtBot, who: str, dress: str, size: tuple[int, int]
) -> None:
    Door(window, qtbot, who, centre["tola"].words if who == "tola" else NEW)
    assert isinstance(window.page, InvitedPage) == (who == "tola")
    window.resize(*size)

    def look(code: str) -> list[str]:
        window.around.settings.set(choices.LANGUAGE, code)
        window.redress()
        for _round in range(3):
            QApplication.processEvents()
        return clipped(window) + nameless(window)

    if dress == "longer":
        with stretching():
            assert look("en") == []
    else:
        assert look(dress) == []


def test_there_is_no_rail_and_no_desk(centre: dict[str, Invited], window: Window, qtbot: QtBot) -> None:
    door = Door(window, qtbot, "sokly", NEW)
    assert window.vault is None
    assert window.findChildren(Shell) == []
    assert not window.locked
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.locked)
    assert isinstance(window.page, UnlockPage)
    assert door.window.arriving is None


def test_a_suggestion_is_not_typed_for_them(centre: dict[str, Invited], window: Window, qtbot: QtBot) -> None:
    Door(window, qtbot, "tola", centre["tola"].words)
    page = window.page
    assert isinstance(page, InvitedPage)
    button(page, "Suggest one").click()
    assert len(page._suggestion.text().split()) == 6
    assert page.passphrase.text() == ""
    QTest.keyClicks(page.passphrase, "password password")
    qtbot.waitUntil(lambda: "Easy to guess" in page.passphrase.accessibleDescription())


def test_an_invitation_that_is_over_says_so_and_locks(
    folder: Path, centre: dict[str, Invited], open_window: Open, qtbot: QtBot
) -> None:
    later = Clock(centre["tola"].until + timedelta(days=1))
    with opened(folder, clock=later):
        pass  # the journal has seen that day; the clock of the PC may stand where it likes
    door = Door(open_window(folder), qtbot, "tola", centre["tola"].words)
    assert door.told() == "This invitation is over. Nothing was changed. Ask the administrator for a new one."
    door.lock()


def test_closing_the_window_at_the_door_lets_go_of_the_vault(
    folder: Path, centre: dict[str, Invited], open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(folder)
    Door(window, qtbot, "sokly", NEW)
    window.close()
    with opened(folder):
        pass


def test_hiding_hides_the_door_too(centre: dict[str, Invited], window: Window, qtbot: QtBot) -> None:
    Door(window, qtbot, "sokly", NEW)
    window.front.toggle()
    assert window.windowTitle() == "Calendar"
    window.front.toggle()
    assert window.arriving is not None
