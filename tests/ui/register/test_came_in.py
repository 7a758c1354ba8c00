"""What came in from other centres: by centre and code, and the way to the file and to the next package."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.records.case import Case
from casedesk.store.access import Access
from casedesk.store.centre.package_register import PackageOutcome, RegisteredPackage, register_package
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.register.came_in import CameInPage
from tests.centre import do
from tests.factories import NOON, identity, kept, registered
from tests.stories.pages.by_name import button
from tests.stories.pages.case_page import words_of
from tests.ui.desks import Heard, misfits, shown


@pytest.fixture
def case(access: Access) -> Case:
    """A case that came from Lotus, and a package of River House that was turned down a day later."""
    made, by = registered(access), access.person.id
    kept(access, identity(made.id))
    for centre, outcome, at, file in (
        ("Lotus", PackageOutcome.TAKEN_IN, NOON, made.id),
        ("River House", PackageOutcome.TURNED_DOWN, NOON + timedelta(days=1), None),
    ):
        do(access, register_package, RegisteredPackage(uuid4(), b"s" * 32, centre, NOON, outcome, at, by, file))
    return made


def page_of(desk: Desk, qtbot: QtBot) -> CameInPage:
    return shown(qtbot, CameInPage(desk, Place(Room.CAME_IN)))


def test_every_package_stands_there_and_nobody_is_named(case: Case, desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk, qtbot)
    rows = [[str(page.model.index(row, column).data()) for column in range(6)] for row in range(2)]
    assert [row[1:] for row in rows] == [
        ["River House", "16 Nov", "Turned down", "–", "Chan Bopha"],
        ["Lotus", "16 Nov", "Taken in", "PP-0001", "Chan Bopha"],
    ]  # fmt: skip
    assert "Sok" not in str(rows)


def test_enter_opens_the_file_there_is(case: Case, desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk, qtbot)
    heard = Heard(page)
    for row in (0, 1):
        page.table.opened.emit(page.model.index(row, 0))
    assert heard.places == [Place(Room.CASE, case.id)]


def test_an_empty_register_leads_to_the_first_package(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk, qtbot)
    heard = Heard(page)
    assert "Nothing came in." in words_of(page)
    button(page, "Take in a transferred case…").click()
    assert heard.places == [Place(Room.RECEIVE)]


@pytest.mark.parametrize(("language", "size"), [("km", 130), ("fr", 130)])
def test_nothing_is_cut(
    case: Case, desk: Desk, qtbot: QtBot, dressed: Appearance, language: str, size: int
) -> None:  # fmt: skip
    speak(language)
    dressed.choose(size=size)
    assert misfits(page_of(desk, qtbot)) == []
