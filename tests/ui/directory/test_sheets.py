"""The directory saved as a spreadsheet, and one taken in: looked at first, chosen, kept all together or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.referrals import providers
from casedesk.cases.records.referral import Provider
from casedesk.cases.verbs.refer import keep_provider
from casedesk.exchange.provider_sheet import written
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.directory.screen import DirectoryScreen
from casedesk.ui.directory.taking_card import TakingCard
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.print.ways_out import WaysOut
from tests import factories as make
from tests.accessible import nameless
from tests.exchange.sheets import packed, parts, sheet
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import words_of
from tests.ui.clipping import clipped
from tests.ui.desks import Heard, journalled, shown
from tests.ui.small_team import folder

__all__ = ["folder"]

HEAD = ("id", "Name", "Phone", "District", "Services")


class ToFile(WaysOut):
    """In the place of the system's window: always this file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def place(self, parent: QWidget, then: Callable[[Path], object], **words: Any) -> None:
        then(self.file)


@pytest.fixture
def known(desk: Desk) -> list[Provider]:
    for name in ("Lotus House", "River Clinic", "Scales"):
        desk.do(keep_provider, provider=make.provider(name=name, district="1201"))
    return desk.glance(providers)


@pytest.fixture
def screen(desk: Desk, known: list[Provider], qtbot: QtBot, tmp_path: Path) -> DirectoryScreen:
    return shown(qtbot, DirectoryScreen(desk, Place(Room.DIRECTORY), ways_out=ToFile(tmp_path / "out.xlsx")))


def looked_through(screen: DirectoryScreen, content: bytes, tmp_path: Path, qtbot: QtBot) -> TakingCard:
    file = tmp_path / "in.xlsx"
    file.write_bytes(content)
    screen.take(file)
    qtbot.waitUntil(lambda: screen._taking is not None)
    assert screen._taking is not None
    return screen._taking


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.glance(providers)]


def test_saved_noted_and_the_same_when_it_comes_back(
    screen: DirectoryScreen, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    heard = Heard(screen)
    button(screen, "Save as a spreadsheet…").click()
    qtbot.waitUntil(lambda: bool(heard.sentences))
    assert journalled(desk.access, "export providers") == 1
    card = looked_through(screen, (tmp_path / "out.xlsx").read_bytes(), tmp_path, qtbot)
    assert "3 as it is here" in words_of(card)
    assert not card.main.isEnabled()


def test_what_is_saved_is_what_the_filters_leave(screen: DirectoryScreen, qtbot: QtBot, tmp_path: Path) -> None:
    heard = Heard(screen)
    screen.filters.search.setText("river")
    button(screen, "Save as a spreadsheet…").click()
    qtbot.waitUntil(lambda: bool(heard.sentences))
    card = looked_through(screen, (tmp_path / "out.xlsx").read_bytes(), tmp_path, qtbot)
    assert "1 as it is here" in words_of(card)


def test_lines_are_looked_at_chosen_and_taken_in_together(
    screen: DirectoryScreen, desk: Desk, known: list[Provider], qtbot: QtBot, tmp_path: Path
) -> None:
    lotus = known[0]
    content = sheet(
        HEAD,
        (str(lotus.id), "Lotus Home", "012 000 001", "1201", "Legal"),
        (None, "Quiet Garden", None, "1208", "Health"),
        (None, "river clinic", "012 000 002", "1201", "Legal"),
        (None, "Nobody", None, "1201", "Helth"),
        (None, "Left Alone", None, None, None),
    )
    heard = Heard(screen)
    card = looked_through(screen, content, tmp_path, qtbot)
    assert "2 new, 1 changed, 1 same name and place, 1 cannot be read" in words_of(card)
    assert "E5, Services: “Helth” is not known." in words_of(card)
    assert names(desk) == ["Lotus House", "River Clinic", "Scales"]
    QTest.keyClick(card.table, Qt.Key.Key_Down)
    assert "Phone: nothing → 012 000 002" in words_of(card)
    button(card, "It is the same one").click()
    QTest.keyClick(card.table, Qt.Key.Key_Down)
    assert "Name: Lotus House → Lotus Home" in words_of(card)
    for _line in range(2):
        QTest.keyClick(card.table, Qt.Key.Key_Down)
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    button(card, "Take in 3 services").click()
    assert names(desk) == ["Lotus Home", "Quiet Garden", "Scales", "river clinic"]
    assert heard.sentences == ["3 services are taken in."]
    assert screen._taking is None
    assert journalled(desk.access, "take in providers") == 1


def test_another_one_of_the_same_name_is_a_service_of_its_own(
    screen: DirectoryScreen, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    content = sheet(HEAD, (None, "Scales", "012 000 003", "1201", "Legal"))
    card = looked_through(screen, content, tmp_path, qtbot)
    button(card, "It is another one").click()
    button(card, "Take in 1 service").click()
    assert names(desk) == ["Lotus House", "River Clinic", "Scales", "Scales"]


def test_what_was_changed_here_meanwhile_stops_all_of_it(
    screen: DirectoryScreen, desk: Desk, known: list[Provider], qtbot: QtBot, tmp_path: Path
) -> None:
    content = written([replace(one, hours="Day and night") for one in known])
    card = looked_through(screen, content, tmp_path, qtbot)
    desk.do(keep_provider, provider=replace(known[2], hours="Mondays"))
    button(card, "Take in 3 services").click()
    assert screen._taking is card
    assert [one.hours for one in desk.glance(providers)] == [None, None, "Mondays"]


def test_a_hostile_file_is_refused_and_nothing_changes(
    screen: DirectoryScreen, desk: Desk, known: list[Provider], qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "in.xlsx"
    file.write_bytes(packed({**parts(), "xl/vbaProject.bin": b"\xd0"}))
    screen.take(file)
    qtbot.waitUntil(lambda: "The file holds programs" in words_of(screen))
    assert (screen._taking, desk.glance(providers)) == (None, known)
    file.unlink()
    screen.take(file)
    qtbot.waitUntil(lambda: "The file could not be read. Nothing was changed." in words_of(screen))


@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_nothing_is_cut(
    desk: Desk, known: list[Provider], qtbot: QtBot, dressed: Appearance, language: str, tmp_path: Path
) -> None:
    content = sheet(HEAD, (None, "Scales", "012 000 003", "1201", "Legal"), (None, "New", None, None, "Helth"))
    speak(language)
    dressed.choose(size=130)
    screen = shown(qtbot, DirectoryScreen(desk, Place(Room.DIRECTORY)))
    looked_through(screen, content, tmp_path, qtbot)
    qtbot.waitUntil(lambda: not clipped(screen), timeout=1000)
    assert nameless(screen) == []
