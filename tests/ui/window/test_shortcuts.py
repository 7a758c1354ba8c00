"""One table of shortcuts: unique, wired, shown."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.ui.places import Place, Room
from casedesk.ui.shortcuts import EVERY, HIDE, LOCK, UNDO, Where
from casedesk.ui.window.key_list import show_all_keys
from casedesk.ui.window.window import Window
from tests.shortcuts import clashing, listened_to
from tests.stories.pages.shell import ShellPage
from tests.ui.clipping import clipped

CONTROL = Qt.KeyboardModifier.ControlModifier


def portable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def test_no_key_does_two_things() -> None:
    keys = [portable(key) for shortcut in EVERY for key in shortcut.keys]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert len({shortcut.does for shortcut in EVERY}) == len(EVERY)


def test_every_key_is_one_that_the_toolkit_knows() -> None:
    assert all(portable(key) for shortcut in EVERY for key in shortcut.keys)


def test_everything_promised_in_an_open_vault_is_listened_to(inside: ShellPage) -> None:
    listened = {*listened_to(inside.window)}
    places = len(inside.shell.rooms)
    promised = [
        portable(key)
        for shortcut in EVERY
        if shortcut.where is not Where.LIST and shortcut not in (HIDE, LOCK, UNDO)
        if not shortcut.does.startswith("place_") or int(shortcut.does[-1]) <= places
        for key in shortcut.keys
    ]
    assert {*promised} <= listened


def test_no_page_answers_a_key_of_the_window(inside: ShellPage) -> None:
    for room in inside.shell.rooms:
        inside.shell.go(Place(room))
        assert clashing(inside.window) == []


def test_numbers_go_to_the_places_and_back_returns(inside: ShellPage) -> None:
    last = len(inside.shell.rooms)
    inside.press(Qt.Key(Qt.Key.Key_0 + last), CONTROL)
    assert inside.shell.place == Place(Room.SETTINGS)
    inside.press(Qt.Key.Key_1, CONTROL)
    assert inside.shell.place == inside.shell.first_place()
    inside.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert inside.shell.place == Place(Room.SETTINGS)


def test_all_keys_are_shown_and_closed(inside: ShellPage, qtbot: QtBot) -> None:
    inside.press(Qt.Key.Key_Slash, CONTROL)
    dialogs = [one for one in inside.shell.findChildren(QDialog) if one.isVisible()]
    assert len(dialogs) == 1
    said = [label.text() for label in dialogs[0].findChildren(QLabel)]
    for shortcut in EVERY:
        if not shortcut.does.startswith("place_"):
            assert shortcut.said() in said
    assert clipped(dialogs[0]) == []
    dialogs[0].findChildren(QPushButton)[0].click()
    assert not [one for one in inside.shell.findChildren(QDialog) if one.isVisible()]


def test_it_fits_the_smallest_window(inside: ShellPage) -> None:
    inside.window.resize(1180, 660)
    dialog = show_all_keys(inside.shell)
    assert dialog.width() <= 1180
    assert dialog.height() <= 660


def test_every_room_has_its_help() -> None:
    assert [room for room in Room if not room.hint] == []


def test_f6_goes_round_the_window(inside: ShellPage, window: Window) -> None:
    """List and page of Settings, then the rail, then the list again."""
    inside.shell.go(Place(Room.SETTINGS))
    seen = []
    for _step in range(len(inside.shell.regions()) + 1):
        inside.press(Qt.Key.Key_F6)
        focus = window.focusWidget()
        assert focus is not None
        seen.append("rail" if inside.rail.isAncestorOf(focus) else "page")
        assert seen[-1] == "rail" or inside.screen.isAncestorOf(focus)
    assert seen.count("rail") in (1, 2)
    assert seen.count("page") >= 2
