"""Reading a case: the timeline, its parts, one entry in place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import CaseKind, Part
from casedesk.store.access import Access
from casedesk.store.drafts import keep_draft
from casedesk.ui.case.part_words import PARTS
from casedesk.ui.desk import Desk
from casedesk.ui.incident.incident_screen import DRAFT as INCIDENT_FORM
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.timeline import Timeline
from tests import factories as make
from tests.ui.case.pages import followed, page_of, whole_file
from tests.ui.desks import Heard, journalled


def test_the_newest_thing_stands_on_top(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    assert page.code == "PP-0001"
    assert page.titles()[0] == "Phone call"
    assert page.titles()[-1] == "First contact: Came to the centre"
    assert len(page.titles()) == 10


@pytest.mark.parametrize(
    ("group", "first", "count"),
    [
        ("Contacts", "Phone call", 2),
        ("Decisions", "Consent to send: Legal", 4),
        ("Documents", "Referral drafted: Legal", 4),
    ],
)
def test_the_timeline_is_narrowed(qtbot: QtBot, desk: Desk, access: Access, group: str, first: str, count: int) -> None:
    page = page_of(qtbot, desk, followed(access))
    page.narrow(group)
    assert (page.titles()[0], len(page.titles())) == (first, count)
    page.narrow("All")
    assert len(page.titles()) == 10


def test_enter_opens_an_entry_in_place_and_the_way_leads_back(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    page.open_entry("Phone call")
    assert page.current_part == "Visits and calls"
    assert "She sleeps better" in page.words
    page.press("Back to Visits and calls")
    assert page.titles() == ["Phone call"]


def test_every_part_of_a_full_file_can_be_read(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, whole_file(access))
    for part in Part:
        page.open_part(part.said())
        assert page.current_part == part.said()
        assert "yet" not in page.words


def test_every_empty_part_says_what_it_is_for(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, make.registered(access).id)
    for part in PARTS:
        page.open_part(part.said())
        assert (PARTS[part].purpose in page.words) is (part is not Part.CONTACT)


def test_the_three_kinds_of_consent_are_kept_apart(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access), Part.CONSENTS)
    order = [page.words.index(words) for words in ("To be served", "To send something", "To be counted")]
    assert order == sorted(order)


def test_incidents_and_referrals_open_as_pages_of_their_own(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    page = page_of(qtbot, desk, case, Part.INCIDENTS)
    heard = Heard(page.screen)
    page.open_entry("Incident 1, about 7 November 2026")
    page.open_part("Referrals")
    page.open_entry("Referral drafted: Legal")
    page.add("Referral")
    assert [(place.room, place.row is None, place.new) for place in heard.places if isinstance(place, Place)] == [
        (Room.INCIDENT, False, False), (Room.REFERRAL, False, False), (Room.REFERRAL, True, True),
    ]  # fmt: skip


def test_the_plan_is_a_table_of_needs(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access), Part.PLAN)
    assert page.table("Action plan") == [["Legal help", "A protection order", "", "", "Not started"]]


def test_parts_tell_what_is_there_and_what_is_unfinished(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = make.registered(access).id
    for form in (Part.IDENTITY.value, INCIDENT_FORM):
        desk.do(keep_draft, form=form, answers={}, file=case)
    parts = page_of(qtbot, desk, case).parts()
    assert [name for name, note in parts.items() if note == "draft"] == ["Identity", "Incidents"]
    assert page_of(qtbot, desk, followed(access)).parts()["Incidents"] == "1"


def test_a_family_s_file_has_no_incidents(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, make.registered(access, kind=CaseKind.FAMILY).id)
    assert "Incidents" not in page.parts()
    assert "Incident" not in [action.text() for action in page.view.header.menu().actions()]


def test_the_focus_is_on_what_can_be_read(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    assert isinstance(page.view.window().focusWidget(), Timeline)
    other = page_of(qtbot, desk, make.registered(access).id, Part.IDENTITY)
    assert other.view.window().focusWidget() is other.view.parts


def test_opening_is_written_down_before_anything_is_shown(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    assert journalled(access, "view") == 0
    page_of(qtbot, desk, case)
    assert journalled(access, "view") == 1


def test_the_head_leads_to_the_list_and_to_paper(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    page = page_of(qtbot, desk, case)
    heard = Heard(page.screen)
    page.press("Print summary")
    page.press("Back to Cases")
    assert heard.places == [Place(Room.PRINT, case), Place(Room.CASES)]


def test_the_history_of_an_entry_opens_in_place(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access), Part.IDENTITY)
    page.press("History")
    assert "First written." in page.words
    page.press("Back to the entry")
    QApplication.processEvents()
    assert "First written." not in page.words
    assert page.sealed()
