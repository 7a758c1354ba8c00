"""Keeping and erasing: who sees what, what is asked first, what a hold does, and how the rules are decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.queries.retention import waiting
from casedesk.cases.records.case import Case
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import hold
from casedesk.store.keeping.policies import BACKUP_DAYS, NARRATIVE_YEARS, decisions
from casedesk.store.work import Work
from casedesk.ui.background import Background
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.desk import Desk
from casedesk.ui.keeping.notices import erasure_notices
from casedesk.ui.keeping.page import KeepingPage, View
from casedesk.ui.own_settings.general import GeneralPage
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.widgets.hold import HoldButton
from tests import factories as make
from tests.stories.pages.by_name import line_named, take_link
from tests.stories.pages.case_page import words_of
from tests.stories.pages.keeping import Keeping, answer_question, open_questions
from tests.two_supervisors import SECOND, asked, closed, second_supervisor
from tests.ui.desks import journalled, shown
from tests.vaults import COLLEAGUE, Clock, enrolled, opened


@pytest.fixture
def old(access: Access) -> Case:
    """A file closed long ago."""
    second_supervisor(access)
    case = make.registered(access)
    make.kept(access, make.consent(case.id))
    closed(access, case.id, date(2022, 3, 1))
    return case


def page_on(desk: Desk, qtbot: QtBot) -> Keeping:
    """The page of whoever sits at the desk."""
    page = KeepingPage(desk, Background(desk))
    desk.changed.connect(page.refresh)  # as the frame of Settings passes it on
    page.resize(920, 600)
    qtbot.addWidget(page, before_close_func=lambda held: held.leave())
    page.show()
    qtbot.waitExposed(page)
    return Keeping(page, qtbot)


@pytest.fixture
def administrator(folder: Path, clock: Clock, qtbot: QtBot) -> Iterator[Desk]:
    """The desk of somebody who is administrator and nothing else; beside her there is one supervisor."""
    with opened(folder, clock=clock) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
        asked(access, make.registered(access).id)
    with opened(folder, "chanthy", clock) as unlocked:
        made = Desk(unlocked)
        yield made
        made.deleteLater()


def test_a_supervisor_asks_and_another_person_must_approve(desk: Desk, qtbot: QtBot, old: Case) -> None:
    page = page_on(desk, qtbot)
    assert page.codes() == [old.number]
    page.press("Ask to erase its words…")
    answer_question(qtbot, "Ask to erase it")
    assert "Its erasure waits for another person." in page.words
    page.show(View.WAITING)
    assert "Another person must approve this." in page.words
    assert page.buttons() == ["Take it back"]
    page.press("Take it back")
    assert desk.glance(waiting) == []
    page.show(View.MAY_GO)
    assert "Ask to erase its words…" in page.buttons()


def test_the_safe_answer_changes_nothing(desk: Desk, qtbot: QtBot, old: Case) -> None:
    page = page_on(desk, qtbot)
    page.press("Ask to erase its words…")
    assert open_questions()[0].safe.isDefault()
    answer_question(qtbot, "Keep it")
    assert desk.glance(waiting) == []


def test_a_hold_needs_a_reason_and_takes_the_asking_away(desk: Desk, qtbot: QtBot, old: Case) -> None:
    page = page_on(desk, qtbot)
    page.press("Hold it…")
    assert not open_questions()[0].act.isEnabled()
    answer_question(qtbot, "Hold it", typed="The court asked")
    assert "it must not be erased" in page.words
    assert page.buttons() == ["Open the file", "Lift the hold…"]
    page.press("Lift the hold…")
    answer_question(qtbot, "Lift it")
    assert "Ask to erase its words…" in page.buttons()


@pytest.fixture
def second(folder: Path, clock: Clock, qtbot: QtBot) -> Iterator[Desk]:
    """The desk of the second supervisor, for whom one erasure waits."""
    with opened(folder, clock=clock) as access:
        second_supervisor(access)
        asked(access, make.registered(access).id)
    with opened(folder, SECOND, clock) as unlocked:
        made = Desk(unlocked)
        yield made
        made.deleteLater()


def test_a_hold_put_on_it_meanwhile_is_told_instead_of_erasing(second: Desk, qtbot: QtBot) -> None:
    page = page_on(second, qtbot)
    (one,) = second.glance(waiting)
    with Work(second.access) as work:
        hold(work, file=one.case, why="The court asked")
        work.commit()
    page.page.approve(one.id)
    qtbot.waitUntil(lambda: "It was not erased" in page.words)
    assert page.codes() == [one.number]
    assert page.buttons() == ["Refuse"]


def test_refusing_leaves_the_file(second: Desk, qtbot: QtBot) -> None:
    page = page_on(second, qtbot)
    (one,) = second.glance(waiting)
    page.press("Refuse")
    assert second.glance(waiting) == []
    assert second.access.ring.holds(one.case)
    assert journalled(second.access, "refuse erasure") == 1


def test_letting_go_of_the_slow_button_erases_nothing(second: Desk, qtbot: QtBot) -> None:
    page = page_on(second, qtbot)
    QApplication.processEvents()
    (slow,) = (one for one in page.page.findChildren(HoldButton) if one.isVisibleTo(page.page))
    QTest.mouseClick(slow, Qt.MouseButton.LeftButton)
    assert len(second.glance(waiting)) == 1
    assert slow.isEnabled()


def test_today_counts_what_waits_for_this_person_and_names_no_file(second: Desk) -> None:
    (one,) = erasure_notices(second)
    assert one.sentence == "1 erasure waits for your approval."
    assert one.place == Place(Room.SETTINGS, part=Topic.KEEPING)


def test_who_asked_is_not_asked_to_approve(desk: Desk, old: Case) -> None:
    asked(desk.access, old.id)
    assert list(erasure_notices(desk)) == []


def test_an_administrator_finds_the_rules_and_what_nobody_else_can_approve(administrator: Desk, qtbot: QtBot) -> None:
    page = page_on(administrator, qtbot)
    tabs = page.page.tabs
    assert [tabs.tabText(place).split("\t")[0] for place in range(tabs.count())] == ["To approve", "Rules"]
    assert page.codes() == ["PP-0001"]
    page.approve()
    assert administrator.glance(waiting) == []


def test_an_administrator_without_today_is_told_on_the_first_page_of_settings(
    administrator: Desk, qtbot: QtBot
) -> None:
    page = GeneralPage(administrator, Background(administrator))
    qtbot.addWidget(page)
    page.show()
    heard: list[object] = []
    page.go.connect(heard.append)
    take_link(page, "Look at it")
    assert heard == [Place(Room.SETTINGS, part=Topic.KEEPING)]


def test_a_supervisor_is_told_on_today_and_not_again_in_settings(second: Desk, qtbot: QtBot) -> None:
    page = GeneralPage(second, Background(second))
    qtbot.addWidget(page)
    assert page.notices is None


def test_a_rule_is_decided_by_leaving_its_field(administrator: Desk, qtbot: QtBot) -> None:
    page = page_on(administrator, qtbot)
    page.show(View.RULES)
    years = line_named(page.page, "Names and words go, coded facts stay, after")
    years.setText("4")
    years.editingFinished.emit()
    assert administrator.glance(decisions)[NARRATIVE_YEARS] == 4
    years.setText("99")
    years.editingFinished.emit()
    assert administrator.glance(decisions)[NARRATIVE_YEARS] == 4
    assert "Choose a number from 1 to 30" in page.words


def test_keeping_backups_longer_than_usual_is_warned_of(administrator: Desk, qtbot: QtBot) -> None:
    page = page_on(administrator, qtbot)
    page.show(View.RULES)
    days = line_named(page.page, "Backups are kept for")
    assert BACKUP_DAYS.warning not in page.words
    days.setText("90")
    days.editingFinished.emit()
    assert administrator.glance(decisions)[BACKUP_DAYS] == 90
    assert BACKUP_DAYS.warning in page.words


def test_a_supervisor_who_is_no_administrator_reads_the_rules_only(second: Desk, qtbot: QtBot) -> None:
    page = page_on(second, qtbot)
    page.show(View.RULES)
    assert "Backups are kept for" in page.words
    assert page.page.rules.fields == {}


def test_a_case_on_screen_says_that_it_is_held(desk: Desk, qtbot: QtBot, old: Case) -> None:
    screen = shown(qtbot, CaseScreen(desk, Place(Room.CASE, old.id)))
    assert "Held since" not in words_of(screen)
    assert screen.view is not None
    acts = {one.text(): one for one in screen.view.header.rare_menu().actions()}
    acts["Hold this file…"].trigger()
    answer_question(qtbot, "Hold it", typed="The court asked")
    QApplication.processEvents()
    assert "Held since" in words_of(screen)
    assert "The court asked" in words_of(screen)
    told = [one.text() for one in screen.view.header.rare_menu().actions()]
    assert "Lift the hold…" in told
    assert "Ask to erase it…" not in told


def test_a_worker_sees_the_hold_and_no_act_of_a_supervisor(folder: Path, clock: Clock, qtbot: QtBot) -> None:
    with opened(folder, COLLEAGUE, clock) as worker:
        case = make.registered(worker)
    with opened(folder, clock=clock) as access, Work(access) as work:
        hold(work, file=case.id, why="The court asked")
        work.commit()
    with opened(folder, COLLEAGUE, clock) as worker:
        desk = Desk(worker)
        screen = shown(qtbot, CaseScreen(desk, Place(Room.CASE, case.id)))
        assert "Held since" in words_of(screen)
        assert screen.view is not None
        told = {one.text() for one in screen.view.header.rare_menu().actions()}
        assert not told & {"Lift the hold…", "Hold this file…", "Ask to erase it…"}
        desk.deleteLater()


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        (Scope.WHOLE, "This file was erased."),
        (Scope.NARRATIVE, "The words of this file were erased. Its coded facts are kept for the statistics."),
    ],
)
def test_a_case_on_screen_closes_when_it_is_erased(
    folder: Path, clock: Clock, qtbot: QtBot, scope: Scope, sentence: str
) -> None:
    with opened(folder, clock=clock) as access:
        second_supervisor(access)
        case = make.registered(access).id
        asked(access, case, scope)
    with opened(folder, SECOND, clock) as second:
        desk = Desk(second)
        screen = shown(qtbot, CaseScreen(desk, Place(Room.CASE, case)))
        page = page_on(desk, qtbot)
        page.approve()
        qtbot.waitUntil(lambda: screen.view is None)
        QApplication.processEvents()
        assert sentence in words_of(screen)
        desk.deleteLater()
