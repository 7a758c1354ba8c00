"""The calendar in front of everything: one key there, the same key back, and nothing of the vault in it."""

from __future__ import annotations

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from casedesk.text.holidays import holiday
from casedesk.text.translation import speaking
from casedesk.ui import settings as choices
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.settings import Settings
from casedesk.ui.window.hide import CalendarPage
from casedesk.ui.window.key_list import show_all_keys
from casedesk.ui.window.window import Window
from tests.accessible import nameless
from tests.stories.pages.by_name import button
from tests.stories.pages.shell import ShellPage
from tests.stories.pages.unlock import Unlocking
from tests.ui.clipping import clipped
from tests.vaults import PASSPHRASE

NOVEMBER = date(2026, 11, 16)


def calendar_of(window: Window) -> CalendarPage:
    found = [one for one in window.findChildren(CalendarPage) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def seen(window: Window) -> list[str]:
    """Every word that stands in the window or its title."""
    words = [window.windowTitle()]
    for one in window.findChildren(QWidget):
        if one.isVisible():
            words += [one.accessibleName(), one.toolTip(), one.text() if isinstance(one, QLabel) else ""]
    return words


@pytest.mark.parametrize("key", [Qt.Key.Key_F12, Qt.Key.Key_Pause])
def test_one_key_hides_and_brings_back(inside: ShellPage, key: Qt.Key) -> None:
    shell = inside.shell
    inside.press(key)
    assert calendar_of(inside.window)
    assert inside.window.windowTitle() == "Calendar"
    assert not shell.isVisible()
    inside.press(key)
    assert inside.shell is shell
    assert shell.isVisible()
    assert inside.window.windowTitle() == "CaseDesk"


def test_nothing_of_the_vault_is_in_it(inside: ShellPage) -> None:
    inside.hide()
    words = " ".join(seen(inside.window))
    for told in ("CaseDesk", "Cases", "Chan Bopha", "Lotus", "PP-"):
        assert told not in words


def test_dialogs_and_menus_go_too_and_dialogs_come_back(inside: ShellPage) -> None:
    dialog = show_all_keys(inside.shell)
    menu = QMenu(inside.shell)
    menu.addAction("…")
    menu.popup(inside.window.pos())
    QTest.keyClick(menu, Qt.Key.Key_F12)
    assert not dialog.isVisible()
    assert not menu.isVisible()
    inside.hide()
    assert dialog.isVisible()


def test_it_works_before_anybody_came_in(unlocking: Unlocking) -> None:
    unlocking.short_name.setText("bopha")
    QTest.keyClick(unlocking.window, Qt.Key.Key_F12)
    assert calendar_of(unlocking.window)
    QTest.keyClick(unlocking.window, Qt.Key.Key_F12)
    assert unlocking.short_name.text() == "bopha"


def test_after_the_time_the_vault_is_locked_behind_it(inside: ShellPage, settings: Settings, qtbot: QtBot) -> None:
    settings.set(choices.HIDE_SECONDS, 1)
    shell = inside.shell
    inside.hide()
    qtbot.waitUntil(lambda: inside.window.vault is None, timeout=5000)
    qtbot.waitUntil(lambda: not shiboken6.isValid(shell))
    assert calendar_of(inside.window), "the calendar stays"
    inside.hide()
    assert isinstance(inside.window.page, UnlockPage)
    assert inside.window.page.isVisible()


def test_zero_seconds_lock_at_once(inside: ShellPage, settings: Settings) -> None:
    settings.set(choices.HIDE_SECONDS, 0)
    inside.hide()
    assert inside.window.vault is None
    assert calendar_of(inside.window)


def test_who_came_in_while_it_was_hidden_too_long_is_locked_out(
    unlocking: Unlocking, settings: Settings, qtbot: QtBot
) -> None:
    settings.set(choices.HIDE_SECONDS, 0)
    unlocking.enter("bopha", PASSPHRASE)
    QTest.keyClick(unlocking.window, Qt.Key.Key_F12)
    opened: list[object] = []
    unlocking.window.doors(lambda: None, opened.append)
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert unlocking.window.vault is None


def test_it_works_as_a_calendar(qtbot: QtBot) -> None:
    page = CalendarPage(NOVEMBER)
    qtbot.addWidget(page)
    page.resize(1366, 698)
    page.show()
    title = page._title
    assert title.text() == "November 2026"
    button(page, "Month after").click()
    assert title.text() == "December 2026"
    button(page, "Month after").click()
    assert title.text() == "January 2027"
    button(page, "Today").click()
    assert title.text() == "November 2026"
    for _day in range(16):
        QTest.keyClick(page._month, Qt.Key.Key_Left)
    assert title.text() == "October 2026"
    assert nameless(page) == []
    assert clipped(page) == []


def test_holidays_are_named_in_each_language() -> None:
    day = date(2026, 11, 9)
    assert holiday(day) == "Independence Day"
    with speaking("fr"):
        assert holiday(day) not in ("", "Independence Day")
    assert holiday(date(2027, 11, 9)) == "Independence Day"
    assert holiday(date(2026, 11, 10)) == ""
    assert holiday(date(2026, 11, 24)) == "Water Festival"
