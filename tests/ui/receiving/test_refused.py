"""A package that does not open, is turned down, or is stopped: a sentence each, and nothing of it is kept."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.package_register import came_in
from casedesk.security.roles import Role
from casedesk.store.centre.package_register import PackageOutcome
from casedesk.transfer.partners import drop_partner_key
from casedesk.ui.case_list.screen import CasesScreen
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.receiving.page import ReceivePage
from casedesk.ui.widgets.asking import Question
from casedesk.ui.window.rooms import open_doors
from tests.stories.pages.by_name import button, named
from tests.stories.pages.case_page import words_of
from tests.ui.desks import Heard, shown
from tests.ui.receiving.sent import (
    PATIENCE_MS,
    Stick,
    by_hand,
    folder,
    given,
    looked,
    names,
    page,
    refusal,
    stick,
    taken_in,
)
from tests.vaults import Clock, opened

__all__ = ["folder", "page", "stick"]


def test_what_does_not_open_says_why_and_another_file_is_chosen(
    page: ReceivePage, stick: Stick, tmp_path: Path, desk: Desk, qtbot: QtBot
) -> None:
    cut, other = tmp_path / "cut", tmp_path / "letter"
    cut.write_bytes(stick.package.read_bytes()[:-1])
    other.write_bytes(b"%PDF-1.7 something else entirely")
    assert "its end is missing. Nothing was taken in." in refusal(page, cut, qtbot)
    assert page.choose.main.hasFocus()
    page.choose.notice.say("")
    assert "not a package of CaseDesk" in refusal(page, other, qtbot)
    page.choose.notice.say("")
    assert "cannot be read from there" in refusal(page, tmp_path / "gone", qtbot)
    assert desk.glance(came_in) == []
    assert len(looked(page, stick.package, qtbot).outline.model().index(0, 0).data()) > 0


def test_a_package_for_somebody_else(stick: Stick, tmp_path: Path, qtbot: QtBot) -> None:
    shutil.copytree(stick.here, tmp_path / "sender")
    with opened(tmp_path / "sender") as access:
        desk = Desk(access)
        page = shown(qtbot, ReceivePage(desk, Place(Room.RECEIVE)))
        heard = Heard(page)
        assert "This package is for another centre" in refusal(page, stick.package, qtbot)
        page.choose.notice.taken.emit()
        assert heard.places == [Place(Room.SETTINGS, part=Topic.CENTRE_KEY)]
        desk.deleteLater()


def test_of_a_centre_nobody_confirmed_the_page_leads_to_the_directory(
    page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot
) -> None:
    from casedesk.cases.queries.referrals import providers

    (one,) = desk.glance(providers)
    desk.do(drop_partner_key, provider=one.id)
    heard = Heard(page)
    assert "compare these words" in refusal(page, stick.package, qtbot)
    page.choose.notice.taken.emit()
    assert heard.places == [Place(Room.DIRECTORY)]


def test_a_month_later_it_is_too_old(page: ReceivePage, stick: Stick, clock: Clock, qtbot: QtBot) -> None:
    clock.at += timedelta(days=31)
    assert "more than 30 days old" in refusal(page, stick.package, qtbot)


def test_what_was_taken_in_does_not_open_twice(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    looked(page, stick.package, qtbot)
    taken_in(page, qtbot)
    again = shown(qtbot, ReceivePage(desk, Place(Room.RECEIVE)))
    assert "was taken in here before" in refusal(again, stick.package, qtbot)


def test_turned_down_with_a_reason(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    look, heard = looked(page, stick.package, qtbot), Heard(page)
    button(look, "Turn it down…").click()
    question = page.findChild(Question)
    assert isinstance(question, Question)
    assert not question.act.isEnabled(), "no reason yet"
    assert "Tell Lotus by telephone" in words_of(question)
    named(question, QLineEdit, "Why").setText("No room")
    question.act.click()
    QApplication.processEvents()
    assert heard.places == [Place(Room.CAME_IN)]
    (row,) = desk.glance(came_in)
    assert (row.outcome, row.centre, row.case) == (PackageOutcome.TURNED_DOWN, "Lotus", None)
    again = shown(qtbot, ReceivePage(desk, Place(Room.RECEIVE)))
    assert "was turned down here before" in refusal(again, stick.package, qtbot)


def test_stopped_before_the_end_nothing_is_kept(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    looked(page, stick.package, qtbot)
    give = given(page, "Sok Chenda")
    give.taken.emit(give.who.person())
    give.cancelled.emit()
    qtbot.waitUntil(lambda: give.notice.text() == "You stopped. Nothing was taken in.", timeout=PATIENCE_MS)
    assert give.main.isEnabled()
    assert give.main.hasFocus()
    assert desk.glance(came_in) == []


def test_opening_is_stopped_and_another_try_is_free(page: ReceivePage, stick: Stick, qtbot: QtBot) -> None:
    page.take(stick.package)
    page.choose.cancelled.emit()
    assert page.choose.main.isEnabled()
    assert page.look is None
    looked(page, stick.package, qtbot)


def test_of_an_empty_package_there_is_nothing_to_go_on_to(
    page: ReceivePage, stick: Stick, tmp_path: Path, qtbot: QtBot
) -> None:
    look = looked(page, by_hand(stick, tmp_path / "p", []), qtbot)
    assert (names(look), look.main.isEnabled()) == ([], False)
    assert button(look, "Turn it down…").isEnabled()


def test_a_page_that_is_left_lets_go_of_it(page: ReceivePage, stick: Stick, desk: Desk, qtbot: QtBot) -> None:
    looked(page, stick.package, qtbot)
    give = given(page, "Sok Chenda")
    give.taken.emit(give.who.person())
    heard = Heard(page)
    assert page.leave()
    rows = desk.glance(came_in)
    assert heard.sentences == [
        "The case is taken in. Tell the other centre." if rows else "You stopped. Nothing was taken in."
    ]


def test_a_worker_finds_no_way_in(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Take in a transferred case…"
    heard = Heard(screen := shown(qtbot, CasesScreen(desk, Place(Room.CASES))))
    button(screen, words).click()
    assert heard.places == [Place(Room.RECEIVE)]
    monkeypatch.setattr(desk.access, "person", replace(desk.access.person, roles=frozenset({Role.SOCIAL_WORKER})))
    assert words not in words_of(shown(qtbot, CasesScreen(desk, Place(Room.CASES))))
    assert Room.RECEIVE not in open_doors(desk.access.person.roles)
