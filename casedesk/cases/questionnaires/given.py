"""Answers as they are kept: with the questionnaire and the version they were given under; so they say themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casedesk.cases.questionnaires.declared import Answers, Question, Questionnaire
from casedesk.cases.questionnaires.scoring import Result, asked, result_of
from casedesk.cases.questionnaires.shelf import shelf


@dataclass(frozen=True, slots=True)
class Given:
    """Which questionnaire was asked, in which version, and what was answered."""

    questionnaire: str
    version: int
    answers: Answers = field(default_factory=dict)

    def written(self) -> str:
        """As a field keeps it: JSON. What is no longer asked, given the other answers, is left out."""
        whole = self.whole()
        kept: Mapping[str, str | int] = self.answers
        if whole is not None:
            kept = {one.id: self.answers[one.id] for one in asked(whole, self.answers) if one.id in self.answers}
        return json.dumps([self.questionnaire, self.version, dict(kept)], ensure_ascii=False)

    def whole(self) -> Questionnaire | None:
        """The questionnaire as it was then; None if that version is not here."""
        return shelf().version(self.questionnaire, self.version)

    def result(self) -> Result | None:
        """Score and band by the rules of that version; None without them."""
        whole = self.whole()
        return result_of(whole, self.answers) if whole is not None else None

    def coded(self) -> str:
        """The answers that may be counted, as JSON by question."""
        whole = self.whole()
        questions = asked(whole, self.answers) if whole is not None else ()
        return json.dumps({q.id: self.answers[q.id] for q in questions if q.coded and q.id in self.answers})


def begun(whole: Questionnaire) -> str:
    """A questionnaire nobody has answered yet."""
    return Given(whole.id, whole.version).written()


def given_in(kept: str | None) -> Given | None:
    """What a field holds; None for nothing, and for what this program never wrote."""
    try:
        questionnaire, version, answers = json.loads(kept or "")
        return Given(str(questionnaire), int(version), _readable(answers))
    except (TypeError, ValueError):
        return None


def said_answers(kept: str | None) -> tuple[tuple[Question | None, str, str], ...]:
    """Each question that was answered, in words, and its answer; by its name where the questionnaire is not here."""
    given = given_in(kept)
    if given is None:
        return ()
    whole = given.whole()
    if whole is None:
        return tuple((None, name, str(value)) for name, value in given.answers.items())
    questions = (one for one in whole.questions() if one.id in given.answers)
    return tuple((one, one.words.said(), one.said(given.answers[one.id])) for one in questions)


def _readable(answers: Any) -> Answers:
    if not isinstance(answers, dict):
        raise TypeError
    return {str(name): value for name, value in answers.items() if isinstance(value, str | int)}
