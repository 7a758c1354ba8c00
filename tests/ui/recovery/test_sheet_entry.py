"""A sheet typed from paper: what is checked when, and what is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from casedesk.security.recovery import Sheet
from casedesk.security.sheet_code import GROUPS, SECRET, Spelled, read, spell
from casedesk.security.sheets import SheetUnknown
from casedesk.ui.recovery.sheet_entry import SheetEntry, TwoSheets
from tests.accessible import nameless
from tests.stories.pages.recovery import leave, type_both, type_sheet
from tests.stories.pages.typing import type_into

Show = Callable[..., QWidget]
GROUPS_OF = [spell(Spelled(number, os.urandom(SECRET))) for number in (1, 2, 9)]
ONE, OTHER, FOREIGN = ("-".join(groups) for groups in GROUPS_OF)


def recognise(text: str) -> Sheet:
    """Knows sheets 1 and 2."""
    number = read(text).number
    if number == 9:
        raise SheetUnknown
    return Sheet(number, uuid4(), datetime(2026, 11, 23, tzinfo=UTC), bytes(16))


@pytest.fixture
def entry(show: Show) -> SheetEntry:
    made = SheetEntry("One sheet", recognise)
    show(made)
    made.begin()
    return made


def test_four_characters_lead_to_the_next_group(entry: SheetEntry) -> None:
    type_sheet(entry, ONE)
    assert [edit.text() for edit in entry.groups] == ONE.split("-")
    assert entry.sheet() is not None
    assert entry.told() == ""
    assert entry.known.text() == "This is sheet 1."


def test_a_group_is_judged_when_it_is_left_and_not_while_it_is_typed(entry: SheetEntry) -> None:
    first = entry.groups[0]
    type_into(first, "ZZZ")
    assert not first.property("problem")
    assert entry.told() == ""
    leave(entry)
    assert first.property("problem")
    assert entry.told().startswith("Group 1 is not as it stands on the sheet.")
    first.setFocus()
    first.selectAll()
    type_into(first, ONE[0])
    assert not first.property("problem"), "somebody who mends it is not told that it is wrong"
    assert entry.told() == ""


def test_small_letters_and_look_alikes_become_what_stands_on_the_paper(entry: SheetEntry) -> None:
    group = ONE.split("-")[0]
    typed = group.lower().replace("0", "o").replace("1", "l")
    type_into(entry.groups[0], typed)
    leave(entry)
    assert entry.groups[0].text() == group
    assert not entry.groups[0].property("problem")


@pytest.mark.parametrize(
    "text", [ONE, ONE.lower().replace("-", " "), ONE.replace("-", "")], ids=["as printed", "small", "in one piece"]
)
def test_a_whole_sheet_may_come_at_once(entry: SheetEntry, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(entry.groups[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [edit.text() for edit in entry.groups] == ONE.split("-")
    assert entry.sheet() is not None
    QApplication.clipboard().clear()


def test_a_scanner_that_types_hyphens_and_enter_fills_the_sheet(entry: SheetEntry) -> None:
    for letter in ONE:
        here = QApplication.focusWidget()
        assert here is not None
        type_into(here, letter)
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_Return)
    assert [edit.group for edit in entry.groups] == ONE.split("-")
    assert entry.sheet() is not None


def test_backspace_in_an_empty_group_goes_back(entry: SheetEntry) -> None:
    type_into(entry.groups[0], ONE[:4])
    assert entry.groups[1].hasFocus()
    QTest.keyClick(entry.groups[1], Qt.Key.Key_Backspace)
    assert entry.groups[0].hasFocus()
    assert entry.groups[0].text() == ONE[:4]


def test_a_sheet_of_another_vault_is_told_once_all_of_it_is_there(entry: SheetEntry) -> None:
    type_sheet(entry, FOREIGN)
    assert entry.sheet() is None
    assert "does not belong to this vault" in entry.told()


def test_what_was_recognised_is_forgotten_when_a_group_changes(entry: SheetEntry) -> None:
    type_sheet(entry, ONE)
    entry.groups[3].setFocus()
    QTest.keyClick(entry.groups[3], Qt.Key.Key_Backspace)
    assert entry.sheet() is None
    assert not entry.known.isVisibleTo(entry)


def test_the_same_sheet_twice_is_not_two(show: Show) -> None:
    two = TwoSheets(recognise)
    show(two)
    type_both(two, ONE, ONE)
    assert not two.ready()
    assert two.second.told().startswith("This is sheet 1 twice.")
    type_both(two, ONE, OTHER)
    assert two.ready()
    assert two.second.told() == ""


def test_each_group_has_a_name(show: Show) -> None:
    two = TwoSheets(recognise)
    window = show(two)
    assert nameless(window) == []
    assert [edit.accessibleName() for edit in two.first.groups] == [f"Group {n + 1}" for n in range(GROUPS)]
