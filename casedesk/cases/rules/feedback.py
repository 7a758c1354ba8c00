"""What of people's answers may be shown: whole months that are over, together until enough people are in them.

A period is closed once and stays as it is, so that nobody learns one person's answers by looking again next week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casedesk.cases.codes.feedback import FeedbackAnswer, FeedbackQuestion

LEAST = 5
"""Fewer answers than that are never shown: somebody would know whose they are."""

Answers = Mapping[FeedbackQuestion, Mapping[FeedbackAnswer, int]]


@dataclass(frozen=True, slots=True)
class Period:
    """From one month to another (“2026-09”), both included: how many people answered, and what. A question that
    fewer than LEAST of them answered is not in `told`.
    """

    first: str
    last: str
    people: int
    told: Answers


def periods(months: Mapping[str, Answers], now: str) -> Iterator[Period]:
    """The periods that may be shown, the oldest first. What is left over waits for the next month that is over."""
    waiting: list[str] = []
    for month in sorted(month for month in months if month < now):
        waiting.append(month)
        together = _together(months[one] for one in waiting)
        people = max((sum(given.values()) for given in together.values()), default=0)
        if people >= LEAST:
            told = {question: given for question, given in together.items() if _answered(given) >= LEAST}
            yield Period(waiting[0], month, people, told)
            waiting = []


def _together(months: Iterator[Answers]) -> dict[FeedbackQuestion, Counter[FeedbackAnswer]]:
    counted: dict[FeedbackQuestion, Counter[FeedbackAnswer]] = {}
    for month in months:
        for question, given in month.items():
            counted.setdefault(question, Counter()).update(given)
    return {question: counted[question] for question in FeedbackQuestion if question in counted}


def _answered(given: Mapping[FeedbackAnswer, int]) -> int:
    return sum(times for answer, times in given.items() if answer is not FeedbackAnswer.UNSAID)
