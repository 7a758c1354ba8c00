"""A value is said in words of the language spoken, the same on the page, on paper and beside another version."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Risk
from casedesk.cases.codes.contact import Never, ReachBy
from casedesk.cases.codes.work import Mode
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.saying import facts, said, said_in, sections
from casedesk.store.records import NOBODY
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import speaking

AT = datetime(2026, 11, 16, 9, 10, tzinfo=UTC)


def visit(mode: Mode = Mode.HOME_VISIT) -> FollowUp:
    return FollowUp(case_id=NOBODY, at=AT, mode=mode, who_home="Her aunt", progress="She sleeps better")


@pytest.mark.parametrize(
    ("record", "name", "words"),
    [
        (Identity(case_id=NOBODY, latin_name="Sok Dara"), "latin_name", "Sok Dara"),
        (Identity(case_id=NOBODY, born=PartialDate(1994, 10, about=True)), "born", "about October 1994"),
        (Identity(case_id=NOBODY, age=31), "age", "31"),
        (Identity(case_id=NOBODY, place="1201"), "place", "Khan Chamkar Mon, Phnom Penh"),
        (Identity(case_id=NOBODY, place="1299"), "place", "code 1299, Phnom Penh"),
        (ConsentToServe(case_id=NOBODY, given=date(2026, 10, 5)), "given", "5 October 2026"),
        (ConsentToServe(case_id=NOBODY, given=date(2026, 10, 5), minor=True), "minor", "Yes"),
        (ConsentToServe(case_id=NOBODY, given=date(2026, 10, 5)), "minor", "No"),
        (visit(), "mode", "Home visit"),
        (visit(), "risk", ""),
    ],
)
def test_a_value_is_said_by_its_kind(record: Identity | ConsentToServe | FollowUp, name: str, words: str) -> None:
    assert said_in(record, name) == words


def test_several_codes_follow_one_another_and_none_is_nothing() -> None:
    field = ConsentToServe.__fields__["agreed"]
    assert said(field, (ServiceItem.CONTACT,)) == "Contact her in the safe way she chose"
    assert said(field, ()) == ""
    contact = SafeContact.__fields__["never"]
    assert said(contact, (Never.VISIT, Never.FAMILY)) == "Visit unannounced, Speak with the family"


def test_numbers_and_hours_are_said_as_people_write_them() -> None:
    assert said(SafeContact.__fields__["number"], "+85512000412") == "012 000 412"
    assert said(SafeContact.__fields__["after"], time(12)) == "12:00"


def test_another_language_is_spoken_where_it_is_asked_for() -> None:
    with speaking("fr"):
        assert said(ConsentToServe.__fields__["given"], date(2026, 10, 5)) == "5 octobre 2026"


def test_what_is_not_asked_is_not_told_though_it_was_answered_before() -> None:
    told = {fact.field.name for fact in facts(visit(Mode.PHONE))}
    assert "who_home" not in told
    assert {"mode", "progress"} <= told
    assert "who_home" in {fact.field.name for fact in facts(visit())}


def test_what_was_not_answered_is_left_out() -> None:
    assert "risk" not in {fact.field.name for fact in facts(visit())}


def test_the_program_s_own_fields_are_never_told() -> None:
    told = {fact.field.name for fact in facts(visit())}
    assert not told & {"case_id", "id", "version", "written_by"}


def test_facts_stand_under_the_headings_of_their_form() -> None:
    check = SafetyNow(
        case_id=NOBODY, at=AT, danger=Answer.NO, safe_place=Answer.YES, risk=Risk.HIGH, injured=Answer.NO,
        recent_assault=Answer.NO, suicide=Answer.NO,
    )  # fmt: skip
    told = sections(check)
    assert [section.heading for section in told] == ["Danger now", "Health now"]
    assert "High" in {fact.words for fact in told[0].facts}


def test_a_safe_contact_tells_its_sealed_facts_too() -> None:
    contact = SafeContact(case_id=NOBODY, reach_by=ReachBy.SHE_COMES, number="012 000 412", checked=AT.date())
    told = {fact.field.name for fact in facts(contact)}
    assert "reach_by" in told
    assert "number" not in told
