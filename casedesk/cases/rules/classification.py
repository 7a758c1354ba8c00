"""The incident's type: six questions in a fixed order; the first yes decides (GBVIMS classification tool)."""

from __future__ import annotations

from collections.abc import Mapping

from casedesk.cases.codes.answers import WizardAnswer
from casedesk.cases.codes.incident import IncidentType

QUESTIONS: Mapping[str, IncidentType] = {
    "rape": IncidentType.RAPE,
    "sexual_assault": IncidentType.SEXUAL_ASSAULT,
    "physical_assault": IncidentType.PHYSICAL_ASSAULT,
    "forced_marriage": IncidentType.FORCED_MARRIAGE,
    "denial": IncidentType.DENIAL,
    "emotional": IncidentType.EMOTIONAL,
}
"""Field of the incident and the type its yes decides, in the order they are asked."""


def classify(answers: Mapping[str, WizardAnswer | None]) -> IncidentType | None:
    """The type; None while a question that comes first has no answer, or is not sure."""
    for question, decided in QUESTIONS.items():
        answer = answers.get(question)
        if answer is WizardAnswer.YES:
            return decided
        if answer is not WizardAnswer.NO:
            return None
    return IncidentType.NOT_GBV


def asked(answers: Mapping[str, WizardAnswer | None]) -> tuple[str, ...]:
    """The questions that are asked so far: those answered no, and the first one that is not."""
    found = []
    for question in QUESTIONS:
        found.append(question)
        if answers.get(question) is not WizardAnswer.NO:
            break
    return tuple(found)


def possible(answers: Mapping[str, WizardAnswer | None]) -> frozenset[IncidentType]:
    """The types that can still come out, given the answers so far; one alone once it is decided."""
    found = set()
    for question, decided in QUESTIONS.items():
        answer = answers.get(question)
        if answer is not WizardAnswer.NO:
            found.add(decided)
        if answer is WizardAnswer.YES:
            return frozenset(found)
    return frozenset(found | {IncidentType.NOT_GBV})
