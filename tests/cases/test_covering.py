"""A worker is on leave: a colleague reads her open cases until the last day is over."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from casedesk.cases.queries.caseload import View, counts
from casedesk.cases.queries.told import told
from casedesk.cases.readers import NotForCaseWork, ReadsAlready
from casedesk.cases.verbs.covering import CoveredAlready, NoSuchCover, cover, end_cover, extend_cover
from casedesk.cases.verbs.sharing import share
from casedesk.security.errors import NotInRole
from casedesk.store import ended
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.staff.absences import absences_on
from casedesk.text.dates import day_over
from tests import factories as f
from tests.centre import FACILITATOR, can_read, cases, do, joins, reads, version_of, who
from tests.factories import DAY
from tests.two_supervisors import closed
from tests.vaults import COLLEAGUE, Clock, opened

__all__ = ["cases"]
LAST = DAY + timedelta(days=10)


def covered(access: Access, ends: date = LAST, begins: date = DAY) -> UUID:
    return do(access, cover, person=who(access, "Lim Dara"), by=who(access, "Sok Chenda"), begins=begins, ends=ends).id


def test_the_cover_reads_until_the_last_day_is_over(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        covered(access)
    clock.at = day_over(LAST) - timedelta(minutes=1)
    with opened(folder, "chenda", clock) as chenda:
        assert do(chenda, counts)[View.SHARED] == 2
        assert can_read(chenda, cases[0])
    clock.at = day_over(LAST)
    assert not reads(folder, "chenda", cases[0], clock)
    with opened(folder, clock=clock) as access:
        ended.renew_all_ended(access, lambda part, of: None, lambda: False)
        assert [version_of(access, case) for case in cases] == [2, 2]
    assert reads(folder, COLLEAGUE, cases[0], clock), "back from leave"


def test_closed_cases_and_new_ones_of_others_stay_where_they_are(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        closed(access, cases[1], DAY)
        covered(access)
        mine = f.registered(access).id
    assert not reads(folder, "chenda", cases[1], clock)
    assert not reads(folder, "chenda", mine, clock)


def test_who_covers_whom(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        covered(access)
        (one,) = do(access, absences_on, today=LAST)
        assert (one.person, one.cover, one.ends) == (who(access, "Lim Dara"), who(access, "Sok Chenda"), LAST)
        assert do(access, absences_on, today=LAST + timedelta(days=1)) == []
    with opened(folder, "chenda", clock) as chenda:
        assert [one.action for one in do(chenda, told)] == ["cover"]


def test_back_early(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        id = covered(access)
        do(access, end_cover, id=id)
        assert do(access, absences_on, today=DAY) == []
        with pytest.raises(NoSuchCover):
            do(access, end_cover, id=id)
    assert not reads(folder, "chenda", cases[0], clock)
    assert reads(folder, COLLEAGUE, cases[0], clock)


def test_leave_is_prolonged(folder: Path, cases: list[UUID], clock: Clock) -> None:
    later = LAST + timedelta(days=5)
    with opened(folder, clock=clock) as access:
        id = covered(access)
        do(access, extend_cover, id=id, ends=later)
        with pytest.raises(InField, match="End the cover instead"):
            do(access, extend_cover, id=id, ends=LAST)
    clock.at = day_over(LAST)
    assert reads(folder, "chenda", cases[0], clock)
    clock.at = day_over(later)
    assert not reads(folder, "chenda", cases[0], clock)


def test_what_was_shared_for_longer_stays_shared(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=cases[0], to=who(dara, "Sok Chenda"), why="She speaks Cham")
    with opened(folder, clock=clock) as access:
        id = covered(access)
        do(access, end_cover, id=id)
    assert reads(folder, "chenda", cases[0], clock)
    assert not reads(folder, "chenda", cases[1], clock)


def test_nobody_covers_herself_or_twice(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        dara = who(access, "Lim Dara")
        with pytest.raises(ReadsAlready):
            do(access, cover, person=dara, by=dara, begins=DAY, ends=LAST)
        covered(access)
        with pytest.raises(CoveredAlready):
            covered(access)


def test_days_that_cannot_be(folder: Path, cases: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        with pytest.raises(InField, match="before the first"):
            covered(access, ends=DAY - timedelta(days=1))
        with pytest.raises(InField, match="has passed"):
            covered(access, begins=DAY - timedelta(days=9), ends=DAY - timedelta(days=1))
        with pytest.raises(NoSuchCover):
            do(access, extend_cover, id=uuid4(), ends=LAST)


def test_who_does_no_case_work_covers_nobody(folder: Path, cases: list[UUID]) -> None:
    joins(folder, "Ouk Visal", "visal", FACILITATOR)
    with opened(folder) as access, pytest.raises(NotForCaseWork):
        do(access, cover, person=who(access, "Lim Dara"), by=who(access, "Ouk Visal"), begins=DAY, ends=LAST)


def test_a_worker_gives_nobody_a_cover(folder: Path, cases: list[UUID]) -> None:
    with opened(folder, COLLEAGUE) as dara, pytest.raises(NotInRole):
        covered(dara)
