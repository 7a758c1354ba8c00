"""Where a case is and what comes next, worked out from its file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind, NextStep, Risk, Step
from casedesk.cases.codes.work import Mode, Outcome, Progress, ReferralState
from casedesk.cases.records.case import Case
from casedesk.cases.rules.progress import RISK_WITHIN, Facts, ReferralFact, RiskFact, next_of, step_of
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests.factories import (
    DAY,
    NOON,
    asked,
    assessment,
    consent,
    drafted,
    follow_up,
    identity,
    incident,
    kept,
    plan_line,
    registered,
    risk_assessment,
    safety,
)  # fmt: skip
from tests.vaults import Clock

DAYS = st.dates(min_value=DAY - timedelta(60), max_value=DAY + timedelta(60))
CLOSING = (NextStep.ASK_CLOSURE, NextStep.AWAIT_CLOSURE, NextStep.CLOSURE_SENT_BACK)
FACTS = st.builds(
    Facts,
    kind=st.sampled_from(CaseKind),
    opened=DAYS,
    consented=st.booleans(),
    safety_checked=st.booleans(),
    identified=st.booleans(),
    incidents=st.integers(0, 2),
    assessed=st.booleans(),
    plan=st.lists(st.tuples(st.sampled_from(Progress), st.none() | DAYS), max_size=3),
    referrals=st.lists(
        st.builds(ReferralFact, st.sampled_from(ReferralState), st.booleans(), DAYS, st.none() | DAYS), max_size=3
    ),
    last_follow_up=st.none() | DAYS,
    next_follow_up=st.none() | DAYS,
    assault_at=st.none() | st.just(NOON - timedelta(hours=30)) | st.just(NOON - timedelta(hours=130)),
    wants_doctor=st.booleans(),
    to_approve=st.none() | st.tuples(st.sampled_from((NextStep.ASK_APPROVAL, NextStep.PLAN_SENT_BACK)), DAYS),
    closing=st.none() | st.tuples(st.sampled_from(CLOSING), DAYS),
    risk=st.none() | st.builds(RiskFact, *(st.none() | DAYS for _fact in range(4))),
)


@given(FACTS)
def test_every_file_has_a_step_and_a_next_step(facts: Facts) -> None:
    step, (what, due) = step_of(facts), next_of(facts, NOON)
    assert due is not None or what in (NextStep.REVIEW_CLOSURE, NextStep.AWAIT_CLOSURE)
    if what is not NextStep.REFER_HEALTH:
        assert (step is Step.INTRODUCTION) == (what is NextStep.RECORD_CONSENT)
        assert (what in CLOSING) == (facts.closing is not None)
        assert what is not NextStep.WRITE_PLAN or step is Step.PLANNING
        assert step is not Step.PLANNING or not facts.plan or facts.to_approve is not None


@given(FACTS)
def test_an_open_medical_window_comes_before_everything(facts: Facts) -> None:
    urgent = replace(facts, assault_at=NOON - timedelta(hours=10), wants_doctor=True, referrals=[])
    assert next_of(urgent, NOON) == (NextStep.REFER_HEALTH, NOON.date())
    late = replace(urgent, assault_at=NOON - timedelta(hours=121))
    assert next_of(late, NOON)[0] is not NextStep.REFER_HEALTH


def case_now(access: Access, case: Case) -> Case:
    with Work(access) as work:
        return work.get(Case, case.id)


def test_the_case_walks_through_its_steps(access: Access) -> None:
    case = registered(access)
    walked = [(case.step, case.next_step)]
    entries = (consent, safety, identity, incident, assessment, risk_assessment, plan_line, follow_up)
    for entry in entries:
        kept(access, entry(case.id))
        now = case_now(access, case)
        walked.append((now.step, now.next_step))
        if entry is plan_line:
            asked(access, case.id)
            now = case_now(access, case)
            walked.append((now.step, now.next_step))
    assert walked == [
        (Step.INTRODUCTION, NextStep.RECORD_CONSENT),
        (Step.ASSESSMENT, NextStep.CHECK_SAFETY),
        (Step.ASSESSMENT, NextStep.RECORD_IDENTITY),
        (Step.ASSESSMENT, NextStep.RECORD_INCIDENT),
        (Step.ASSESSMENT, NextStep.ASSESS_NEEDS),
        (Step.ASSESSMENT, NextStep.ASK_RISK),
        (Step.PLANNING, NextStep.WRITE_PLAN),
        (Step.PLANNING, NextStep.ASK_APPROVAL),
        (Step.ACTION, NextStep.FOLLOW_UP),
        (Step.FOLLOW_UP, NextStep.FOLLOW_UP),
    ]


def test_a_family_file_asks_for_no_incident(access: Access) -> None:
    case = registered(access, kind=CaseKind.FAMILY)
    kept(access, consent(case.id), safety(case.id), identity(case.id))
    assert case_now(access, case).next_step is NextStep.ASSESS_NEEDS


def test_the_newest_judgement_of_the_risk_counts(access: Access) -> None:
    case = registered(access)
    kept(access, safety(case.id, risk=Risk.STANDARD))
    kept(access, follow_up(case.id, at=NOON + timedelta(hours=1), risk=Risk.HIGH))
    assert case_now(access, case).risk is Risk.HIGH


def test_the_newest_of_questions_and_judgements_counts(access: Access, clock: Clock) -> None:
    case = registered(access)
    kept(access, safety(case.id, risk=Risk.STANDARD), risk_assessment(case.id, band=Risk.HIGH))
    assert case_now(access, case).risk is Risk.HIGH
    clock.at += timedelta(hours=2)
    kept(access, follow_up(case.id, at=clock.at, risk=Risk.STANDARD))
    assert case_now(access, case).risk is Risk.STANDARD
    clock.at += timedelta(hours=1)
    kept(access, risk_assessment(case.id, band=Risk.HIGH, judgement=Risk.MEDIUM, reason="She is with her aunt"))
    assert case_now(access, case).risk is Risk.MEDIUM


def test_after_a_new_incident_the_risk_is_asked_again(access: Access, clock: Clock) -> None:
    case = registered(access)
    early = (consent, safety, identity, incident, assessment, risk_assessment, plan_line)
    kept(access, *(entry(case.id) for entry in early))
    asked(access, case.id)
    clock.at += timedelta(days=10)
    told = clock.at.date()
    kept(access, incident(case.id, interviewed=told))
    now = case_now(access, case)
    assert (now.next_step, now.due) == (NextStep.ASK_RISK, told + RISK_WITHIN)
    assert now.step is not Step.ASSESSMENT, "what was planned with her stays planned"
    kept(access, risk_assessment(case.id, on=told))
    assert case_now(access, case).next_step is not NextStep.ASK_RISK


def test_the_risk_is_asked_again_on_the_day_agreed(access: Access) -> None:
    case = registered(access)
    early = (consent, safety, identity, incident, assessment, plan_line)
    kept(access, *(entry(case.id) for entry in early), risk_assessment(case.id, review_on=DAY + timedelta(days=2)))
    now = case_now(access, case)
    assert (now.next_step, now.due) == (NextStep.ASK_RISK, DAY + timedelta(days=2))


def test_a_family_is_not_asked_about_the_risk(access: Access) -> None:
    case = registered(access, kind=CaseKind.FAMILY)
    kept(access, consent(case.id), safety(case.id), identity(case.id), assessment(case.id))
    assert case_now(access, case).next_step is NextStep.WRITE_PLAN


def test_who_was_not_reached_was_not_contacted(access: Access, clock: Clock) -> None:
    case = registered(access)
    clock.at += timedelta(days=3)
    kept(access, follow_up(case.id, at=clock.at, mode=Mode.PHONE, outcome=Outcome.NOT_REACHED))
    assert case_now(access, case).last_contact == DAY


def test_a_referral_that_is_sent_is_asked_about_after_two_weeks(access: Access) -> None:
    case = registered(access)
    kept(access, *(e(case.id) for e in (consent, safety, identity, incident, assessment, plan_line)))
    made = drafted(access, case.id)
    assert case_now(access, case).next_step is NextStep.REFER
    asked(access, case.id)
    with Work(access) as work:
        work.save(replace(made, state=ReferralState.SENT, sent=DAY))
        work.commit()
    kept(access, assessment(case.id))
    now = case_now(access, case)
    assert (now.next_step, now.due) == (NextStep.ASK_ANSWER, DAY + timedelta(days=14))


def test_all_goals_met_leads_to_closing(access: Access) -> None:
    case = registered(access)
    kept(access, *(e(case.id) for e in (consent, safety, identity, incident, assessment)))
    kept(access, plan_line(case.id, progress=Progress.MET))
    now = case_now(access, case)
    assert (now.step, now.next_step) == (Step.CLOSURE, NextStep.REVIEW_CLOSURE)


@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNKNOWN])
def test_a_recent_assault_leads_to_a_doctor_unless_she_does_not_want_one(access: Access, answer: Answer) -> None:
    case = registered(access)
    recent = {"recent_assault": Answer.YES, "assault_at": NOON - timedelta(hours=5)}
    kept(access, safety(case.id, health_referral=answer, **recent))
    assert case_now(access, case).next_step is NextStep.REFER_HEALTH
    other = registered(access)
    kept(access, safety(other.id, health_referral=Answer.NO, **recent))
    assert case_now(access, other).next_step is NextStep.RECORD_CONSENT


@given(FACTS)
def test_nothing_was_late_before_the_file_began(facts: Facts) -> None:
    step, due = next_of(replace(facts, taken_back=None, closing=None), NOON)
    assert due is None or due >= facts.opened or step in (NextStep.REFER_HEALTH, NextStep.CLOSE_TRANSFERRED)
