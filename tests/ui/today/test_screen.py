"""Today on a real vault: what comes first, what is due, what waits, drafts and the caseload."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part, Risk
from casedesk.cases.queries.caseload import Order, Wanted
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.record import record
from casedesk.store.access import Access
from casedesk.store.drafts import keep_draft, my_drafts
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.today.screen import TodayScreen
from tests import factories as make
from tests.accessible import nameless
from tests.factories import DAY, NOON
from tests.stories.pages.by_name import answer
from tests.stories.pages.today_page import TodayPage
from tests.ui.clipping import clipped
from tests.ui.desks import Heard, shown
from tests.ui.small_team import NAMES, folder
from tests.vaults import Clock

__all__ = ["folder"]


@pytest.fixture
def today(desk: Desk, qtbot: QtBot) -> TodayPage:
    return page(desk, qtbot)


def page(desk: Desk, qtbot: QtBot) -> TodayPage:
    return TodayPage(shown(qtbot, TodayScreen(desk, Place(Room.TODAY))), qtbot)


def test_the_longest_late_thing_comes_first_with_its_button(today: TodayPage) -> None:
    assert "Next, 30 days late" in today.next
    assert "Ask for her consent, FS-0001" in today.next
    assert "Each item is asked aloud, and each may be refused." in today.next
    heard = Heard(today.screen)
    today.begin_next()
    (place,) = heard.places
    assert isinstance(place, Place)
    assert (place.room, place.part, place.new) == (Room.CASE, Part.CONSENTS, True)


def test_the_day_then_tomorrow_then_the_week(today: TodayPage) -> None:
    titles = today.titles
    assert titles[0] == "Follow up, PP-0001"
    assert {*titles[1:3]} == {"Follow up, PP-0002", "Ask for her consent, PP-0005"}
    assert titles[3:] == ["Tomorrow, Tuesday 17 November 2026", "Follow up, PP-0003"]
    late = today.due[0]
    assert (late.state, late.line) == ("3 days late", "Due since 13 Nov")
    assert "Later today" in today.words
    assert not [name for name in NAMES if name in today.words + repr(today.due)]


def test_an_open_medical_window_comes_before_everything(desk: Desk, access: Access, qtbot: QtBot) -> None:
    case = make.registered(access).id
    harm = {"recent_assault": Answer.YES, "assault_at": NOON - timedelta(hours=53), "health_referral": Answer.YES}
    make.kept(access, make.consent(case), make.safety(case, risk=Risk.HIGH, **harm))
    today = page(desk, qtbot)
    assert "Next, 19 h left" in today.next
    assert "Medical window open, 19 h of 72 h left" in today.next
    heard = Heard(today.screen)
    today.begin_next()
    assert heard.places == [Place(Room.REFERRAL, case, new=True)]


def test_an_appointment_stands_at_its_time(desk: Desk, access: Access, qtbot: QtBot) -> None:
    case = make.registered(access).id
    sent = make.consented(access, case)
    desk.do(refer.send_referral, referral=sent.id)
    at = NOON + timedelta(hours=2, days=1)
    desk.do(refer.answer_referral, referral=sent.id, accepted=True, appointment=at)
    today = page(desk, qtbot)
    item = next(one for one in today.due if one.title.startswith("Appointment"))
    assert (item.when, item.key) == (at.astimezone().strftime("%H:%M"), Place(Room.REFERRAL, case, row=sent.id))
    assert today.titles.index(item.title) == today.titles.index("Tomorrow, Tuesday 17 November 2026") + 1


def test_an_appointment_nobody_asked_about_is_late(desk: Desk, access: Access, clock: Clock, qtbot: QtBot) -> None:
    case = make.registered(access)
    sent = make.consented(access, case.id)
    desk.do(refer.send_referral, referral=sent.id)
    desk.do(refer.answer_referral, referral=sent.id, accepted=True, appointment=NOON + timedelta(hours=2))
    clock.at = NOON + timedelta(days=3)
    item = next(one for one in page(desk, qtbot).due if one.title == f"Appointment, {case.number}")
    assert (item.line, item.state) == ("Legal. Ask whether she was served.", "3 days late")
    desk.do(refer.serve_referral, referral=sent.id, on=DAY)
    assert not [one for one in page(desk, qtbot).due if one.title == item.title]


def test_nothing_due_says_so_and_offers_the_first_contact(
    desk: Desk, clock: Clock, qtbot: QtBot, access: Access
) -> None:
    clock.at = NOON - timedelta(days=60)
    today = page(desk, qtbot)
    assert "Nothing is due today." in today.next
    heard = Heard(today.screen)
    today.begin_next()
    assert heard.places == [Place(Room.FIRST_CONTACT)]


def test_what_others_have_not_answered_the_silent_ones_first(
    today: TodayPage, desk: Desk, access: Access, clock: Clock
) -> None:
    assert "Nothing is waiting." in today.words
    old, new = make.registered(access).id, make.registered(access).id
    first = make.consented(access, old)
    clock.at = NOON
    desk.do(refer.send_referral, referral=first.id)
    second = make.consented(access, new)
    clock.at = NOON + timedelta(days=14)
    desk.do(refer.send_referral, referral=second.id)
    stale, fresh = today.waiting
    assert (stale.title, stale.state) == (f"{first.number}, Legal", "stale")
    assert stale.line == "Sent 16 Nov, no answer for 14 days"
    assert (fresh.state, fresh.key) == ("sent", Place(Room.REFERRAL, new, row=second.id))
    heard = Heard(today.screen)
    today.open_waiting(stale.title)
    assert heard.places == [Place(Room.REFERRAL, old, row=first.id)]


def test_drafts_are_continued_where_they_were_begun(desk: Desk, access: Access, qtbot: QtBot, clock: Clock) -> None:
    case = make.registered(access)
    assert "Drafts" not in page(desk, qtbot).words
    first = desk.do(keep_draft, form="first_contact", answers={"reason": "x"})
    clock.at += timedelta(minutes=1)
    wizard = desk.do(keep_draft, form="incident", answers={}, file=case.id)
    clock.at += timedelta(minutes=1)
    part = desk.do(keep_draft, form="assessment", answers={}, file=case.id)
    today = page(desk, qtbot)
    assert len(today.drafts) == 2
    today.take("Show 1 more")
    code = case.number
    assert today.drafts == [f"Assessment, {code}", f"Incident, {code}", "New first contact"]
    heard = Heard(today.screen)
    for draft in today.drafts:
        today.continue_draft(draft)
    assert heard.places == [
        Place(Room.CASE, case.id, Part.ASSESSMENT, new=True, draft=part, kind=Assessment),
        Place(Room.INCIDENT, case.id, new=True, draft=wizard),
        Place(Room.FIRST_CONTACT, new=True, draft=first),
    ]


def test_a_draft_thrown_away_can_be_taken_back(desk: Desk, qtbot: QtBot) -> None:
    id = desk.do(keep_draft, form="first_contact", answers={"reason": "her words"})
    today = page(desk, qtbot)
    today.throw_away("New first contact")
    assert (desk.glance(my_drafts), today.drafts) == ([], [])
    undo = today.screen.commands()["undo"]
    assert callable(undo)
    today.undo()
    (draft,) = desk.glance(my_drafts)
    assert (draft.id, draft.answers, today.drafts) == (id, {"reason": "her words"}, ["New first contact"])
    assert "undo" not in today.screen.commands()


def test_the_numbers_lead_to_those_cases(today: TodayPage) -> None:
    assert "Not seen for 21 days: 4" in today.numbers()
    heard = Heard(today.screen)
    today.take("1 high")
    today.take("Not seen for 21 days: 4")
    today.take("Whole week")
    assert heard.places.pop() == Place(Room.WEEK)
    wanted = [place.wanted for place in heard.places if isinstance(place, Place)]
    longest_ago = Wanted(not_seen=True, order=Order.LAST_CONTACT)
    assert wanted == [Wanted(risk=Risk.HIGH), longest_ago]
    nothing = answer(today.screen, "Ready to close: 0")
    assert not nothing.isEnabled()


def test_a_new_day_counts_anew(today: TodayPage, clock: Clock) -> None:
    clock.at = NOON + timedelta(days=1)
    today.screen._look_at_clock()
    assert today.due[0].state == "4 days late"
    assert "Tuesday 17 November 2026" in today.words


def test_what_is_saved_elsewhere_changes_the_day(today: TodayPage, desk: Desk, access: Access) -> None:
    late = next(one for one in today.due if one.title == "Follow up, PP-0001").key
    assert isinstance(late, Place)
    assert late.case is not None
    desk.do(record, entry=make.follow_up(late.case, next_on=DAY + timedelta(days=3)))
    assert today.titles[-2:] == ["This week", "Follow up, PP-0001"]
    assert today.due[-1].line == "Due Thursday"


def test_seated_together_nothing_of_others_is_left(today: TodayPage) -> None:
    today.screen.seated_together(True)
    assert "Seated together" in today.words
    assert "PP-" not in today.words
    assert not today.screen.due.isVisible()


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_nothing_is_cut(desk: Desk, qtbot: QtBot, dressed: Appearance, language: str, size: int) -> None:
    speak(language)
    dressed.choose(size=size)
    desk.do(keep_draft, form="first_contact", answers={})
    assert clipped(page(desk, qtbot).screen) == []


def test_everything_that_takes_focus_has_a_name_and_nothing_that_changes_has_it(today: TodayPage) -> None:
    assert nameless(today.screen) == []
    assert today.screen.due.list.hasFocus()
