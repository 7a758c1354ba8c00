"""Working on a case: the next step, forms in place, what changes meanwhile."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.verbs.record import record
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from tests import factories as make
from tests.factories import NOON
from tests.ui.case.pages import followed, page_of
from tests.ui.desks import Heard
from tests.vaults import Clock


def test_a_new_case_asks_for_consent_in_its_own_place(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, make.registered(access).id)
    assert page.next_step == "Explain the services and ask for her consent"
    page.take_next_step()
    assert page.current_part == "Consents"
    assert not page.reads


def test_the_next_step_leads_to_the_page_it_is_done_on(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = make.registered(access).id
    make.kept(access, make.consent(case), make.safety(case), make.identity(case))
    page = page_of(qtbot, desk, case)
    heard = Heard(page.screen)
    page.take_next_step()
    assert heard.places == [Place(Room.INCIDENT, case, Part.INCIDENTS, new=True)]


def test_an_unfinished_referral_is_opened_itself(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    page = page_of(qtbot, desk, case)
    heard = Heard(page.screen)
    assert page.next_step == "Finish the drafted referral"
    page.take_next_step()
    (place,) = heard.places
    assert isinstance(place, Place)
    assert (place.room, place.row) == (Room.REFERRAL, desk.ask(open_case, case=case).referrals[0].id)


def test_an_open_medical_window_presses_and_starts_a_health_referral(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = make.registered(access).id
    asked = {"recent_assault": Answer.YES, "assault_at": NOON - timedelta(hours=53), "health_referral": Answer.YES}
    make.kept(access, make.consent(case), make.safety(case, **asked))
    page = page_of(qtbot, desk, case)
    heard = Heard(page.screen)
    assert "19 h left" in page.words
    page.take_next_step()
    assert heard.places == [Place(Room.REFERRAL, case, Part.REFERRALS, new=True)]


def test_one_primary_button_at_a_time(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, make.registered(access).id)
    assert primaries(page.screen) == [page.screen.primary()]
    page.take_next_step()
    assert primaries(page.screen) == [page.screen.primary()]
    assert page.screen.primary() is page.form.primary()


def primaries(screen: QWidget) -> list[QPushButton]:
    return [b for b in screen.findChildren(QPushButton) if b.property("primary") and b.isVisibleTo(screen)]


def test_the_form_closes_when_the_entry_is_saved_and_the_page_goes_on(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = make.registered(access).id
    page = page_of(qtbot, desk, case)
    page.add("Need for the action plan")
    page.form.editor.form.set_value("need", make.plan_line(case).need)
    page.form.editor.form.set_value("goal", "A place to sleep")
    page.form.primary().click()
    assert page.reads
    assert page.current_part == "Action plan"
    assert page.table("Action plan")[0][1] == "A place to sleep", "the next need is added here"


def test_leaving_a_form_keeps_what_was_typed(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, make.registered(access).id)
    page.add("Need for the action plan")
    page.form.editor.form.set_value("goal", "A place to sleep")
    page.form.editor.edited.emit()
    page.open_part("Timeline")
    assert page.reads
    page.view.show_file(page.view.sight.file)
    assert page.parts()["Action plan"] == "draft"
    page.add("Need for the action plan")
    assert page.form.editor.form.value("goal") == "A place to sleep"


def test_what_is_saved_elsewhere_is_shown_and_the_place_is_kept(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    for minutes in range(1, 30):
        make.kept(access, make.follow_up(case, at=NOON - timedelta(minutes=minutes)))
    page = page_of(qtbot, desk, case)
    page.narrow("Contacts")
    timeline = page.view.middle.timeline._list
    timeline.setCurrentIndex(timeline.model().index(20, 0))
    QApplication.processEvents()
    key, scrolled = timeline.key(), timeline.verticalScrollBar().value()
    assert scrolled > 0
    desk.do(record, entry=make.follow_up(case, at=NOON - timedelta(minutes=40), progress="Later written"))
    assert "Later written" in [entry.line for entry in page.entries()]
    assert (timeline.key(), timeline.verticalScrollBar().value()) == (key, scrolled)


def test_what_changes_on_another_case_does_not_concern_this_page(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page, other = page_of(qtbot, desk, followed(access)), make.registered(access).id
    before = page.view.sight.file
    desk.do(record, entry=make.plan_line(other))
    assert page.view.sight.file is before


def test_a_part_stays_open_while_its_entries_change(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    page = page_of(qtbot, desk, case, Part.FOLLOW_UPS)
    desk.do(record, entry=make.follow_up(case, at=NOON - timedelta(minutes=1), progress="A minute before"))
    assert page.current_part == "Visits and calls"
    assert len(page.titles()) == 2


def test_a_step_leads_to_its_part(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, followed(access))
    page.view.steps.step_picked.emit(Part.PLAN)
    assert page.current_part == "Action plan"


def test_the_place_says_which_part_is_open(qtbot: QtBot, desk: Desk, access: Access) -> None:
    case = followed(access)
    page = page_of(qtbot, desk, case)
    page.open_part("Referrals")
    assert page.screen.place == Place(Room.CASE, case, Part.REFERRALS)
    page.open_part("Timeline")
    assert page.screen.place == Place(Room.CASE, case)


def test_what_is_due_stands_at_the_side(qtbot: QtBot, desk: Desk, access: Access, clock: Clock) -> None:
    case = followed(access)
    make.kept(access, make.plan_line(case, by=desk.today() + timedelta(days=1)))
    clock.at += timedelta(days=4)
    page = page_of(qtbot, desk, case)
    assert "3 days late" in page.words
    assert page.parts()["Action plan"] == "late"
