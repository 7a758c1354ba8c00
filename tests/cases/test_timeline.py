"""The timeline: newest first, calm, fit to be read beside her, and narrowed to what is looked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part, Risk
from casedesk.cases.codes.incident import IncidentType
from casedesk.cases.codes.work import Mode, Outcome, Progress, ReferralState, Rejection
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.rules.timeline import Group, narrowed, newest_of, timeline
from casedesk.cases.rules.timeline_words import LONGEST, Meaning
from tests import factories as make
from tests.cases.files import A_DAY, CASE, NOW, file
from tests.factories import DAY, NOON


def full() -> CaseFile:
    """One entry of every kind, each a day after the other."""
    desk = make.provider()
    sent = make.referral(CASE, desk.id, number="R-0001", state=ReferralState.ACCEPTED, sent=DAY, answered=DAY)
    return file(
        contact=make.first_contact(CASE, at=NOON - 6 * A_DAY),
        consents=(make.consent(CASE, given=DAY - 5 * A_DAY),),
        safety_checks=(make.safety(CASE, at=NOON - 4 * A_DAY),),
        identity=replace(make.identity(CASE), written_at=NOON - 3 * A_DAY),
        incidents=(make.incident(CASE, ordinal=1, interviewed=DAY - 2 * A_DAY, type=IncidentType.PHYSICAL_ASSAULT),),
        assessments=(make.assessment(CASE, on=DAY - A_DAY),),
        referrals=(replace(sent, sent=DAY - 10 * A_DAY, answered=DAY - 9 * A_DAY),),
        plan=(replace(make.plan_line(CASE), written_at=NOON - 20 * timedelta(hours=1)),),
        follow_ups=(make.follow_up(CASE, progress="She sleeps better"),),
        providers=(desk,),
    )


def titles(of: CaseFile, *, together: bool = False) -> list[str]:
    return [one.words.title for one in timeline(of, NOW, together=together)]


def test_the_newest_stands_on_top_and_nothing_is_left_out() -> None:
    assert titles(full()) == [
        "Phone call",
        "Action plan, 1 need",
        "Assessment",
        "Incident 1 recorded",
        "Identity written down",
        "Safety and health check",
        "Consent to be served",
        "First contact: Came to the centre",
        "Referral accepted: Legal",
        "Referral sent: Legal",
    ]


def test_of_things_of_one_moment_the_later_work_stands_on_top() -> None:
    same = file(
        contact=make.first_contact(CASE),
        consents=(replace(make.consent(CASE), written_at=NOON),),
        assessments=(replace(make.assessment(CASE), written_at=NOON),),
    )
    assert titles(same) == ["Assessment", "Consent to be served", "First contact: Came to the centre"]


def test_a_day_without_an_hour_says_so() -> None:
    told = {one.part: one.timed for one in timeline(full(), NOW)}
    assert told[Part.FOLLOW_UPS]
    assert not told[Part.ASSESSMENT]


def test_it_is_narrowed_to_contacts_decisions_or_documents() -> None:
    all_of_it = timeline(full(), NOW)
    groups = {group: narrowed(all_of_it, group) for group in Group}
    assert [one.part for one in groups[Group.CONTACTS]] == [Part.FOLLOW_UPS, Part.CONTACT]
    assert {one.part for one in groups[Group.DECISIONS]} == {
        Part.PLAN, Part.SAFETY_NOW, Part.CONSENTS, Part.REFERRALS,
    }  # fmt: skip
    assert sum(map(len, groups.values())) == len(narrowed(all_of_it, None)) == len(all_of_it)


def test_a_part_lists_each_entry_once_by_what_happened_last() -> None:
    listed = newest_of(timeline(full(), NOW), Part.REFERRALS)
    assert [one.words.title for one in listed] == ["Referral accepted: Legal"]


def test_what_kind_of_incident_it_was_is_never_on_the_timeline() -> None:
    words = " ".join(f"{one.words.title} {one.words.line}" for one in timeline(full(), NOW)).lower()
    assert "assault" not in words
    assert "partner" not in words


def test_risk_and_judgement_are_left_out_when_seated_together() -> None:
    held = file(
        safety_checks=(make.safety(CASE, risk=Risk.HIGH),),
        follow_ups=(make.follow_up(CASE, risk=Risk.HIGH),),
    )
    alone = " ".join(one.words.line for one in timeline(held, NOW))
    beside = " ".join(one.words.line for one in timeline(held, NOW, together=True))
    assert alone.count("High") == 2
    assert "High" not in beside
    assert "Risk" not in beside


def test_an_open_medical_window_stands_out_until_it_closes() -> None:
    at = NOON - timedelta(hours=53)
    held = file(safety_checks=(make.safety(CASE, recent_assault=Answer.YES, assault_at=at),))
    (now,) = timeline(held, NOW)
    assert (now.words.state, now.words.meaning) == ("19 h left", Meaning.LATE)
    (later,) = timeline(held, NOW + 7 * A_DAY)
    assert later.words.state == ""


def test_a_visit_says_whether_she_was_reached_and_what_was_new() -> None:
    missed = make.follow_up(CASE, mode=Mode.HOME_VISIT, outcome=Outcome.NOT_REACHED)
    kept = make.follow_up(CASE, safe_time_kept=Answer.YES, new_incident=Answer.YES)
    told = timeline(file(follow_ups=(kept, missed)), NOW)
    assert [one.words.title for one in told] == ["Phone call, safe time kept", "Home visit, not reached"]
    assert told[0].words.state == "something new"


def test_a_long_note_is_shortened_to_one_line() -> None:
    note = "first line\n\nsecond line " + "word " * 200
    (told,) = timeline(file(follow_ups=(make.follow_up(CASE, progress=note),)), NOW)
    assert told.words.line.startswith("first line second line")
    assert len(told.words.line) <= LONGEST + 2
    assert "\n" not in told.words.line


def test_a_referral_without_an_answer_turns_stale() -> None:
    desk = make.provider()
    sent = make.referral(CASE, desk.id, state=ReferralState.SENT, sent=DAY)
    for days, word in ((0, "sent"), (13, "sent"), (14, "stale")):
        (told,) = timeline(file(referrals=(sent,), providers=(desk,)), NOW + days * A_DAY)
        assert told.words.state == word


def test_a_no_tells_its_reason_and_only_the_newest_day_wears_the_state() -> None:
    desk = make.provider()
    told_no = make.referral(
        CASE, desk.id, state=ReferralState.REJECTED, sent=DAY - A_DAY, answered=DAY, rejection=Rejection.FULL
    )
    newest, before = timeline(file(referrals=(told_no,), providers=(desk,)), NOW)
    assert newest.words.line == "Legal aid desk. No room."
    assert newest.words.meaning is Meaning.TURNED_BACK
    assert before.words.state == ""


def test_a_consent_that_ended_or_was_taken_back_says_so() -> None:
    sent = make.referral(CASE, make.provider().id)
    held = ConsentToRelease(
        case_id=CASE, referral=sent.id, provider=sent.provider, items=(), purpose="p", given=DAY, until=DAY
    )
    assert timeline(file(referrals=(), releases=(held,)), NOW)[0].words.state == ""
    assert timeline(file(referrals=(), releases=(held,)), NOW + A_DAY)[0].words.state == "ended"
    back = replace(held, withdrawn=DAY)
    assert timeline(file(referrals=(), releases=(back,)), NOW)[0].words.state == "withdrawn"


def test_needs_written_on_one_day_are_one_event() -> None:
    lines = tuple(
        replace(make.plan_line(CASE, progress=Progress.MET), written_at=NOON - days * A_DAY) for days in (0, 0, 3)
    )
    assert titles(file(plan=lines)) == ["Action plan, 2 needs", "Action plan, 1 need"]


def test_a_new_safety_plan_is_a_new_version_and_the_older_one_stays() -> None:
    newer, older = make.safety_plan(CASE), make.safety_plan(CASE, on=DAY - A_DAY)
    told = {one.row: one.words for one in timeline(file(plans=(newer, older)), NOW)}
    assert told[newer.id].title == "Safety plan, version 2"
    assert (told[older.id].title, told[older.id].state) == ("Safety plan, version 1", "replaced")
    (only,) = timeline(file(plans=newer), NOW)
    assert only.words.title == "Safety plan"


@pytest.mark.parametrize("told", [Answer.YES, Answer.NO, Answer.UNKNOWN])
def test_what_left_without_telling_her_is_not_there_when_somebody_reads_along(told: Answer) -> None:
    desk = make.provider()
    sent = make.referral(CASE, desk.id, state=ReferralState.SENT, sent=DAY)
    decided = make.allowed(CASE, referral=sent.id, provider=desk.id, told_first=told)
    other = make.left(CASE)
    gone = make.left(CASE, override=decided.id, referral=sent.id)
    held = file(overrides=(decided,), left=(other, gone), referrals=(sent,), providers=(desk,))
    about = {decided.id, gone.id, sent.id}
    assert about <= {one.row for one in timeline(held, NOW)}
    beside = {one.row for one in timeline(held, NOW, together=True)}
    assert other.id in beside
    assert about & beside == (about if told is Answer.YES else set())
