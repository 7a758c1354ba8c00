"""What of people's answers is counted, and what may be shown: whole months that are over, together until enough people
are in them.

A period is closed once and stays as it is, so that nobody learns one person's answers by looking again next week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from casedesk.cases.questionnaires.declared import Question, Questionnaire

LEAST = 5
"""Fewer answers than that are never shown: somebody would know whose they are."""
UNSAID = "unsaid"
"""Nobody must answer: that is counted too, so that a number of answers is a number of people."""
_FIRST = ("client_feedback", 1)
"""What was asked when rows named the question alone."""

Answers = Mapping[str, Mapping[str, int]]
"""How often each answer was given, by question."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one month to another (“2026-09”), both included: how many people answered, and what. A question that
    fewer than LEAST of them answered is not in `told`.
    """

    first: str
    last: str
    people: int
    told: Answers


def countable(whole: Questionnaire) -> Questionnaire:
    """What of it is asked for feedback: coded questions with answers to choose from, unless they hang on another."""
    counted: set[str] = set()
    for question in whole.questions():
        on = question.asked_when
        if _counted(question) and (on is None or on.question in counted):
            counted.add(question.id)
    kept = [replace(one, questions=tuple(q for q in one.questions if q.id in counted)) for one in whole.sections]
    return replace(whole, sections=tuple(one for one in kept if one.questions))


def key_of(whole: Questionnaire, question: Question) -> str:
    """What a row names the question by."""
    return f"{whole.id}:{whole.version}:{question.id}"


def keyed(key: str) -> tuple[tuple[str, int], str]:
    """The questionnaire's id and version, and the question's id, of a row."""
    whole, _colon, question = key.rpartition(":")
    id, _colon, version = whole.rpartition(":")
    return ((id, int(version)) if whole else _FIRST), question


def periods(months: Mapping[str, Answers], now: str) -> Iterator[Period]:
    """The periods that may be shown of one questionnaire, the oldest first. What is left over waits for the next
    month that is over.
    """
    waiting: list[str] = []
    for month in sorted(month for month in months if month < now):
        waiting.append(month)
        together = _together(months[one] for one in waiting)
        people = max((sum(given.values()) for given in together.values()), default=0)
        if people >= LEAST:
            told = {question: given for question, given in together.items() if _answered(given) >= LEAST}
            yield Period(waiting[0], month, people, told)
            waiting = []


def _counted(question: Question) -> bool:
    return question.coded and bool(question.choices) and UNSAID not in [choice.value for choice in question.choices]


def _together(months: Iterator[Answers]) -> dict[str, Counter[str]]:
    counted: dict[str, Counter[str]] = {}
    for month in months:
        for question, given in month.items():
            counted.setdefault(question, Counter()).update(given)
    return counted


def _answered(given: Mapping[str, int]) -> int:
    return sum(times for answer, times in given.items() if answer != UNSAID)
