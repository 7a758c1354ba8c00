"""The directory of services, looked through and kept up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.cases.codes.referring import Cost, ProviderKind
from casedesk.cases.codes.work import Service
from casedesk.cases.queries.referrals import providers
from casedesk.cases.verbs.directory import verify_provider
from casedesk.cases.verbs.refer import keep_provider
from casedesk.security.roles import Permission, Role
from casedesk.store.drafts import my_drafts
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.directory.notices import directory_notices
from casedesk.ui.directory.provider_card import ProviderCard
from casedesk.ui.directory.provider_view import ProviderView
from casedesk.ui.directory.rows import NAME, Standing
from casedesk.ui.directory.screen import DirectoryScreen
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.today.notices import notices_for
from casedesk.ui.today_notice import Teller
from casedesk.ui.widgets.filters import FilterButton
from casedesk.ui.widgets.rows import CELL, Kind
from tests import factories as make
from tests.accessible import nameless
from tests.factories import DAY
from tests.stories.pages.by_name import button, line_named, tick
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


EVERYTHING = {
    "name": "Jasmine Women’s Clinic", "khmer_name": "គ្លីនិកស្ត្រីម្លិះ", "kind": ProviderKind.ONE_STOP, "ours": True,
    "services": tuple(Service)[:6], "district": "1201", "address": "House 12, lane 3, behind the market",
    "area": "Chamkar Mon and the khans beside it", "hours": "Day and night", "phone": "012000009",
    "person": "the duty nurse", "other_contact": "a side door in the lane", "languages": tuple(SpokenLanguage),
    "women_only": Answer.YES, "access": Answer.NO, "cost": Cost.FREE_WITH_CARD, "capacity": "6 beds, often full",
    "notes": "Ring twice.", "verified": DAY - timedelta(days=200), "closed": DAY,
}  # fmt: skip


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
    return [str(screen.model.index(row, NAME).data()) for row in range(screen.model.rowCount())]


def test_by_place_then_service_old_ones_marked(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot)
    assert names(screen) == ["Scales Legal Aid", "Lotus House", "River Clinic", "Second Clinic"]
    assert [screen.model.index(row, 0).data() for row in range(4)] == ["Chamkar Mon", "No place", "", ""]
    assert screen.model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "No place"
    kinds = [screen.model.index(row, 5).data(CELL).kind for row in range(4)]
    assert kinds == [Kind.QUIET, Kind.LATE, Kind.LATE, Kind.QUIET]
    assert "2 services were not verified for 180 days." in words_of(screen)


def test_what_nobody_verified_is_told_on_today_and_shown(filled: Desk, qtbot: QtBot) -> None:
    (told,) = notices_for(filled, [Teller(Permission.READ_TEAM, directory_notices)])
    assert told.sentence == "2 services were not verified for 180 days."
    assert told.place is not None
    screen = directory(filled, qtbot, view=told.place.view)
    assert names(screen) == ["Lotus House", "River Clinic"]
    assert told.sentence not in words_of(screen)
    for name in names(screen):
        filled.do(verify_provider, provider=next(one.id for one in filled.glance(providers) if one.name == name))
    assert notices_for(filled, [Teller(Permission.READ_TEAM, directory_notices)]) == []


def test_found_by_service_place_name_and_phone(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot)
    for typed in ("lotus", "ឈូក", "012000001"):
        screen.filters.search.clear()
        type_into(screen.filters.search, typed)
        assert names(screen) == ["Lotus House"]
    screen.filters.search.clear()
    pick(screen.filters.service, "Health")
    assert names(screen) == ["River Clinic", "Second Clinic"]
    next(one for one in screen.filters.district.menu().actions() if one.text() != "any").trigger()
    assert "No provider matches" in words_of(screen)
    button(screen, "Show all").click()
    assert len(names(screen)) == 4


def pick(filtering: FilterButton, words: str) -> None:
    next(one for one in filtering.menu().actions() if one.text() == words).trigger()


def test_one_is_read_verified_closed_and_open_again(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot)
    heard = Heard(screen)
    pick(screen.filters.standing, "not verified for 180 days")
    assert names(screen) == ["Lotus House", "River Clinic"]
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert isinstance(screen.card, ProviderView)
    assert "012 000 001" in words_of(screen.card)
    assert "Nobody verified it yet. Call before you refer somebody." in words_of(screen.card)
    button(screen, "I verified it today").click()
    assert names(screen) == ["River Clinic"]
    assert "Not verified" not in words_of(screen.card)
    button(screen, "It has closed").click()
    screen.filters.clear()
    assert "Lotus House" not in names(screen)
    pick(screen.filters.standing, "closed")
    assert names(screen) == ["Lotus House"]
    button(screen, "It is open again").click()
    assert "No provider matches" in words_of(screen)
    button(screen, "Close").click()
    assert screen.card is None
    assert [one.closed for one in filled.glance(providers)] == [None] * 4
    assert len(heard.sentences) == 3


def test_women_only_are_found(filled: Desk, qtbot: QtBot) -> None:
    filled.do(keep_provider, provider=make.provider(name="Her Room", women_only=Answer.YES, ours=True))
    screen = directory(filled, qtbot)
    pick(screen.filters.whom, "women only")
    assert names(screen) == ["Her Room"]
    screen.table.opened.emit(screen.table.currentIndex())
    assert screen.card is not None
    assert "A service of our own centre" in words_of(screen.card)


def test_a_facilitator_reads_and_changes_nothing(filled: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    only = replace(filled.access.person, roles=frozenset({Role.FACILITATOR}))
    monkeypatch.setattr(filled.access, "person", only)
    screen = directory(filled, qtbot)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.card is not None
    assert screen.primary() is None
    assert "Change" not in words_of(screen.card)


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
    assert "What they do is missing. Everything else is kept. Choose at least one service." in words_of(screen)
    assert desk.glance(providers) == []
    tick(screen, "Psychosocial").click()
    button(screen, "Save the provider").click()
    (saved,) = desk.glance(providers)
    assert (saved.name, saved.verified) == ("Quiet Garden", DAY)
    assert (names(screen), screen.card) == (["Quiet Garden"], None)
    assert heard.sentences == ["The provider is saved."]
    assert desk.glance(my_drafts) == []


def test_one_is_changed_and_stays_chosen(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot)
    screen.table.setCurrentIndex(screen.model.index(2, NAME))
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    button(screen, "Change this provider").click()
    field = line_named(screen, "Name")
    assert field.text() == "River Clinic"
    field.clear()
    type_into(field, "Riverside Clinic")
    assert screen.primary() is button(screen, "Save the provider")
    button(screen, "Save the provider").click()
    assert screen.table.currentIndex().siblingAtColumn(NAME).data() == "Riverside Clinic"
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
    screen.read(filled.do(keep_provider, provider=make.provider(**EVERYTHING)))
    QApplication.processEvents()
    assert (clipped(screen), nameless(screen)) == ([], [])
    screen.begin_new()
    qtbot.waitUntil(lambda: screen.card is not None and screen.card.isVisible())
    assert (clipped(screen), nameless(screen)) == ([], [])


def test_esc_goes_one_step_back_and_keeps_what_is_written(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot)
    assert not screen.step_back()
    screen.begin_new()
    assert not screen._old.isVisible()
    type_into(line_named(screen, "Name"), "Her Room")
    assert screen.step_back()
    assert screen.card is None
    assert screen._old.isVisible()
    assert [one.answers["name"] for one in filled.glance(my_drafts)] == ["Her Room"]
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert isinstance(screen.card, ProviderView)
    screen.card.open_key()
    assert screen.step_back()
    assert screen.card.key is None
    assert screen.step_back()
    assert screen.card is None


def test_where_the_day_of_verifying_stands_is_seen(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot)
    screen.begin_new()
    assert isinstance(screen.card, ProviderCard)
    button(screen, "I verified it today").click()
    field = screen.card.form.field("verified")
    assert field.value() == DAY
    focus = QApplication.focusWidget()
    assert focus is not None
    assert field.control.isAncestorOf(focus)


def test_what_waits_to_be_verified_is_verified_with_ctrl_enter(filled: Desk, qtbot: QtBot) -> None:
    screen = directory(filled, qtbot, view=Standing.OLD)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    main = screen.primary()
    assert main is not None
    assert main.text() == "I verified it today"
    main.click()
    main = screen.primary()
    assert main is not None
    assert main.text() == "Change"
