"""The level of risk from answers or judged otherwise; when it is looked at again; answers to other questionnaires."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.codes.case import NextStep, Risk
from casedesk.cases.questionnaires.given import Given
from casedesk.cases.records.risk import Questioned, RiskAssessment
from casedesk.cases.rules.checks import checked
from casedesk.cases.rules.due import due_on
from casedesk.cases.rules.risk import LOOK_AGAIN, again_on, level_of, said_band
from casedesk.store.fields import InField
from casedesk.text.translation import speaking
from casedesk.training.asking import risk
from tests.cases.files import CASE, case, file
from tests.factories import DAY, NOON, questioned, risk_assessment

AGAIN = DAY + timedelta(days=75)


@pytest.mark.parametrize("level", list(Risk))
def test_the_answers_give_the_level(level: Risk) -> None:
    found = checked(risk(CASE, DAY, level, again=AGAIN), NOON, None)
    assert (found.band, level_of(found), found.review_on) == (level, level, AGAIN)
    assert (found.questionnaire, found.questionnaire_version) == ("risk_screen", 1)
    assert json.loads(found.counted)["worse"] == ("no" if level is Risk.STANDARD else "yes")


@pytest.mark.parametrize("level", list(Risk))
def test_the_day_to_look_again_is_proposed_by_the_level(level: Risk) -> None:
    found = checked(replace(risk(CASE, DAY, level, again=AGAIN), review_on=None), NOON, None)
    assert found.review_on == DAY + LOOK_AGAIN[level] == again_on(DAY, level)


def test_the_more_there_is_to_fear_the_sooner_it_is_looked_at() -> None:
    assert LOOK_AGAIN[Risk.HIGH] < LOOK_AGAIN[Risk.MEDIUM] < LOOK_AGAIN[Risk.STANDARD]


def refused(entry: RiskAssessment | Questioned) -> str:
    with pytest.raises(InField) as caught:
        checked(entry, NOON, None)
    return caught.value.field


def test_another_judgement_has_a_reason_and_counts() -> None:
    entry = replace(risk(CASE, DAY, Risk.STANDARD, again=AGAIN), judgement=Risk.HIGH)
    assert refused(entry) == "reason"
    assert refused(replace(entry, reason="   ")) == "reason"
    kept = checked(replace(entry, reason="He was seen at the gate", review_on=None), NOON, None)
    assert (kept.band, level_of(kept), kept.review_on) == (Risk.STANDARD, Risk.HIGH, DAY + LOOK_AGAIN[Risk.HIGH])


def test_the_same_judgement_needs_no_reason() -> None:
    entry = replace(risk(CASE, DAY, Risk.HIGH, again=AGAIN), judgement=Risk.HIGH)
    assert level_of(checked(entry, NOON, None)) is Risk.HIGH


def test_a_score_that_was_typed_elsewhere_never_stands() -> None:
    entry = replace(risk(CASE, DAY, Risk.HIGH, again=AGAIN), band=Risk.STANDARD, score=0)
    assert checked(entry, NOON, None).band is Risk.HIGH


def test_what_cannot_be() -> None:
    assert refused(risk_assessment(CASE, on=DAY + timedelta(days=1))) == "on"
    assert refused(risk_assessment(CASE, review_on=DAY - timedelta(days=1))) == "review_on"
    half = Given("risk_screen", 1, {"worse": "yes"}).written()
    assert refused(risk_assessment(CASE, answers=half)) == "judgement"
    assert refused(Questioned(case_id=CASE, on=DAY)) == "answers"


def test_a_questionnaire_that_is_no_longer_here_keeps_what_it_gave() -> None:
    gone = Given("theirs", 7, {"q1": "yes"}).written()
    found = checked(risk_assessment(CASE, answers=gone, band=Risk.HIGH, score=9), NOON, None)
    assert (found.band, found.score, found.questionnaire) == (Risk.HIGH, 9, "theirs")


def test_wellbeing_is_kept_with_its_band_in_words() -> None:
    answers = dict.fromkeys(("slept", "quiet", "glad", "managed", "ahead"), "always")
    whole = Given("wellbeing", 1, {**answers, **dict.fromkeys(("thoughts", "worn_out", "alone"), "never")})
    found = checked(questioned(CASE, answers=whole.written(), topic=Topic.NEEDS), NOON, None)
    assert (found.score, found.band, found.topic) == (32, "good", Topic.WELLBEING)
    with speaking("fr"):
        assert said_band(found) == "Bonnes semaines"


def test_half_a_questionnaire_is_kept_without_a_score() -> None:
    found = checked(questioned(CASE), NOON, None)
    assert (found.score, found.band, said_band(found)) == (None, None, "")


def test_the_newest_day_to_look_again_is_due() -> None:
    older = risk_assessment(CASE, on=DAY - timedelta(days=20), review_on=DAY)
    newer = risk_assessment(CASE, review_on=DAY + timedelta(days=30))
    held = file(entries=(newer, older))
    assert [(one.on, one.words) for one in due_on(held, DAY)] == [(newer.review_on, "Look at the risk again")]


def test_it_is_not_due_twice() -> None:
    day = DAY + timedelta(days=30)
    held = file(case(next_step=NextStep.ASK_RISK, due=day), entries=(risk_assessment(CASE, review_on=day),))
    assert [one.words for one in due_on(held, DAY)] == ["Ask about the risk"]
