"""The journal in pictures: the list, sifted, the weekly receipt, and what is seen when it does not match."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget

from casedesk.cases.actions import ActionKind
from casedesk.security.chain import CHANGED, MISSING, Break
from casedesk.ui.journal.page import JournalPage
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.window.acknowledging import ask_to_acknowledge, banner, clear
from casedesk.ui.window.settings_screen import SettingsScreen
from casedesk.ui.window.shell import Shell

BREAKS = (Break(CHANGED, 1707, "c" * 24), Break(MISSING, 2311, "d" * 24))


def _page(shell: Shell) -> JournalPage:
    shell.desk.access.wait_until_sound()
    shell.go(Place(Room.SETTINGS, part=Topic.JOURNAL))
    QApplication.processEvents()
    assert isinstance(shell.screen_here, SettingsScreen)
    page = shell.screen_here.page
    assert isinstance(page, JournalPage)
    return page


def _list(shell: Shell) -> None:
    _page(shell).table.selectRow(3)


def _sifted(shell: Shell) -> None:
    page = _page(shell)
    page.filters.what.choose(ActionKind.OUT.value)
    page.filters.filtered.emit()
    page.check.typed.setText("0000-0000-0000-0000")
    page.check.check()


def _receipt(shell: Shell) -> None:
    _page(shell).show_receipt()


def _banner(shell: Shell) -> None:
    shell.desk.access.mismatch = BREAKS
    shell.pin(banner(shell.desk.access, lambda: None))
    shell.go(Place(Room.TODAY))


def _acknowledging(shell: Shell) -> QWidget:
    clear(shell)
    shell.desk.access.mismatch = ()
    return ask_to_acknowledge(shell, BREAKS, lambda reason: None)


JOURNAL: Sequence[tuple[str, Callable[[Shell], QWidget | None]]] = (
    ("journal", _list),
    ("journal-sifted", _sifted),
    ("journal-receipt", _receipt),
    ("journal-mismatch", _banner),
    ("journal-acknowledge", _acknowledging),
)
"""In the order they are painted."""
