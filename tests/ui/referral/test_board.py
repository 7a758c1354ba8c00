"""The referrals board on a real vault."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import ReferralStatus
from casedesk.cases.codes.work import Service
from casedesk.cases.queries.referrals import referrals
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.directory import close_provider
from casedesk.store.access import Access
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.board import ReferralsScreen
from casedesk.ui.referral.board_views import Board
from casedesk.ui.widgets.filters import FilterButton
from casedesk.ui.widgets.rows import CELL, Kind
from tests import factories as make
from tests.accessible import nameless
from tests.factories import NOON
from tests.stories.pages.case_page import words_of
from tests.ui.clipping import clipped
from tests.ui.desks import Heard, shown
from tests.ui.small_team import folder
from tests.vaults import COLLEAGUE, Clock, opened

__all__ = ["folder"]


def board(desk: Desk, qtbot: QtBot) -> ReferralsScreen:
    screen = ReferralsScreen(desk, Place(Room.REFERRALS))
    QAbstractItemModelTester(screen.model, QAbstractItemModelTester.FailureReportingMode.Fatal, screen)
    return shown(qtbot, screen)


def column(screen: ReferralsScreen, place: int) -> list[str]:
    return [str(screen.model.index(row, place).data()) for row in range(screen.model.rowCount())]


def look_at(screen: ReferralsScreen, view: Board) -> None:
    screen.tabs.setCurrentIndex(list(Board).index(view))


def take(filtering: FilterButton, words: str) -> None:
    next(action for action in filtering.menu().actions() if action.text() == words).trigger()


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
    counted = ["Waiting 3", "Answers due 2", "Stale 1", "This week 1", "Accepted 1", "Done 0", "All 4", "By service"]
    assert views(screen) == counted
    look_at(screen, Board.ANSWERS)
    assert column(screen, 0) == [silent, sent]
    look_at(screen, Board.STALE)
    assert column(screen, 0) == [silent]
    look_at(screen, Board.WEEK)
    assert column(screen, 0) == [accepted]
    assert column(screen, 6)[0].startswith("Wednesday, ")
    assert "Showing 1 of 4, by appointment" in words_of(screen)


def test_in_a_narrow_window_the_hour_of_an_appointment_stays(desk: Desk, qtbot: QtBot, under_way: list[str]) -> None:
    screen = board(desk, qtbot)
    look_at(screen, Board.WEEK)
    screen.resize(820, 600)
    table = screen.table
    assert column(screen, 0) == [under_way[3]]
    assert table.columnViewportPosition(6) + table.columnWidth(6) <= table.viewport().width()


def test_an_appointment_nobody_asked_about_stays_and_is_late(
    desk: Desk, qtbot: QtBot, under_way: list[str], clock: Clock
) -> None:
    clock.at = NOON + timedelta(days=9)
    assert "This week 0" in views(board(desk, qtbot))
    clock.at = NOON + timedelta(days=17)
    screen = board(desk, qtbot)
    look_at(screen, Board.WEEK)
    assert column(screen, 0) == [under_way[3]]
    assert screen.model.index(0, 6).data(CELL).kind is Kind.LATE


def test_how_each_service_stands_in_her_files(desk: Desk, access: Access, qtbot: QtBot, under_way: list[str]) -> None:
    case = make.registered(access)
    (entry,) = make.kept(access, make.standing(case.id, status=ReferralStatus.UNAVAILABLE))
    screen = board(desk, qtbot)
    look_at(screen, Board.SERVICES)
    rows = [str(screen.services.index(row, 1).data()) for row in range(screen.services.rowCount())]
    assert rows == ["Not available here", "Referred", "Referred", "Referred"]
    assert "Referred: 3" in words_of(screen)
    heard = Heard(screen)
    screen.standing.setCurrentIndex(screen.services.index(0, 0))
    act = screen.primary()
    assert act is not None
    act.click()
    QTest.keyClick(screen.standing, Qt.Key.Key_Down)
    QTest.keyClick(screen.standing, Qt.Key.Key_Return)
    row = screen.services.row_at(1).row
    assert heard.places == [
        Place(Room.CASE, case.id, Part.REFERRALS, row=entry.id), Place(Room.REFERRAL, row.case, row=row.entry)
    ]  # fmt: skip


def test_only_one_service_and_only_one_provider(desk: Desk, access: Access, qtbot: QtBot, under_way: list[str]) -> None:
    case = make.registered(access).id
    to = desk.do(refer.keep_provider, provider=make.provider(name="Clinic", services=(Service.HEALTH,)))
    desk.do(refer.draft_referral, referral=make.referral(case, to.id, service=Service.HEALTH))
    screen = board(desk, qtbot)
    take(screen.filters.service, "Health")
    assert (len(column(screen, 0)), views(screen)[0]) == (1, "Waiting 1")
    take(screen.filters.provider, "Legal aid desk")
    assert "No referral matches" in words_of(screen)
    screen.filters.clear()
    assert views(screen)[0] == "Waiting 4"


def test_the_transfer_of_a_whole_case_stands_among_them(desk: Desk, access: Access, qtbot: QtBot) -> None:
    made = make.drafted(access, make.registered(access).id, service=Service.OTHER, whole=True)
    screen = board(desk, qtbot)
    assert (column(screen, 0), column(screen, 3)) == ([made.number], ["Whole case, Legal aid desk"])
    assert [action.text() for action in screen.filters.service.menu().actions()] == ["any"]


def test_a_draft_to_a_service_that_has_closed_says_so(
    desk: Desk, access: Access, qtbot: QtBot, under_way: list[str]
) -> None:
    drafted = next(row for row in desk.glance(referrals) if row.number == under_way[2])
    desk.do(close_provider, provider=drafted.to)
    screen = board(desk, qtbot)
    at = column(screen, 0).index(under_way[2])
    assert column(screen, 3)[at] == "Legal, Legal aid desk (closed)"
    assert column(screen, 4)[at] == "Look for another service"


def test_a_supervisor_looks_at_a_colleagues_referrals_by_key(folder: Path, clock: Clock, qtbot: QtBot) -> None:
    with opened(folder, COLLEAGUE, clock=clock) as theirs:
        case = make.registered(theirs)
        number = make.drafted(theirs, case.id).number
        alone = board(Desk(theirs), qtbot)
        assert (column(alone, 0), alone.filters.worker.isVisible()) == ([number], False)
    with opened(folder, clock=clock) as mine:
        screen = board(Desk(mine), qtbot)
        assert column(screen, 0) == []
        take(screen.filters.worker, "Lim Dara")
        assert (column(screen, 0), column(screen, 1), column(screen, 7)) == ([number], [case.number], ["Lim Dara"])
        assert not screen.table.isColumnHidden(7)
        take(screen.filters.worker, "me")
        assert screen.table.isColumnHidden(7)


def test_a_supervisor_without_cases_begins_with_everybodys(template: Path, tmp_path: Path, qtbot: QtBot) -> None:
    shutil.copytree(template, tmp_path / "bare")
    with opened(tmp_path / "bare", COLLEAGUE) as theirs:
        number = make.drafted(theirs, make.registered(theirs).id).number
    with opened(tmp_path / "bare") as mine:
        assert column(board(Desk(mine), qtbot), 0) == [number]


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
    assert (views(screen)[0], views(screen)[4]) == ("Waiting 2", "Accepted 2")
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
