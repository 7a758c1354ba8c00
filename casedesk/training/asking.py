"""Questionnaires answered as a worker might: always the same answers for the same level of risk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.codes.case import Risk
from casedesk.cases.questionnaires.declared import Question
from casedesk.cases.questionnaires.given import Given
from casedesk.cases.questionnaires.shelf import newest, shipped
from casedesk.cases.records.risk import RiskAssessment

_YES: Mapping[Risk, frozenset[str]] = {
    Risk.STANDARD: frozenset({"children"}),
    Risk.MEDIUM: frozenset({"worse", "leaving", "watched", "near"}),
    Risk.HIGH: frozenset({"worse", "leaving", "near", "death", "weapon", "children", "children_used"}),
}
"""What is answered with yes at each level; everything else with no."""


def risk(case: UUID, on: date, level: Risk, *, again: date) -> RiskAssessment:
    """The questions on the risk, answered so that this level comes out."""
    (whole, *_others) = newest(shipped(), Topic.RISK)
    answers = {one.id: _answer(one, level) for one in whole.questions() if one.choices}
    given = Given(whole.id, whole.version, answers).written()
    return RiskAssessment(case_id=case, on=on, answers=given, her_view=level, review_on=again)


def _answer(question: Question, level: Risk) -> str:
    if any(choice.value == "yes" for choice in question.choices):
        return "yes" if question.id in _YES[level] else "no"
    return question.choices[-2].value if level is Risk.HIGH else question.choices[1].value
