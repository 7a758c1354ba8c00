"""What is due on one case, soonest first, each thing once."""

from __future__ import annotations

from datetime import timedelta

from casedesk.cases.codes.case import CaseStatus, NextStep, Part
from casedesk.cases.codes.work import Progress, ReferralState
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.rules.due import due_on
from tests import factories as make
from tests.cases.files import A_DAY, CASE, case, file
from tests.factories import DAY, NOON


def test_the_soonest_comes_first_and_what_has_ended_is_not_due() -> None:
    held = file(
        case(next_step=NextStep.FOLLOW_UP, due=DAY + 2 * A_DAY),
        plan=(
            make.plan_line(CASE, by=DAY + 5 * A_DAY),
            make.plan_line(CASE, by=DAY, progress=Progress.MET),
        ),
        follow_ups=(make.follow_up(CASE, next_on=DAY + 2 * A_DAY),),
    )
    assert [(one.on - DAY, one.words) for one in due_on(held, DAY)] == [
        (2 * A_DAY, "Follow up"),
        (5 * A_DAY, "Plan: Legal help"),
    ]


def test_an_early_step_is_due_in_its_own_part() -> None:
    (due,) = due_on(file(case(next_step=NextStep.ASSESS_NEEDS, due=DAY)), DAY)
    assert due.part is Part.ASSESSMENT


def test_a_sent_referral_is_asked_about_after_two_weeks_and_an_appointment_keeps_its_hour() -> None:
    to = make.provider().id
    held = file(
        referrals=(
            make.referral(CASE, to, state=ReferralState.SENT, sent=DAY),
            make.referral(CASE, to, state=ReferralState.ACCEPTED, appointment=NOON + A_DAY),
        )
    )
    appointment, answer = due_on(held, DAY)
    assert appointment.words == "Appointment: Legal"
    assert appointment.at is not None
    assert answer.on == DAY + timedelta(days=14)
    after = due_on(held, DAY + 2 * A_DAY)
    assert after[0].words == "Ask how the appointment went: Legal"


def test_an_appointment_made_before_they_answered_is_kept_too() -> None:
    sent = make.referral(CASE, make.provider().id, state=ReferralState.SENT, sent=DAY, appointment=NOON + A_DAY)
    assert [thing.words for thing in due_on(file(referral=sent), DAY)] == [
        "Appointment: Legal",
        "Ask for the answer: Legal",
    ]


def test_a_consent_is_due_in_its_last_week_only() -> None:
    sent = make.referral(CASE, make.provider().id)
    consent = ConsentToRelease(
        case_id=CASE, referral=sent.id, provider=sent.provider, items=(), purpose="p", given=DAY, until=DAY + 30 * A_DAY
    )
    assert due_on(file(releases=(consent,)), DAY) == ()
    assert len(due_on(file(releases=(consent,)), DAY + 25 * A_DAY)) == 1
    assert due_on(file(releases=(consent,)), DAY + 31 * A_DAY) == ()


def test_nothing_is_due_on_a_closed_case() -> None:
    held = file(case(status=CaseStatus.CLOSED, due=DAY), plan=(make.plan_line(CASE, by=DAY),))
    assert due_on(held, DAY) == ()


def test_what_was_agreed_before_the_file_began_here_is_due_within_its_first_week() -> None:
    elsewhere = file(case(opened=DAY), plan=(make.plan_line(CASE, by=DAY - 40 * A_DAY),))
    assert [one.on for one in due_on(elsewhere, DAY)] == [DAY + 7 * A_DAY]
