"""The next step in words: what, why now, what is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import NextStep
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.rules.preparing import PART_OF, preparation, referral_meant
from tests import factories as make
from tests.cases.files import A_DAY, CASE, NOW, case, file
from tests.factories import DAY, NOON


@pytest.mark.parametrize("step", [step for step in NextStep if step is not NextStep.NOTHING])
def test_every_step_says_what_why_and_its_button(step: NextStep) -> None:
    held = file(case(next_step=step, due=DAY), safe_contact=make.safe_contact(CASE))
    told = preparation(held, NOW)
    assert told.what
    assert told.button
    assert step in PART_OF


def test_nothing_due_has_no_button() -> None:
    told = preparation(file(case(next_step=NextStep.NOTHING)), NOW)
    assert (told.what, told.button) == ("Nothing is due", "")


def test_an_open_medical_window_tells_the_hours_left() -> None:
    check = make.safety(CASE, recent_assault=Answer.YES, assault_at=NOON - timedelta(hours=53))
    told = preparation(file(case(next_step=NextStep.REFER_HEALTH, due=DAY), safety_checks=(check,)), NOW)
    assert told.why == "Medical window of 72 h: 19 h left."
    assert told.pressing
    later = preparation(file(case(next_step=NextStep.REFER_HEALTH), safety_checks=(check,)), NOW + 9 * A_DAY)
    assert later.why == "The medical window has closed. A doctor can still help."


def test_late_is_a_fact_and_presses() -> None:
    told = preparation(file(case(next_step=NextStep.RECORD_CONSENT, due=DAY - 3 * A_DAY)), NOW)
    assert (told.due, told.pressing) == ("3 days late", True)
    soon = preparation(file(case(next_step=NextStep.RECORD_CONSENT, due=DAY + A_DAY)), NOW)
    assert (soon.due, soon.pressing) == ("due tomorrow", False)


def test_a_draft_without_her_consent_says_what_is_missing() -> None:
    drafted = make.referral(CASE, make.provider().id, number="R-0001")
    asked = make.referral(CASE, make.provider().id, number="R-0002", state=ReferralState.CONSENTED)
    of = case(next_step=NextStep.REFER, due=DAY)
    assert preparation(file(of, referrals=(drafted,)), NOW).missing == "Her consent to send is missing"
    assert preparation(file(of, referrals=(asked,)), NOW).missing == ""


def test_the_step_means_the_referral_that_waits_longest() -> None:
    to = make.provider().id
    old = make.referral(CASE, to, number="R-0001", state=ReferralState.SENT, sent=DAY, drafted=DAY - A_DAY)
    new = make.referral(CASE, to, number="R-0002", state=ReferralState.SENT, sent=DAY)
    draft = make.referral(CASE, to, number="R-0003", drafted=DAY - 9 * A_DAY)
    held = (new, old, draft)
    assert referral_meant(file(case(next_step=NextStep.ASK_ANSWER), referrals=held)) == old
    assert referral_meant(file(case(next_step=NextStep.REFER), referrals=held)) == draft
    assert referral_meant(file(case(next_step=NextStep.FOLLOW_UP), referrals=held)) is None
