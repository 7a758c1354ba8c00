"""A case summary holds the chosen chapters and not one sealed word more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.chapter import SEALED, Chapter
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.codes.incident import HowMany, Relationship
from casedesk.reports.case_summary import case_summary
from casedesk.reports.chapters import USUAL, Asked, counted
from casedesk.reports.from_case import summary_of
from casedesk.reports.summary import Rows, Steps, Summary, Table, Timeline
from casedesk.store.fields import InField
from casedesk.text.dates import local
from casedesk.text.translation import speaking
from tests.factories import NOON, follow_up, safe_contact
from tests.reports.files import AGREED, HELPED, NAMES, NEVER, NOTED, NUMBERS, STORY, WORDS, case_file, empty_file
from tests.reports.tools import letters, text_of

NOW = local(NOON)
FILE = case_file()


def asked(*chapters: Chapter, reason: str = "The court asks for it") -> Asked:
    return Asked(chapters, "Case conference", "Chan Bopha", NOW, reason)


def made(*chapters: Chapter, file: CaseFile = FILE) -> Summary:
    return summary_of(file, asked(*chapters))


@given(st.sets(st.sampled_from(Chapter)))
def test_sealed_words_stand_only_in_their_own_chapter(chapters: set[Chapter]) -> None:
    said = repr(made(*chapters))
    sealed = {
        Chapter.NAME: NAMES, Chapter.NUMBER: NUMBERS, Chapter.WORDS: WORDS, Chapter.STORY: STORY,
        Chapter.SAFETY_WORDS: NOTED, Chapter.CONSENT_WORDS: AGREED, Chapter.REFERRAL_WORDS: HELPED,
    }  # fmt: skip
    for chapter, canaries in sealed.items():
        for canary in canaries:
            assert (canary in said) == (chapter in chapters)
    assert not [canary for canary in NEVER if canary in said]


def test_the_paper_itself_has_no_name_unless_it_was_asked_for() -> None:
    read = letters(text_of(case_summary(made(*USUAL))))
    assert "PP-0042" in read
    assert not [
        canary
        for canary in (*NAMES, *NUMBERS, *WORDS, *STORY, *NOTED, *AGREED, *HELPED, *NEVER)
        if letters(canary) in read
    ]


@pytest.mark.parametrize("chapter", [one for one in Chapter if one in SEALED])
def test_a_sealed_chapter_needs_a_reason(chapter: Chapter) -> None:
    with pytest.raises(InField) as trouble:
        summary_of(FILE, asked(chapter, Chapter.PLAN, reason="  "))
    assert trouble.value.field == "reason"


def test_what_is_usual_needs_none() -> None:
    assert summary_of(FILE, asked(*USUAL, reason="")).sections


def test_chapters_keep_the_order_of_the_paper() -> None:
    headings = [part.heading for part in made(Chapter.TIMELINE, Chapter.STEPS, Chapter.SAFE_CONTACT).sections]
    assert headings == ["Safe contact", "Where we are", "Timeline, last three months"]


def test_without_the_number_safe_contact_says_that_the_rest_is_in_the_file() -> None:
    (part,) = made(Chapter.SAFE_CONTACT).sections
    assert isinstance(part, Rows)
    assert dict(part.rows)["Reach by"] == "Phone of somebody trusted. The rest is in the file only."
    (part,) = made(
        Chapter.SAFE_CONTACT, file=case_file(safe_contact=safe_contact(reach_by=ReachBy.SHE_COMES, number=None))
    ).sections
    assert isinstance(part, Rows)
    assert dict(part.rows)["Reach by"] == "She comes by herself"


def test_a_number_never_stands_without_the_way_to_call_her() -> None:
    """Whatever shows a number shows when it is safe with it."""
    for chapters in ((Chapter.NUMBER,), (Chapter.SAFE_CONTACT, Chapter.NUMBER)):
        rows = dict(row for part in made(*chapters).sections if isinstance(part, Rows) for row in part.rows)
        assert (rows["Safe number"], rows["Say first"]) == ("012 000 111", "CANARYCODEWORD")
        assert rows["Safe time"] == "Mon, Tue, 12:00–13:00"


def test_steps_stand_where_the_case_is() -> None:
    (part,) = made(Chapter.STEPS).sections
    assert isinstance(part, Steps)
    assert part.names[part.current] == "Planning"
    assert dict(part.rows)["Risk"] == "High"
    closed = case_file(case=replace(FILE.case, status=CaseStatus.CLOSED))
    (part,) = made(Chapter.STEPS, file=closed).sections
    assert isinstance(part, Steps)
    assert part.current == len(part.names)
    assert dict(part.rows)["Status"] == "Closed"


def test_incidents_are_coded_with_what_follows_from_them() -> None:
    (part,) = made(Chapter.INCIDENTS).sections
    assert isinstance(part, Rows)
    rows = dict(part.rows)
    assert (rows["Type"], rows["Context"]) == ("Physical assault", "Partner violence")
    assert "Who are the others to her?" not in rows


def test_who_else_did_it_is_told_apart_from_the_primary_perpetrator() -> None:
    several = replace(FILE.incidents[0], how_many=HowMany.TWO, others=(Relationship.NEIGHBOUR,))
    (part,) = made(Chapter.INCIDENTS, file=case_file(incidents=(several,))).sections
    assert isinstance(part, Rows)
    rows = dict(part.rows)
    assert rows["Who are the others to her?"] == Relationship.NEIGHBOUR.said()
    assert rows["Who are they to her?"] == Relationship.PARTNER.said()


def test_the_plan_and_the_referrals_are_tables() -> None:
    plan, referrals = made(Chapter.PLAN, Chapter.REFERRALS).sections
    assert isinstance(plan, Table)
    assert plan.rows == (("Legal help", "A protection order", "", "3 Dec", "Not started"),)
    assert isinstance(referrals, Table)
    assert referrals.rows == (("R-0118", "Legal aid desk", "Legal", "consented"),)


def test_the_timeline_goes_back_three_months() -> None:
    old = follow_up(FILE.case.id, at=NOON - timedelta(days=93), progress="Long ago")
    recent = follow_up(FILE.case.id, at=NOON - timedelta(days=91), progress="Not so long ago")
    (part,) = made(Chapter.TIMELINE, file=case_file(follow_ups=(recent, old))).sections
    assert isinstance(part, Timeline)
    lines = [entry.line for entry in part.entries]
    assert "Not so long ago" in lines
    assert "Long ago" not in lines


def test_a_consent_taken_back_is_not_one() -> None:
    back = replace(FILE.consents[0], withdrawn=date(2026, 11, 15))
    (part,) = made(Chapter.CONSENTS, file=case_file(consents=(back,))).sections
    assert isinstance(part, Rows)
    rows = dict(part.rows)
    assert rows["To be served"] == "Not asked yet, or taken back"
    assert rows["To be counted"] == "1 of 1 incident"
    assert rows["To send, R-0118"] == "1 item until 16 December 2026, Spoken"


def test_an_empty_file_says_what_is_not_there_yet() -> None:
    read = text_of(case_summary(made(*Chapter, file=empty_file())))
    for sentence in ("No plan yet.", "No referral yet.", "No incident is recorded.", "Not asked yet."):
        assert sentence in read


def test_how_much_each_chapter_holds() -> None:
    assert counted(FILE, Chapter.PLAN, NOW) == "1 need"
    assert counted(FILE, Chapter.CONSENTS, NOW) == "2"
    assert counted(FILE, Chapter.TIMELINE, NOW) == "last 3 months"
    assert counted(FILE, Chapter.NAME, NOW) == "off, unless a reason is given"


def test_khmer_words_of_the_file_can_be_read_out() -> None:
    with speaking("km"):
        pdf = case_summary(made(Chapter.NAME, Chapter.REFERRALS))
    read = letters(text_of(pdf))
    for words in ("សុខ ស្រីមុំ", "ការិយាល័យជំនួយផ្នែកច្បាប់"):
        assert letters(words) in read


def test_the_hour_on_paper_is_the_centres_own() -> None:
    at = local(datetime(2026, 11, 16, 23, 30, tzinfo=UTC))
    told = summary_of(FILE, Asked([Chapter.STEPS], "Court", "Chan Bopha", at)).printed_at
    assert told.endswith(f"{at.hour:02}:{at.minute:02}")
