"""The directory of services, looked through and kept up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.work import Service
from casedesk.cases.queries.referrals import providers
from casedesk.cases.verbs.refer import keep_provider
from casedesk.store.drafts import my_drafts
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.directory.screen import DirectoryScreen
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.rows import CELL, Kind
from tests import factories as make
from tests.accessible import nameless
from tests.factories import DAY
from tests.stories.pages.by_name import button, line_named
from tests.stories.pages.case_page import words_of
from tests.stories.pages.typing import type_into
from tests.ui.clipping import clipped
from tests.ui.desks import Heard, shown
from tests.ui.small_team import folder

__all__ = ["folder"]

OFFERED = (
    {"name": "Scales Legal Aid", "services": (Service.LEGAL,), "district": "1201", "verified": DAY},
    {"name": "Lotus House", "khmer_name": "ផ្ទះឈូក", "services": (Service.SAFE_HOUSE,), "phone": "012000001"},
    {"name": "River Clinic", "services": (Service.HEALTH,), "verified": DAY - timedelta(days=181)},
    {"name": "Second Clinic", "services": (Service.HEALTH,), "verified": DAY - timedelta(days=180)},
)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    for one in OFFERED:
        desk.do(keep_provider, provider=make.provider(**one))
    return desk


def directory(desk: Desk, qtbot: QtBot, **place: object) -> DirectoryScreen:
    screen = DirectoryScreen(desk, Place(Room.DIRECTORY, **place))  # type: ignore[arg-type]
    QAbstractItemModelTester(screen.model, QAbstractItemModelTester.FailureReportingMode.Fatal, screen)
    return shown(qtbot, screen)


def names(screen: DirectoryScreen) -> list[str]:
    return [str(screen.model.index(row, 0).data()) for row in range(screen.model.rowCount())]


def test_by_service_then_place_old_ones_marked(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot)
    assert names(screen) == ["Lotus House", "River Clinic", "Second Clinic", "Scales Legal Aid"]
    kinds = [screen.model.index(row, 5).data(CELL).kind for row in range(4)]
    assert kinds == [Kind.LATE, Kind.LATE, Kind.QUIET, Kind.QUIET]
    assert "2 not verified for 180 days" in words_of(screen)


def test_found_by_service_place_name_and_phone(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot)
    for typed in ("lotus", "ឈូក", "012000001"):
        screen.search.clear()
        type_into(screen.search, typed)
        assert names(screen) == ["Lotus House"]
    screen.search.clear()
    next(one for one in screen.service.menu().actions() if one.text() == "Health").trigger()
    assert names(screen) == ["River Clinic", "Second Clinic"]
    next(one for one in screen.district.menu().actions() if one.text() != "any").trigger()
    assert "No provider matches" in words_of(screen)
    button(screen, "Show all").click()
    assert len(names(screen)) == 4


def test_a_new_provider_is_added_beside_the_list(desk: Desk, qtbot: QtBot) -> None:
    screen = directory(desk, qtbot)
    assert "No provider here yet" in words_of(screen)
    heard = Heard(screen)
    button(screen, "Add a provider").click()
    button(screen, "Save the provider").click()
    assert desk.glance(providers) == []
    type_into(line_named(screen, "Name"), "Quiet Garden")
    button(screen, "I verified it today").click()
    button(screen, "Save the provider").click()
    (saved,) = desk.glance(providers)
    assert (saved.name, saved.verified) == ("Quiet Garden", DAY)
    assert (names(screen), screen.card) == (["Quiet Garden"], None)
    assert heard.sentences == ["The provider is saved."]
    assert desk.glance(my_drafts) == []


def test_one_is_changed_and_stays_chosen(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot)
    screen.table.setCurrentIndex(screen.model.index(1, 0))
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    field = line_named(screen, "Name")
    assert field.text() == "River Clinic"
    field.clear()
    type_into(field, "Riverside Clinic")
    assert screen.primary() is button(screen, "Save the provider")
    button(screen, "Save the provider").click()
    assert screen.table.currentIndex().siblingAtColumn(0).data() == "Riverside Clinic"
    assert "River Clinic" not in names(screen)


def test_what_was_typed_survives_leaving(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot, new=True)
    type_into(line_named(screen, "Name"), "Half a name")
    button(screen, "Leave, keep draft").click()
    assert screen.card is None
    again = directory(filled, qtbot, new=True)
    assert line_named(again, "Name").text() == "Half a name"


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_nothing_is_cut(filled: Desk, qtbot: QtBot, dressed: Appearance, language: str, size: int) -> None:
    speak(language)
    dressed.choose(size=size)
    screen = directory(filled, qtbot)
    assert (clipped(screen), nameless(screen)) == ([], [])
    screen.begin_new()
    qtbot.waitUntil(lambda: screen.card is not None and screen.card.isVisible())
    assert (clipped(screen), nameless(screen)) == ([], [])
