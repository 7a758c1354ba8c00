"""What left the files of a team, by code: by month, paper and for whom; nobody's name stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.records.case import Case
from casedesk.cases.rules.releasing import Leaving
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.let_out import let_out
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.register.page import RegisterPage, said_whom
from tests.factories import consented, identity, kept, registered
from tests.ui.desks import Heard, misfits, shown
from tests.vaults import Clock


@pytest.fixture
def case(access: Access, clock: Clock) -> Case:
    """A summary for a conference in November, a referral in December."""
    made = registered(access)
    kept(access, identity(made.id))
    leaving = Leaving(made.id, Paper.SUMMARY, Way.PRINTED, Audience.OURS, "Sokha's conference")
    with Work(access) as work:
        let_out(work, leaving=leaving)
        let_out(work, leaving=replace(leaving, audience=Audience.HERSELF))
        work.commit()
    clock.at += timedelta(days=20)
    one = consented(access, made.id)
    with Work(access) as work:
        refer.send_referral(work, referral=one.id)
        work.commit()
    return made


@pytest.fixture
def page(desk: Desk, case: Case, qtbot: QtBot) -> RegisterPage:
    return shown(qtbot, RegisterPage(desk, Place(Room.WHAT_LEFT)))


def test_a_package_is_for_another_centre_and_no_more_is_said(page: RegisterPage) -> None:
    letter = page.model.row_at(0)
    assert [said_whom(one) for one in (letter, replace(letter, paper=Paper.PACKAGE))] == [
        "Somebody outside",
        "Another centre",
    ]


def rows(page: RegisterPage) -> list[list[str]]:
    model = page.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_everything_that_left_stands_there_newest_first_and_nobody_is_named(page: RegisterPage) -> None:
    found = rows(page)
    assert [row[1:] for row in found[:1]] == [
        ["PP-0001", "Referral letter", "Handed over", "Somebody outside", "Her consent"]
    ]
    assert {row[5] for row in found[1:]} == {"It is hers", "It stayed in the centre"}
    assert "Sokha" not in str(found)


def test_it_is_narrowed_by_month_paper_and_for_whom(page: RegisterPage) -> None:
    for chosen, key, left in (
        (page.month, "2026-12-01", 1), (page.paper, Paper.SUMMARY.value, 0), (page.month, None, 2),
        (page.audience, Audience.HERSELF.value, 1),
    ):  # fmt: skip
        chosen.choose(key)
        chosen.picked.emit(key)
        assert len(rows(page)) == left


def test_enter_opens_it_in_its_file(page: RegisterPage, case: Case) -> None:
    heard = Heard(page)
    page.table.opened.emit(page.model.index(0, 0))
    (place,) = heard.places
    assert isinstance(place, Place)
    assert (place.room, place.case, place.part) == (Room.CASE, case.id, Part.REFERRALS)


def test_nothing_is_cut_off(page: RegisterPage) -> None:
    assert misfits(page) == []
