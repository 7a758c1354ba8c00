"""Who can open a file: each with why and until when, shared and taken back from its page."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.verbs.sharing import share
from casedesk.store import ended
from casedesk.store.access import Access
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.places import Place, Room
from tests import factories as make
from tests.accessible import nameless
from tests.centre import WORKER, do, joins, reads, version_of, who
from tests.factories import DAY
from tests.stories.pages.by_name import button, names
from tests.stories.pages.case_page import CasePage
from tests.stories.pages.keeping import answer_question
from tests.ui.desks import Heard, journalled, shown
from tests.vaults import COLLEAGUE, Clock, opened

WHY = "Lim Dara speaks Cham"


def page(desk: Desk, qtbot: QtBot, case: UUID) -> CasePage:
    return CasePage(shown(qtbot, CaseScreen(desk, Place(Room.CASE, case))), qtbot)


@pytest.fixture
def case(access: Access, desk: Desk) -> UUID:
    """The founder's, shared with Dara for nine days."""
    made: UUID = make.registered(access).id
    desk.do(share, case=made, to=who(access, "Lim Dara"), why=WHY, until=DAY + timedelta(days=9))
    return made


def test_each_reader_with_the_kind_and_the_end(desk: Desk, qtbot: QtBot, case: UUID) -> None:
    words = page(desk, qtbot, case).words
    for said in ("You", "case worker", "Supervisors", "team key", "Lim Dara", "until 25 Nov"):
        assert said in words


def test_the_reason_is_uncovered_on_demand_and_that_is_written_down(
    access: Access, desk: Desk, qtbot: QtBot, case: UUID
) -> None:
    shown_page = page(desk, qtbot, case)
    assert WHY not in shown_page.words
    before = journalled(access, "reveal")
    shown_page.view.readers.findChildren(QPushButton)[0].click()
    assert WHY in shown_page.words
    assert journalled(access, "reveal") == before + 1


def test_share_leads_to_its_page_and_giving_on_stands_behind_the_dots(desk: Desk, qtbot: QtBot, case: UUID) -> None:
    screen = page(desk, qtbot, case).screen
    heard = Heard(screen)
    assert screen.view is not None
    button(screen, "Share").click()
    (give,) = (one for one in screen.view.header.rare_menu().actions() if one.text() == "Give to another worker…")
    give.trigger()
    assert heard.places == [Place(Room.SHARE, case), Place(Room.REASSIGN, case)]


def test_a_share_is_taken_back_after_a_question(access: Access, desk: Desk, qtbot: QtBot, case: UUID) -> None:
    shown_page = page(desk, qtbot, case)
    heard = Heard(shown_page.screen)
    button(shown_page.screen, "Take the file back from Lim Dara").click()
    answer_question(qtbot, "Take it back")
    assert heard.sentences == ["The file is no longer shared."]
    qtbot.waitUntil(lambda: "Lim Dara" not in shown_page.words)
    assert version_of(access, case) == 2


def test_with_whom_it_is_shared_neither_shares_nor_takes_back(folder: Path, clock: Clock, qtbot: QtBot) -> None:
    with opened(folder, clock=clock) as access:
        case = make.registered(access).id
        do(access, share, case=case, to=who(access, "Lim Dara"), why=WHY)
    with opened(folder, COLLEAGUE, clock) as dara:
        desk = Desk(dara)
        shown_page = page(desk, qtbot, case)
        offered = names(shown_page.screen, QPushButton)
        assert "Share" not in offered
        assert not any(name.startswith("Take the file back") for name in offered)
        shown_page.screen.deleteLater()
        desk.deleteLater()


def test_a_worker_ends_what_they_gave(folder: Path, clock: Clock, qtbot: QtBot) -> None:
    joins(folder, "Sok Chenda", "chenda", WORKER)
    with opened(folder, COLLEAGUE, clock) as dara:
        case = make.registered(dara).id
        desk = Desk(dara)
        desk.do(share, case=case, to=who(dara, "Sok Chenda"), why=WHY)
        shown_page = page(desk, qtbot, case)
        button(shown_page.screen, "Take the file back from Sok Chenda").click()
        answer_question(qtbot, "Take it back")
        qtbot.waitUntil(lambda: "Sok Chenda" not in shown_page.words)
        shown_page.screen.deleteLater()
        desk.deleteLater()
    assert not reads(folder, "chenda", case, clock)


def test_a_page_closes_when_the_time_is_over(folder: Path, clock: Clock, qtbot: QtBot) -> None:
    with opened(folder, clock=clock) as access:
        case = make.registered(access).id
        do(access, share, case=case, to=who(access, "Lim Dara"), why=WHY, until=DAY)
    with opened(folder, COLLEAGUE, clock) as dara:
        desk = Desk(dara)
        shown_page = page(desk, qtbot, case)
        clock.at += timedelta(days=1)
        desk.changed.emit(Changed(frozenset({"grants"}), ended.let_go(dara), dara.person.id))
        assert shown_page.screen.view is None
        assert set(shown_page.words.split("\n")) - {""} == {"This file is no longer shared with you"}
        shown_page.screen.deleteLater()
        desk.deleteLater()


def test_everything_has_a_name(desk: Desk, qtbot: QtBot, case: UUID) -> None:
    assert nameless(page(desk, qtbot, case).screen) == []
