"""The referrals board on a real vault."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.board import ReferralsScreen
from tests import factories as make
from tests.accessible import nameless
from tests.factories import NOON
from tests.stories.pages.case_page import words_of
from tests.ui.clipping import clipped
from tests.ui.desks import Heard, shown
from tests.ui.small_team import folder
from tests.vaults import Clock

__all__ = ["folder"]


def board(desk: Desk, qtbot: QtBot) -> ReferralsScreen:
    screen = ReferralsScreen(desk, Place(Room.REFERRALS))
    QAbstractItemModelTester(screen.model, QAbstractItemModelTester.FailureReportingMode.Fatal, screen)
    return shown(qtbot, screen)


def column(screen: ReferralsScreen, place: int) -> list[str]:
    return [str(screen.model.index(row, place).data()) for row in range(screen.model.rowCount())]


def views(screen: ReferralsScreen) -> list[str]:
    return [screen.tabs.tabText(n).replace("\t", " ") for n in range(screen.tabs.count())]


@pytest.fixture
def under_way(desk: Desk, access: Access, clock: Clock) -> list[str]:
    """A silent one, one just sent, one drafted, one accepted: their numbers."""
    made = [make.consented(access, make.registered(access).id) for _n in range(3)]
    for one in (made[0], made[2]):
        desk.do(refer.send_referral, referral=one.id)
    desk.do(refer.answer_referral, referral=made[2].id, accepted=True, appointment=NOON + timedelta(days=16))
    clock.at = NOON + timedelta(days=14)
    desk.do(refer.send_referral, referral=made[1].id)
    drafted = make.drafted(access, make.registered(access).id)
    return [made[0].number, made[1].number, drafted.number, made[2].number]


def test_what_waits_the_silent_first(desk: Desk, qtbot: QtBot, under_way: list[str]) -> None:
    screen = board(desk, qtbot)
    silent, sent, drafted, accepted = under_way
    assert column(screen, 0) == [silent, drafted, sent]
    assert column(screen, 2) == ["stale", "Drafted", "Sent"]
    assert column(screen, 4) == ["Add the answer", "Ask for her consent", "Add the answer"]
    assert views(screen) == ["Waiting 3", "Accepted 1", "Done 0", "All 4"]
    screen.tabs.setCurrentIndex(1)
    assert column(screen, 0) == [accepted]
    assert column(screen, 6)[0].startswith("Wednesday, ")


def test_enter_and_the_button_open_the_chosen_one(desk: Desk, qtbot: QtBot, under_way: list[str]) -> None:
    screen = board(desk, qtbot)
    heard = Heard(screen)
    act = screen.primary()
    assert act is not None
    assert act.text() == "Add the answer"
    screen.table.setCurrentIndex(screen.model.index(1, 0))
    assert act.text() == "Open the referral"
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    act.click()
    row = screen.model.row_at(1)
    assert heard.places == [Place(Room.REFERRAL, row.case, row=row.id)] * 2


def test_an_answer_moves_it_and_another_stays_chosen(desk: Desk, qtbot: QtBot, under_way: list[str]) -> None:
    screen = board(desk, qtbot)
    screen.table.setCurrentIndex(screen.model.index(1, 0))
    desk.do(refer.answer_referral, referral=screen.model.row_at(0).id, accepted=True)
    assert views(screen)[:2] == ["Waiting 2", "Accepted 2"]
    assert screen.table.currentIndex().data() == under_way[2]


def test_nothing_waiting(desk: Desk, qtbot: QtBot) -> None:
    screen = board(desk, qtbot)
    assert "Nothing is waiting." in words_of(screen)
    act = screen.primary()
    assert act is not None
    assert (act.isEnabled(), act.toolTip()) == (False, "Choose a referral first.")


def test_seated_together(desk: Desk, qtbot: QtBot, under_way: list[str]) -> None:
    screen = board(desk, qtbot)
    screen.seated_together(True)
    assert "Seated together" in words_of(screen)
    assert not screen.table.isVisible()
    assert views(screen)[0] == "Waiting"


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_nothing_is_cut(
    desk: Desk, qtbot: QtBot, dressed: Appearance, under_way: list[str], language: str, size: int
) -> None:
    speak(language)
    dressed.choose(size=size)
    screen = board(desk, qtbot)
    assert (clipped(screen), nameless(screen)) == ([], [])
