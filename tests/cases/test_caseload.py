"""The list of cases, asked of a real vault: order, filters, what a search found, and whose keys are missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep, Risk, Step
from casedesk.cases.queries.caseload import (
    DueBy,
    Order,
    View,
    Wanted,
    among,
    case_ids,
    case_rows,
    case_rows_with_names,
    coded,
    counts,
)
from casedesk.cases.queries.search import everybody, searchable
from casedesk.cases.records.case import Case
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests import factories as make
from tests.factories import DAY
from tests.vaults import COLLEAGUE, opened

WANTED = Wanted(today=DAY)


def kept(access: Access, number: str, **facts: Any) -> UUID:
    """A case with these facts, as a list sees it."""
    given = {"kind": CaseKind.SURVIVOR, "opened": DAY, "next_step": NextStep.FOLLOW_UP}
    with Work(access) as work:
        case = Case(id=work.new_file(), number=number, worker=work.person, **{**given, **facts})
        work.save(case)
        work.commit()
    return case.id


def listed(access: Access, wanted: Wanted = WANTED) -> list[str]:
    """The codes of what is wanted, in order."""
    with Work(access, reading=True) as work:
        return [row.number for row in case_rows(work, ids=case_ids(work, wanted=wanted))]


@pytest.fixture
def four(access: Access) -> Access:
    """Late and high, today and medium, next week, and without a date or anything known."""
    seen, long_ago = DAY - timedelta(days=1), DAY - timedelta(days=22)
    kept(access, "PP-0001", due=DAY - timedelta(days=3), risk=Risk.HIGH, last_contact=long_ago, district="1201")
    kept(access, "PP-0002", due=DAY, risk=Risk.MEDIUM, step=Step.PLANNING, last_contact=seen, district="1202")
    kept(access, "FS-0001", due=DAY + timedelta(days=7), kind=CaseKind.FAMILY, risk=Risk.STANDARD, last_contact=seen)
    kept(access, "PP-0003", step=Step.CLOSURE)
    return access


@pytest.mark.parametrize(
    ("order", "up"),
    [
        (Order.DUE, "PP-0001 PP-0002 FS-0001 PP-0003"),
        (Order.NUMBER, "FS-0001 PP-0001 PP-0002 PP-0003"),
        (Order.RISK, "FS-0001 PP-0002 PP-0001 PP-0003"),
    ],
)
def test_each_order_up_and_down_what_is_not_known_last(four: Access, order: Order, up: str) -> None:
    codes = up.split()
    assert listed(four, replace(WANTED, order=order)) == codes
    known = codes if order is Order.NUMBER else codes[:3]
    assert listed(four, replace(WANTED, order=order, descending=True)) == known[::-1] + codes[len(known) :]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"due": DueBy.LATE}, "PP-0001"),
        ({"due": DueBy.TODAY}, "PP-0002"),
        ({"due": DueBy.WEEK}, "PP-0002 FS-0001"),
        ({"due": DueBy.NONE}, "PP-0003"),
        ({"risk": Risk.HIGH}, "PP-0001"),
        ({"step": Step.PLANNING}, "PP-0002"),
        ({"kind": CaseKind.FAMILY}, "FS-0001"),
        ({"not_seen": True}, "PP-0001 PP-0003"),
        ({"not_seen": True, "order": Order.LAST_CONTACT}, "PP-0001 PP-0003"),
        ({"risk": Risk.HIGH, "due": DueBy.TODAY}, ""),
    ],
)
def test_filters(four: Access, filters: dict[str, Any], left: str) -> None:
    wanted = replace(WANTED, **filters)
    assert listed(four, wanted) == left.split()
    assert wanted.filtered
    assert listed(four, wanted.unfiltered()) == listed(four, replace(WANTED, order=wanted.order))


def test_views_and_their_counts(four: Access) -> None:
    kept(four, "PP-0009", status=CaseStatus.CLOSED, closed=DAY)
    with Work(four, reading=True) as work:
        assert counts(work) == {View.MINE: 4, View.SHARED: 0, View.CLOSED: 1}
    assert listed(four, replace(WANTED, view=View.CLOSED)) == ["PP-0009"]


def test_what_a_search_found_by_view_and_filter_in_its_order(four: Access) -> None:
    closed = kept(four, "PP-0009", status=CaseStatus.CLOSED, closed=DAY, risk=Risk.HIGH)
    with Work(four, reading=True) as work:
        ids = [closed, *(UUID(bytes=one) for one in reversed(case_ids(work, wanted=WANTED))), UUID(int=1)]
        found = among(work, ids=ids, wanted=WANTED)
        high = among(work, ids=ids, wanted=replace(WANTED, risk=Risk.HIGH))
    assert found[View.MINE] == [id.bytes for id in ids[1:-1]]
    assert (found[View.SHARED], found[View.CLOSED]) == ([], [closed.bytes])
    assert (len(high[View.MINE]), high[View.CLOSED]) == (1, [closed.bytes])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pp-", "PP-0001 PP-0002 PP-0003"),
        ("PP-0002", "PP-0002"),
        ("pp-2", "PP-0002"),
        ("pp2", "PP-0002"),
        ("1", "FS-0001 PP-0001"),
        ("f", "FS-0001"),
        ("", ""),
        ("%", ""),
        ("x-1", ""),
    ],
)
def test_codes_as_they_are_typed(four: Access, typed: str, found: str) -> None:
    with Work(four, reading=True) as work:
        rows = case_rows(work, ids=[id.bytes for id in coded(work, typed=typed)])
    assert [row.number for row in rows] == found.split()


def test_a_name_is_listed_on_record_only_and_in_no_printed_line(access: Access) -> None:
    case = make.registered(access).id
    make.kept(access, make.identity(case))
    with Work(access, reading=True) as work:
        (plain,) = case_rows(work, ids=[case.bytes])
    with Work(access) as work:
        (named,) = case_rows_with_names(work, ids=[case.bytes])
    assert (plain.name, named.name) == (None, "សុខ ស្រីមុំ")
    assert "ស្រីមុំ" not in repr(named)
    assert not access.looks_anew("list names", None)


def test_another_workers_cases_are_in_no_list_no_count_no_search(folder: Path) -> None:
    with opened(folder) as access:
        case = make.registered(access).id
        make.kept(access, make.identity(case))
    with opened(folder, COLLEAGUE) as dara, Work(dara, reading=True) as work:
        assert set(counts(work).values()) == {0}
        assert [case_ids(work, wanted=replace(WANTED, view=view)) for view in View] == [[], [], []]
        assert (coded(work, typed="PP-0001"), everybody(work), searchable(work, cases=[case])) == ([], [], [])
        assert among(work, ids=[case], wanted=WANTED) == {view: [] for view in View}


def test_everybody_is_searchable_by_names_phone_and_code(access: Access) -> None:
    case = make.registered(access, number="012 000 111").id
    make.kept(access, make.identity(case, other_names="Mom"))
    with Work(access, reading=True) as work:
        (entry,) = searchable(work, cases=everybody(work))
    assert (entry.id, entry.code, entry.phones) == (case, "PP-0001", ("012 000 111",))
    assert entry.names == ("សុខ ស្រីមុំ", "Sok Sreymom", "Mom")
