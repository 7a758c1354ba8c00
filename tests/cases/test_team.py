"""The team in numbers: each is divided by those it applies to, and nothing of another team is counted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from casedesk.cases.codes.case import Risk
from casedesk.cases.queries.colleagues import colleagues
from casedesk.cases.queries.team import TeamRoom, cases_of, team_room, to_give
from casedesk.cases.verbs.covering import cover
from casedesk.cases.verbs.sharing import share
from casedesk.security.errors import NotGranted, NotInRole
from casedesk.store import people
from casedesk.store.keeping.policies import MOST_OPEN_CASES, decide
from casedesk.store.work import Work
from casedesk.text.translation import speaking
from tests import factories as f
from tests.centre import FACILITATOR, WORKER, do, joins, who
from tests.factories import DAY
from tests.two_supervisors import closed
from tests.two_teams import second_team
from tests.vaults import COLLEAGUE, Clock, opened


def team(folder: Path, clock: Clock) -> TeamRoom:
    with opened(folder, clock=clock) as access:
        return do(access, team_room)


def test_caseloads_by_risk_the_fullest_first(folder: Path, clock: Clock) -> None:
    joins(folder, "Sok Chenda", "chenda", WORKER)
    with opened(folder, COLLEAGUE, clock) as dara:
        for risk in (Risk.HIGH, Risk.MEDIUM, None):
            case = f.registered(dara).id
            if risk is not None:
                f.kept(dara, f.safety(case, risk=risk))
    with opened(folder, clock=clock) as access:
        closed(access, f.registered(access).id, DAY)
    loads = team(folder, clock).loads
    assert [(load.name, load.open) for load in loads] == [("Lim Dara", 3), ("Chan Bopha", 0), ("Sok Chenda", 0)]
    assert dict(loads[0].by_risk) == {Risk.HIGH: 1, Risk.MEDIUM: 1, None: 1}


def test_who_can_be_chosen_stands_in_the_order_of_the_names_shown(folder: Path, clock: Clock) -> None:
    both = {"An Sokha": "អាន សុខា", "Ham Dara": "ហម ដារ៉ា"}
    with opened(folder, clock=clock) as access:
        for latin, khmer in both.items():
            people.enrol(access, name=latin, khmer_name=khmer, roles=WORKER)
    with opened(folder, clock=clock) as access:
        for language, first in (("en", "An Sokha"), ("km", "Ham Dara")):
            with speaking(language), Work(access, reading=True) as work:
                shown = [one.name for one in colleagues(work) if one.name in both]
            assert shown[0] == first


def test_assessed_in_time_is_a_share_of_those_old_enough(folder: Path, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        in_time, late, never = (f.registered(dara).id for _n in range(3))
        f.kept(dara, f.assessment(in_time))
        clock.at += timedelta(days=20)
        f.kept(dara, f.assessment(late, on=DAY + timedelta(days=20)))
        f.kept(dara, f.plan_line(never))
    figures = team(folder, clock).figures
    assert (figures.open, figures.assessed, figures.without_plan) == (3, 33, 2)


def test_no_case_is_old_enough_yet(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        f.registered(access)
    assert team(folder, clock).figures.assessed is None


def test_overdue_the_longest_first_by_code(folder: Path, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        first = f.registered(dara)
        clock.at += timedelta(days=2)
        f.registered(dara)
    clock.at += timedelta(days=3)
    room = team(folder, clock)
    assert room.figures.overdue == len(room.overdue) == 2
    assert room.overdue[0].number == first.number
    assert room.overdue[0].worker == ("Lim Dara", "")
    assert room.figures.oldest_days == (DAY + timedelta(days=5) - room.overdue[0].due).days


def test_shares_that_end_this_week_and_keys_that_wait(folder: Path, clock: Clock) -> None:
    joins(folder, "Sok Chenda", "chenda", WORKER)
    with opened(folder, COLLEAGUE, clock) as dara:
        one, other, long = (f.registered(dara).id for _n in range(3))
        for case, days in ((one, 1), (other, 6), (long, 60)):
            day = DAY + timedelta(days=days)
            do(dara, share, case=case, to=who(dara, "Sok Chenda"), why="She speaks Cham", until=day)
    clock.at += timedelta(days=3)
    shared = team(folder, clock).shared
    assert [(s.number, s.over, s.until) for s in shared] == [
        ("PP-0001", True, DAY + timedelta(days=1)), ("PP-0002", False, DAY + timedelta(days=6)),
    ]  # fmt: skip


def test_who_is_away_and_who_covers(folder: Path, clock: Clock) -> None:
    joins(folder, "Sok Chenda", "chenda", WORKER)
    with opened(folder, COLLEAGUE, clock) as dara:
        f.registered(dara)
    with opened(folder, clock=clock) as access:
        days = {"begins": DAY, "ends": DAY + timedelta(days=3)}
        do(access, cover, person=who(access, "Lim Dara"), by=who(access, "Sok Chenda"), **days)
        room = do(access, team_room)
        (dara_,) = (load for load in room.loads if load.name == "Lim Dara")
        assert dara_.absence is not None
        assert dara_.absence.cover == who(access, "Sok Chenda")
        assert room.shared == [], "who covers stands under who is away"


def test_the_agreed_limit_is_the_centres(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        assert do(access, team_room).limit == 20
        do(access, decide, policy=MOST_OPEN_CASES, value=25)
        assert do(access, team_room).limit == 25


def test_another_team_is_not_counted(folder: Path, clock: Clock) -> None:
    second_team(folder, clock)
    with opened(folder, "vanna", clock) as vanna:
        theirs = f.registered(vanna).id
    room = team(folder, clock)
    assert room.figures.open == 0
    assert [load.name for load in room.loads] == ["Chan Bopha", "Lim Dara"]
    with opened(folder, clock=clock) as access, pytest.raises(NotGranted):
        do(access, to_give, id=theirs)


def test_cases_to_give(folder: Path, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        first, second = (f.registered(dara) for _n in range(2))
    with opened(folder, clock=clock) as access:
        closed(access, second.id, DAY)
        assert [one.number for one in do(access, cases_of, worker=who(access, "Lim Dara"))] == [first.number]
        assert do(access, to_give, id=first.id).worker == who(access, "Lim Dara")


def test_colleagues_are_those_who_work_with_cases(folder: Path) -> None:
    joins(folder, "Ouk Visal", "visal", FACILITATOR)
    with opened(folder, COLLEAGUE) as dara:
        assert [(one.name, one.supervisor) for one in do(dara, colleagues)] == [
            ("Chan Bopha", True), ("Lim Dara", False),
        ]  # fmt: skip


def test_workers_see_no_team(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara, pytest.raises(NotInRole):
        do(dara, team_room)
