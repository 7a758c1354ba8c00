"""What follows from answers: which questions are asked, the score, the band; and every score that can come out."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from casedesk.cases.questionnaires.declared import Answers, Band, Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Result:
    """`open` counts the scored questions without an answer; while there are any, there is no score and no band."""

    open: int
    score: int | None = None
    band: Band | None = None
    subscales: Mapping[str, int] | None = None


def asked(whole: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """The questions that are asked, given the answers so far. One that hangs on an unasked one is not asked either."""
    found: dict[str, Question] = {}
    for question in whole.questions():
        on = question.asked_when
        if on is None or (on.question in found and str(answers.get(on.question, "")) in on.values):
            found[question.id] = question
    return tuple(found.values())


def result_of(whole: Questionnaire, answers: Answers) -> Result:
    """Score and band. An answer to a question that is not asked does not count."""
    scored = [question for question in asked(whole, answers) if question.scored]
    unanswered = sum(question.id not in answers for question in scored)
    if unanswered or not any(question.scored for question in whole.questions()):
        return Result(unanswered)
    points = {question.id: question.points(answers[question.id]) for question in scored}
    total = sum(points.values())
    parts = {
        one.id: sum(points[q.id] for q in scored if q.subscale == one.id) for one in whole.subscales
    }  # fmt: skip
    return Result(0, total, next((band for band in whole.bands if band.least <= total <= band.most), None), parts)


class _Scores(NamedTuple):
    """A set of scores: `least + n` is in it where bit n is set. Sums of sets are shifts, so that no file is slow."""

    least: int
    bits: int

    def steps(self) -> Iterator[int]:
        """What each lies above the least."""
        left = self.bits
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest


_NONE = _Scores(0, 1)
"""The score of nothing: 0."""


def reachable(questions: Iterable[Question]) -> frozenset[int]:
    """Every score that can come out when all that is asked is answered.

    Each question hangs on at most one earlier one, so conditions make trees: from the leaves up, the scores of a
    question are those of each answer, together with those of the questions which that answer opens.
    """
    every = tuple(questions)
    hanging: dict[str, list[Question]] = {}
    for question in every:
        if question.asked_when is not None:
            hanging.setdefault(question.asked_when.question, []).append(question)
    scores: dict[str, _Scores] = {}
    for question in reversed(every):  # what hangs on a question comes after it
        scores[question.id] = _scores(question, hanging.get(question.id, []), scores)
    found = _together(scores[question.id] for question in every if question.asked_when is None)
    return frozenset(found.least + step for step in found.steps())


def _scores(question: Question, hanging: list[Question], scores: Mapping[str, _Scores]) -> _Scores:
    if not question.choices:
        return _NONE
    found: dict[tuple[int, tuple[str, ...]], _Scores] = {}
    for choice in question.choices:
        own = question.points(choice.value) if question.scored else 0
        opened = tuple(one.id for one in hanging if one.asked_when and choice.value in one.asked_when.values)
        if (own, opened) not in found:
            more = _together(scores[id] for id in opened)
            found[own, opened] = _Scores(own + more.least, more.bits)
    least = min(some.least for some in found.values())
    return _Scores(least, functools.reduce(operator.or_, (s.bits << s.least - least for s in found.values())))


def _together(some: Iterable[_Scores]) -> _Scores:
    """Every sum of one score from each."""
    return functools.reduce(_sums, some, _NONE)


def _sums(one: _Scores, other: _Scores) -> _Scores:
    few, many = sorted((one, other), key=lambda scores: scores.bits.bit_count())
    bits = functools.reduce(operator.or_, (many.bits << step for step in few.steps()))
    return _Scores(few.least + many.least, bits)
