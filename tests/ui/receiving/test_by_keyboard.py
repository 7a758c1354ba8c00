"""A package is received with keys alone, in Khmer and on the smallest screen: one taken in, one turned down."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.package_register import came_in
from casedesk.exchange.trouble import PackageForeign
from casedesk.store.centre.package_register import PackageOutcome
from casedesk.text.translation import _
from casedesk.transfer.arriving import Arrived
from casedesk.transfer.shown import ShownEntry
from casedesk.ui import settings as choices
from casedesk.ui.receiving.ticks import Ticks
from casedesk.ui.register.came_in import CameInPage
from casedesk.ui.settings import Settings
from casedesk.ui.window.window import Window
from tests.stories.pages.receiving import DOWN, Receiving
from tests.stories.pages.unlock import Unlocking
from tests.ui.receiving.sent import Stick, folder, stick
from tests.vaults import PASSPHRASE, Clock

__all__ = ["folder", "stick"]


@pytest.fixture
def receiving(window: Window, qtbot: QtBot, settings: Settings) -> Receiving:
    """The founder of the centre that receives, who came in on the day the package was made."""
    shell = Unlocking(window, qtbot).unlock("bopha", PASSPHRASE)
    shell.shell.desk.access.clock = Clock()
    settings.set(choices.LANGUAGE, "km")
    window.redress()
    window.resize(1180, 660)
    made = Receiving(shell, qtbot)
    made.begin()
    return made


def test_a_case_is_taken_in(receiving: Receiving, stick: Stick) -> None:
    receiving.choose(stick.there / "vault.db")
    assert receiving.refused == _(PackageForeign.sentence)
    receiving.choose(stick.package)
    receiving.go_to(Part.INCIDENTS.said())
    receiving.keys.press(DOWN)
    receiving.leave_out(_("In her words"))
    receiving.go_to(Part.PLAN.said())
    receiving.turn()
    receiving.give_to("Sok Chenda")
    case = receiving.take_in()
    file = receiving.shell.shell.desk.ask(open_case, case=case)
    assert (file.plan, file.incidents[0].account) == ((), None)
    receiving.shell.window.lock()


def test_a_case_is_turned_down(receiving: Receiving, stick: Stick) -> None:
    receiving.choose(stick.package)
    receiving.turn_down("No room")
    page = receiving.shell.screen
    assert isinstance(page, CameInPage)
    (row,) = receiving.shell.shell.desk.glance(came_in)
    assert row.outcome is PackageOutcome.TURNED_DOWN
    receiving.shell.window.lock()


def test_nothing_of_an_open_package_is_left_once_the_vault_is_locked(
    unlocking: Unlocking, stick: Stick, qtbot: QtBot
) -> None:
    shell = unlocking.unlock("bopha", PASSPHRASE)
    shell.shell.desk.access.clock = Clock()
    receiving = Receiving(shell, qtbot)
    receiving.begin()
    receiving.choose(stick.package)
    receiving.page.names_shown(True)
    assert "Sok Sreymom" in receiving.words
    assert left() != []
    shell.lock()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    assert left() == []


def left() -> list[str]:
    """What of a package is still reachable in this process."""
    gc.collect()
    return [type(one).__name__ for one in gc.get_objects() if isinstance(one, Arrived | ShownEntry | Ticks)]
