"""A case is given to another worker: hers from then on, and the old worker's no more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from casedesk.cases.queries.told import told
from casedesk.cases.queries.who_looked import who_can_open
from casedesk.cases.readers import NotForCaseWork, ReadsAlready, WhyMissing
from casedesk.cases.verbs.assigning import reassign
from casedesk.security.errors import NotGranted, NotInRole
from casedesk.store.fields import InField
from casedesk.store.staff.certifying import change_roles, found_team
from casedesk.text.dates import day_over
from tests import factories as f
from tests.centre import FACILITATOR, WORKER, cases, do, joins, reads, version_of, who, worker_of
from tests.factories import DAY
from tests.two_teams import second_team
from tests.vaults import COLLEAGUE, Clock, opened

__all__ = ["cases"]
WHY = "Dara moves to the night shift"


def test_the_new_worker_has_them_and_the_old_one_opens_nothing(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        chenda = who(access, "Sok Chenda")
        do(access, reassign, cases=cases, to=chenda, why=WHY)
        assert [worker_of(access, case) for case in cases] == [chenda, chenda]
        assert [version_of(access, case) for case in cases] == [2, 2]
    for case in cases:
        assert reads(folder, "chenda", case, clock)
        assert reads(folder, "bopha", case, clock)
        assert not reads(folder, COLLEAGUE, case, clock)


def test_the_old_worker_keeps_reading_until_a_day(folder: Path, cases: list[UUID], clock: Clock) -> None:
    last = DAY + timedelta(days=7)
    with opened(folder, clock=clock) as access:
        do(access, reassign, cases=cases[:1], to=who(access, "Sok Chenda"), why=WHY, keeps_until=last)
    assert reads(folder, COLLEAGUE, cases[0], clock)
    clock.at = day_over(last)
    assert not reads(folder, COLLEAGUE, cases[0], clock)
    assert reads(folder, "chenda", cases[0], clock)


def test_both_are_told(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        do(access, reassign, cases=cases[:1], to=who(access, "Sok Chenda"), why=WHY)
    with opened(folder, "chenda", clock) as chenda:
        assert [(one.action, one.readable) for one in do(chenda, told)] == [("reassign", True)]
    with opened(folder, COLLEAGUE, clock) as dara:
        assert [(one.action, one.readable) for one in do(dara, told)] == [("give away", False)]


def test_a_case_of_ones_own_can_be_given_on(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        mine = f.registered(access).id
        do(access, reassign, cases=[mine], to=who(access, "Lim Dara"), why=WHY)
    assert reads(folder, COLLEAGUE, mine, clock)
    assert reads(folder, "bopha", mine, clock), "by the team's key"


def test_a_worker_of_another_team_takes_it_there(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        team = do(access, found_team, name="North")
        joined = who(access, "Sok Chenda")
        do(access, change_roles, person=joined, roles=WORKER, team=team)
        do(access, reassign, cases=cases[:1], to=joined, why=WHY)
        readers = {one.id for one in do(access, who_can_open, case=cases[0])}
        assert readers == {joined, team}
    assert reads(folder, "chenda", cases[0], clock)


def test_one_that_cannot_be_given_leaves_all_as_they_were(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, "chenda") as chenda:
        hers = f.registered(chenda).id
    with opened(folder, clock=clock) as access:
        with pytest.raises(ReadsAlready):
            do(access, reassign, cases=[*cases, hers], to=who(access, "Sok Chenda"), why=WHY)
        assert worker_of(access, cases[0]) == who(access, "Lim Dara")
        assert version_of(access, cases[0]) == 1


def test_what_is_asked_for(folder: Path, cases: list[UUID], clock: Clock) -> None:
    joins(folder, "Ouk Visal", "visal", FACILITATOR)
    with opened(folder, clock=clock) as access:
        chenda = who(access, "Sok Chenda")
        with pytest.raises(WhyMissing):
            do(access, reassign, cases=cases, to=chenda, why=" ")
        with pytest.raises(NotForCaseWork):
            do(access, reassign, cases=cases, to=who(access, "Ouk Visal"), why=WHY)
        with pytest.raises(InField, match="has passed"):
            do(access, reassign, cases=cases, to=chenda, why=WHY, keeps_until=DAY - timedelta(days=1))


def test_a_worker_reassigns_nothing(folder: Path, cases: list[UUID]) -> None:
    with opened(folder, COLLEAGUE) as dara, pytest.raises(NotInRole):
        do(dara, reassign, cases=cases, to=who(dara, "Sok Chenda"), why=WHY)


def test_a_supervisor_of_another_team_reassigns_nothing(folder: Path, cases: list[UUID], clock: Clock) -> None:
    second_team(folder, clock)
    with opened(folder, "rithy", clock) as rithy, pytest.raises(NotGranted):
        do(rithy, reassign, cases=cases, to=rithy.person.id, why=WHY)
