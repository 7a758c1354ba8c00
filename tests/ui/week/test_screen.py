"""The week through its page: seven days, codes alone, names when asked for, everything by keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.legal import LegalState
from casedesk.cases.codes.work import Mode
from casedesk.store.access import Access
from casedesk.text.dates import clock as said_clock
from casedesk.text.dates import local
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.week.screen import WeekScreen
from tests import factories as make
from tests.accessible import nameless
from tests.factories import DAY, NOON
from tests.stories.pages.case_page import words_of
from tests.stories.pages.typing import press
from tests.ui.desks import Heard, journalled, misfits, shown

A_DAY = timedelta(days=1)
MONDAY = DAY - DAY.weekday() * A_DAY
NAME = "Sok Sreymom"


@pytest.fixture
def case(access: Access) -> UUID:
    """One open case of one's own with everything but what comes."""
    made = make.registered(access)
    make.kept(access, make.consent(made.id), make.identity(made.id, khmer_name=None, latin_name=NAME))
    return made.id


def opened(desk: Desk, qtbot: QtBot) -> WeekScreen:
    screen = shown(qtbot, WeekScreen(desk, Place(Room.WEEK)))
    screen.activateWindow()
    QApplication.processEvents()
    return screen


def listed(screen: WeekScreen, on: date) -> list[str]:
    """What stands on a day of the week that is shown, without the next step of the case."""
    place = (on - MONDAY).days
    return [f"{one.code} {one.said}" for one in screen.days[place % 7].lines()]


def test_everything_that_comes_stands_on_its_day(desk: Desk, access: Access, case: UUID, qtbot: QtBot) -> None:
    at = NOON + A_DAY
    wednesday = MONDAY + 2 * A_DAY
    make.kept(
        access,
        make.follow_up(case, at=at, mode=Mode.HOME_VISIT),
        make.task(case, due=wednesday),
        make.plan_line(case, by=wednesday),
        make.legal_event(case, state=LegalState.GRANTED, next_at=NOON + 2 * A_DAY, expires=wednesday),
        make.conference(case, next_on=wednesday, due=wednesday),
        make.safety_plan(case, review_on=wednesday),
        make.flag(case, until=wednesday),
    )
    screen = opened(desk, qtbot)
    assert f"PP-0001 {said_clock(local(at))} Home visit" in listed(screen, local(at).date())
    there = listed(screen, wednesday)
    for words in (
        "Look at the plan",
        "Case conference",
        "What the conference agreed on",
        "Look at the safety plan again",
        "Look at the flag again",
    ):
        assert f"PP-0001 {words}" in there
    assert f"PP-0001 {said_clock(local(NOON + 2 * A_DAY))} Date at an authority" in there
    assert NAME not in words_of(screen) + repr([one.lines() for one in screen.days])


def test_a_task_that_is_done_and_what_comes_in_another_week_is_not_there(
    desk: Desk, access: Access, case: UUID, qtbot: QtBot
) -> None:
    tuesday = MONDAY + A_DAY
    make.kept(access, make.task(case, due=tuesday, done=DAY), make.task(case, due=tuesday + 7 * A_DAY))
    screen = opened(desk, qtbot)
    before = listed(screen, tuesday)
    press(Qt.Key.Key_PageDown)
    assert len(listed(screen, tuesday)) == 1
    press(Qt.Key.Key_PageUp)
    assert listed(screen, tuesday) == before
    assert not any("papers" in one for one in before)


def test_arrows_enter_pages_and_t(desk: Desk, access: Access, case: UUID, qtbot: QtBot) -> None:
    [task] = make.kept(access, make.task(case, due=DAY + A_DAY))
    screen = opened(desk, qtbot)
    today = DAY.weekday()
    assert screen.days[today].hasFocus()
    press(Qt.Key.Key_Right)
    assert screen.days[today + 1].hasFocus()
    rows = [line.place.row for line in screen.days[today + 1].lines()]
    for _row in range(rows.index(task.id)):
        press(Qt.Key.Key_Down)
    heard = Heard(screen)
    press(Qt.Key.Key_Return)
    assert heard.places == [Place(Room.CASE, case, Part.REVIEWS, row=task.id)]
    press(Qt.Key.Key_PageDown)
    assert screen.days[today + 1].hasFocus()
    press(Qt.Key.Key_T)
    assert screen.days[today].hasFocus()
    press(Qt.Key.Key_Left)
    assert screen.days[max(0, today - 1)].hasFocus()


def test_names_only_when_asked_for_and_that_is_written_down(
    desk: Desk, access: Access, case: UUID, qtbot: QtBot
) -> None:
    make.kept(access, make.task(case, due=DAY))
    screen = opened(desk, qtbot)
    assert journalled(access, "list names") == 0
    screen.names_shown(True)
    assert {line.name for line in screen.days[DAY.weekday()].lines()} == {NAME}
    assert journalled(access, "list names") == 1
    screen.names_shown(False)
    assert {line.name for line in screen.days[DAY.weekday()].lines()} == {""}


def test_what_is_saved_elsewhere_is_shown_and_the_focus_stays(
    desk: Desk, access: Access, case: UUID, qtbot: QtBot
) -> None:
    from casedesk.cases.verbs.record import record

    screen = opened(desk, qtbot)
    press(Qt.Key.Key_Right)
    desk.do(record, entry=make.task(case, due=DAY + A_DAY))
    assert any("PP-0001" in one for one in listed(screen, DAY + A_DAY))
    assert screen.days[DAY.weekday() + 1].hasFocus()


def test_seated_together_nothing_of_others_is_seen(desk: Desk, access: Access, case: UUID, qtbot: QtBot) -> None:
    screen = opened(desk, qtbot)
    screen.seated_together(True)
    assert not screen.days[0].isVisible()
    screen.seated_together(False)
    assert screen.days[0].isVisible()


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("language", ["km", "fr"])
def test_nothing_is_cut_off(
    desk: Desk, access: Access, case: UUID, qtbot: QtBot, dressed: Appearance, language: str, size: int
) -> None:
    make.kept(access, make.task(case, due=DAY), make.follow_up(case, at=NOON + A_DAY, mode=Mode.HOME_VISIT))
    speak(language)
    dressed.choose(size=size)
    screen = opened(desk, qtbot)
    assert misfits(screen) == []
    assert nameless(screen) == []
