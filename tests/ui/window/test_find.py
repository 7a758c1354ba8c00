"""Ctrl K: a case from anywhere, by code or name; names show only while they are on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casedesk.store.access import Access
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.window.find import Find
from casedesk.ui.window.page_keys import PageKeys
from casedesk.ui.window.shell import Shell
from tests.stories.pages.by_name import answer
from tests.stories.pages.case_page import words_of
from tests.stories.pages.typing import type_into
from tests.ui.desks import journalled
from tests.ui.small_team import NAMES, folder

__all__ = ["folder"]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    held = QWidget()
    qtbot.addWidget(held)
    held.resize(1366, 698)
    held.show()
    qtbot.waitExposed(held)
    return held


@pytest.fixture
def find(reading_desk: Desk, window: QWidget) -> Find:
    return Find(reading_desk, window)


def titles(find: Find) -> list[str]:
    return [item.title for item in find.list.items()]


@pytest.mark.parametrize("typed", ["សុខ ស្រី", "srey mom", "pp-1", "pp", "PP-", "012000111"])
def test_found_in_any_view_as_a_code_alone(find: Find, typed: str) -> None:
    type_into(find.field, typed)
    assert titles(find)[0] == "PP-0001"
    everything = words_of(find) + " ".join(f"{item.title} {item.line}" for item in find.list.items())
    assert not [name for name in NAMES if name in everything]


def test_names_stand_beside_the_codes_while_they_are_on(find: Find, access: Access) -> None:
    type_into(find.field, "srey")
    assert journalled(access, "list names") == 0
    find.names_shown(True)
    assert sorted(titles(find)) == ["PP-0001, សុខ ស្រីមុំ", "PP-0006, លឹម ស្រីនី"]
    assert journalled(access, "list names") == 1
    find.names_shown(False)
    assert sorted(titles(find)) == ["PP-0001", "PP-0006"]


def test_arrows_move_while_one_types_and_enter_opens(find: Find, qtbot: QtBot) -> None:
    opened: list[object] = []
    find.found.connect(opened.append)
    type_into(find.field, "srey")
    QTest.keyClick(find.field, Qt.Key.Key_Down)
    second = find.list.items()[1].key
    with qtbot.waitSignal(find.closed):
        QTest.keyClick(find.field, Qt.Key.Key_Return)
    assert opened == [Place(Room.CASE, second)]  # type: ignore[arg-type]
    assert not find.isVisible()


def test_escape_closes_and_opens_nothing(find: Find, qtbot: QtBot) -> None:
    opened: list[object] = []
    find.found.connect(opened.append)
    type_into(find.field, "srey")
    with qtbot.waitSignal(find.closed):
        QTest.keyClick(find.field, Qt.Key.Key_Escape)
    assert opened == []


def test_a_closed_case_says_so_and_nothing_matching_too(find: Find) -> None:
    type_into(find.field, "pp-0004")
    assert find.list.items()[0].state == "Closed"
    find.field.clear()
    type_into(find.field, "nobody")
    assert "No case matches." in words_of(find)


def test_codes_before_names_are_read(desk: Desk, window: QWidget) -> None:
    find = Find(desk, window)
    type_into(find.field, "pp-1")
    assert titles(find) == ["PP-0001"]
    assert "ready in a moment" in words_of(find)


def test_ctrl_k_opens_it_in_the_window_and_escape_leaves_the_page_alone(reading_desk: Desk, qtbot: QtBot) -> None:
    shell = Shell(reading_desk, Background(reading_desk), {}, compact=lambda: False)
    qtbot.addWidget(shell)
    PageKeys(shell)
    shell.resize(1366, 698)
    shell.go(Place(Room.REFERRALS))
    shell.show()
    shell.activateWindow()
    with qtbot.waitActive(shell):
        pass
    here, before = shell.place, answer(shell, "Lock")
    before.setFocus()
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (find,) = (one for one in shell.findChildren(Find) if one.isVisible())
    assert QApplication.focusWidget() is find.field
    shell.show_names(True)
    type_into(find.field, "srey")
    assert "PP-0001, សុខ ស្រីមុំ" in titles(find)
    QTest.keyClick(find.field, Qt.Key.Key_Escape)
    assert not find.isVisible()
    assert shell.place == here
    assert QApplication.focusWidget() is before
