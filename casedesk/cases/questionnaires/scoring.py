"""What follows from answers: which questions are asked, the score, the band; and every score that can come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    scores: dict[str, frozenset[int]] = {}
    for question in reversed(every):  # what hangs on a question comes after it
        scores[question.id] = _scores(question, hanging.get(question.id, []), scores)
    return _together(scores[question.id] for question in every if question.asked_when is None)


def _scores(question: Question, hanging: list[Question], scores: Mapping[str, frozenset[int]]) -> frozenset[int]:
    if not question.choices:
        return frozenset({0})
    found: set[int] = set()
    for choice in question.choices:
        own = question.points(choice.value) if question.scored else 0
        opened = [one for one in hanging if one.asked_when and choice.value in one.asked_when.values]
        found |= {own + more for more in _together(scores[one.id] for one in opened)}
    return frozenset(found)


def _together(some: Iterable[frozenset[int]]) -> frozenset[int]:
    """Every sum of one score from each."""
    sums = frozenset({0})
    for scores in some:
        sums = frozenset(one + other for one in sums for other in scores)
    return sums
