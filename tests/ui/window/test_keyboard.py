"""The window with the keyboard alone: Tab comes to everything, what has the focus is seen, Enter presses it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.store.access import Access
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.reading_order import focus_chain
from casedesk.ui.window.find import Find
from casedesk.ui.window.settings_screen import SettingsScreen
from tests.accessible import accessible_name
from tests.factories import registered
from tests.stories.pages.by_name import button
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.typing import press
from tests.stories.pages.unlock import Unlocking
from tests.vaults import PASSPHRASE

SMALL = (1366, 698)


def a_round(qtbot: QtBot, key: Qt.Key) -> list[QWidget]:
    """Everything a key passes the focus to until it comes back to where it was."""
    found: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in found:
        assert focus is not None
        found.append(focus)
        qtbot.waitUntil(partial(seen, focus))
        press(key)
        QApplication.processEvents()
    return found


def seen(widget: QWidget) -> bool:
    """Whether some of it, or of what lies on it, is in sight."""
    return any(not one.visibleRegion().isEmpty() for one in (widget, *widget.findChildren(QWidget)))


@pytest.fixture
def case(inside: ShellPage) -> UUID:
    """A case that was just registered."""
    assert inside.window.vault is not None
    access: Access = inside.window.vault.desk.access
    return registered(access).id


@pytest.mark.parametrize("part", [None, Part.CONSENTS, Part.SAFETY_NOW, Part.IDENTITY])
def test_tab_comes_to_all_of_a_case(inside: ShellPage, qtbot: QtBot, case: UUID, part: Part | None) -> None:
    inside.window.resize(*SMALL)
    inside.shell.go(Place(Room.CASE, case, part, new=part is not None))
    QApplication.processEvents()  # the page puts itself in order once it stands
    reached = a_round(qtbot, Qt.Key.Key_Tab)
    buttons = [one for one in inside.shell.findChildren(QPushButton) if one.isVisibleTo(inside.shell)]
    assert [accessible_name(one) for one in buttons if one not in reached] == []
    assert set(a_round(qtbot, Qt.Key.Key_Backtab)) == {*reached}


def test_what_comes_into_focus_from_outside_its_page_is_scrolled_to(inside: ShellPage) -> None:
    inside.window.resize(*SMALL)
    inside.shell.go(Place(Room.FIRST_CONTACT))
    QApplication.processEvents()
    save = button(inside.screen, "Save and give a code")
    save.setFocus()
    press(Qt.Key.Key_Backtab)
    last = QApplication.focusWidget()
    assert last is not None
    assert last.visibleRegion().boundingRect() == last.rect()


def test_enter_presses_the_button_that_has_the_focus(inside: ShellPage) -> None:
    begin = button(inside.screen, "New first contact")
    begin.setFocus()
    press(Qt.Key.Key_Return)
    assert inside.shell.place == Place(Room.FIRST_CONTACT)


def test_the_focus_stays_in_the_passphrase_while_the_vault_opens(unlocking: Unlocking, qtbot: QtBot) -> None:
    passphrase = unlocking.passphrase
    passphrase.setFocus()
    unlocking.enter("bopha", PASSPHRASE)
    assert passphrase.hasFocus()
    assert passphrase.isReadOnly()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: unlocking.window.vault is not None, timeout=20_000)


def test_tab_reads_the_unlock_page_from_the_top(unlocking: Unlocking) -> None:
    page = unlocking.page
    order = [one for one in focus_chain(page) if page.isAncestorOf(one)]
    at = order.index(unlocking.short_name)
    assert order[at + 1 : at + 4] == [page.passphrase, page.passphrase.eye, button(page, "Unlock")]


def test_tab_goes_from_the_list_of_settings_into_the_page_that_is_open(inside: ShellPage) -> None:
    inside.shell.go(Place(Room.SETTINGS, part=Topic.LANGUAGE))
    screen = inside.screen
    assert isinstance(screen, SettingsScreen)
    screen.list.setFocus()
    press(Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert screen.page is not None
    assert screen.page.isAncestorOf(focus), accessible_name(focus)


def test_the_search_over_everything_does_not_stay_over_another_place(inside: ShellPage) -> None:
    inside.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert [one.isVisible() for one in inside.shell.findChildren(Find)] == [True]
    inside.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not [one for one in inside.shell.findChildren(Find) if one.isVisible()]
