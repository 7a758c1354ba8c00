"""Visits and tasks on Today; who has not come back is told to worker, supervisors and team by the code of the case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Weekday
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Mode
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.verbs.visiting import leave_for_visit
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.dates import clock as said_clock
from casedesk.text.dates import local
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.today.screen import TodayScreen
from casedesk.ui.window.counting import counted
from tests import factories as make
from tests.centre import WORKER, do, joins
from tests.factories import DAY, NOON
from tests.stories.pages.today_page import TodayPage
from tests.ui.desks import Heard, shown
from tests.vaults import COLLEAGUE, Clock, opened

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
BACK_BY = NOON + 2 * AN_HOUR
CHECKED = {"who_home": "Her sister", "pretext": "The rice", "back_by": BACK_BY, "told": "Dara"}


def page(desk: Desk, qtbot: QtBot) -> TodayPage:
    return TodayPage(shown(qtbot, TodayScreen(desk, Place(Room.TODAY))), qtbot)


def a_case(access: Access, **safe: Any) -> UUID:
    made = make.registered(access, **{"days": (), "after": None, "before": None, **safe})
    make.kept(access, make.consent(made.id))
    return made.id


def visit_of(access: Access, case: UUID, **other: object) -> UUID:
    values = {"at": NOON + AN_HOUR, "mode": Mode.HOME_VISIT, **CHECKED, **other}
    [visit] = make.kept(access, make.follow_up(case, **values))
    return UUID(str(visit.id))


def read(access: Access, visit: UUID) -> FollowUp:
    with Work(access, reading=True) as work:
        return work.get(FollowUp, visit)


def entry(case: UUID, visit: UUID) -> Place:
    return Place(Room.CASE, case, Part.FOLLOW_UPS, row=visit)


def test_a_visit_of_today_is_next_and_left_for_and_come_back_from_with_one_press_each(
    desk: Desk, access: Access, qtbot: QtBot, clock: Clock
) -> None:
    case = a_case(access)
    visit = visit_of(access, case)
    today = page(desk, qtbot)
    assert f"Next, at {said_clock(local(NOON + AN_HOUR))}" in today.next
    assert "Home visit, PP-0001" in today.next
    assert "Before you go: who is home" in today.next
    today.begin_next()
    assert read(access, visit).left == NOON
    assert told(today) == [f"You are on a visit: PP-0001, expected back at {said_clock(local(BACK_BY))}."]
    heard = Heard(today.screen)
    today.follow_notice("I am back")
    assert read(access, visit).returned == NOON
    assert heard.places == [entry(case, visit)]
    assert told(today) == []
    assert "How it went is not written down yet." in today.next


@pytest.mark.parametrize("missing", ["back_by", "told"])
def test_what_is_missing_of_the_check_leads_to_the_entry(
    desk: Desk, access: Access, qtbot: QtBot, missing: str
) -> None:
    case = a_case(access)
    visit = visit_of(access, case, **{missing: None})
    today = page(desk, qtbot)
    heard = Heard(today.screen)
    today.begin_next()
    assert heard.places == [entry(case, visit)]
    assert read(access, visit).left is None


def test_outside_the_safe_time_the_entry_says_so(desk: Desk, access: Access, qtbot: QtBot) -> None:
    here = list(Weekday)[local(NOON).weekday()]
    case = a_case(access, days=tuple(day for day in Weekday if day is not here))
    visit = visit_of(access, case)
    today = page(desk, qtbot)
    heard = Heard(today.screen)
    today.begin_next()
    assert heard.places == [entry(case, visit)]
    assert read(access, visit).left is None


def test_the_minute_it_should_be_over_it_is_told(desk: Desk, access: Access, qtbot: QtBot, clock: Clock) -> None:
    do(access, leave_for_visit, visit=visit_of(access, a_case(access)))
    today = page(desk, qtbot)
    clock.at = BACK_BY - timedelta(minutes=1)
    today.a_minute_later()
    assert "should have been over" not in "".join(told(today))
    clock.at = BACK_BY
    today.a_minute_later()
    assert told(today) == [f"You should have been back from a visit at {said_clock(local(BACK_BY))}: PP-0001."]


@pytest.fixture
def chendas(folder: Path) -> None:
    """Sok Chenda is another worker."""
    joins(folder, "Sok Chenda", "chenda", WORKER)


@pytest.mark.parametrize(("short", "opens"), [("bopha", True), ("chenda", False)])
def test_supervisor_and_team_are_told_by_the_code(
    folder: Path, chendas: None, qtbot: QtBot, clock: Clock, short: str, opens: bool
) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        case = a_case(dara)
        visit = visit_of(dara, case)
        do(dara, leave_for_visit, visit=visit)
    with opened(folder, short, clock) as other:
        desk = Desk(other)
        today = page(desk, qtbot)
        assert told(today) == [], "as long as it is no alarm it is nobody's business"
        clock.at = BACK_BY
        today.a_minute_later()
        assert told(today) == [late()]
        assert "Dara" not in today.words
        heard = Heard(today.screen)
        if opens:
            today.follow_notice("Open the visit")
        assert heard.places == ([entry(case, visit)] if opens else [])
        today.screen.close()
        desk.deleteLater()


def test_tasks_are_listed_late_ones_first_and_open_their_entry(desk: Desk, access: Access, qtbot: QtBot) -> None:
    case = a_case(access)
    late_one, soon, far = (make.kept(access, make.task(case, due=DAY + n * A_DAY))[0].id for n in (-3, 1, 30))
    today = page(desk, qtbot)
    assert "Next, 3 days late" in today.next
    assert "PP-0001" in today.next
    heard = Heard(today.screen)
    today.begin_next()
    tomorrow = today.titles.index("Tomorrow, Tuesday 17 November 2026")
    assert counted(desk, [Room.TODAY]) == {Room.TODAY: 1 + tomorrow}, "the next thing, and what is listed of today"
    today.open_due(today.titles[tomorrow + 1])
    assert [place.row for place in places(heard)] == [late_one, soon]
    assert far not in [getattr(item.key, "row", None) for item in today.due]


def told(today: TodayPage) -> list[str]:
    """What is told of visits; a supervisor has other notices too."""
    return [one for one in today.told if "visit" in one]


def places(heard: Heard) -> Iterator[Place]:
    for place in heard.places:
        assert isinstance(place, Place)
        yield place


def late() -> str:
    return f"A visit should have been over at {said_clock(local(BACK_BY))}: PP-0001. Call the colleague."
