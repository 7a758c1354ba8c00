"""Recovery sheets as pictures: who keeps them, one on its way to paper, two typed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication

from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.recovery.making import MakingView
from casedesk.ui.recovery.page import RecoveryPage
from casedesk.ui.recovery.trying import TryingView
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.shell import Shell
from tests.sheets import in_use

Bring = Callable[[Shell], None]


def _page(shell: Shell) -> RecoveryPage:
    shell.go(Place(Room.SETTINGS, part=Topic.RECOVERY))
    QApplication.processEvents()
    assert isinstance(shell.screen_here, SettingsScreen)
    page = shell.screen_here.page
    assert isinstance(page, RecoveryPage)
    return page


def _making(shell: Shell) -> MakingView:
    page = _page(shell)
    page.make()
    assert isinstance(page.view, MakingView)
    return page.view


def _holders(shell: Shell) -> None:
    _making(shell)


def _paper(shell: Shell) -> None:
    _making(shell).make.click()


def _by_hand(shell: Shell) -> None:
    view = _making(shell)
    view.make.click()
    assert view.card is not None
    view.card.by_hand.click()


def _proof(shell: Shell) -> None:
    view = _making(shell)
    view.make.click()
    assert view.card is not None
    view.card.by_hand.click()
    view.card.written.click()
    view.card.onward.click()


def _in_use(shell: Shell) -> None:
    in_use(shell.desk.access, 3)
    _page(shell)


def _trying(shell: Shell) -> None:
    one, other, _third = in_use(shell.desk.access, 3).papers
    page = _page(shell)
    page.test()
    assert isinstance(page.view, TryingView)
    slip = "XXXX" if other.groups[4] != "XXXX" else "YYYY"
    for entry, groups in (
        (page.view.sheets.first, one.groups),
        (page.view.sheets.second, (*other.groups[:4], slip, *other.groups[5:])),
    ):
        entry.groups[0].setText("-".join(groups))
        entry.groups[0].textEdited.emit(entry.groups[0].text())


SHEETS: Sequence[tuple[str, Bring]] = (
    ("recovery-holders", _holders),
    ("recovery-paper", _paper),
    ("recovery-by-hand", _by_hand),
    ("recovery-proof", _proof),
    ("recovery-in-use", _in_use),
    ("recovery-trying", _trying),
)
"""In the order they are painted."""
