"""One question of a questionnaire’s file: its answers, when it is asked, and what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casedesk.cases.codes.answers import Answer
from casedesk.cases.questionnaires import mistakes
from casedesk.cases.questionnaires.declared import Choice, Condition, Kind, Question, Subscale, Words
from casedesk.cases.questionnaires.table import Table
from casedesk.text.translation import LANGUAGES, speaking

MOST_POINTS = 100
LONGEST_SCALE = 20
MOST_ANSWERS = 40
_KINDS = {kind.value: kind for kind in Kind}
Choices = tuple[tuple[Choice, ...], bool]
"""Answers to choose from, and whether they count points."""


@dataclass(slots=True)
class Known:
    """What stands in the file before a question: shared answers, subscales, and the questions so far."""

    answers: Mapping[str, Choices]
    subscales: Mapping[str, Subscale]
    questions: dict[str, Question] = field(default_factory=dict)


def question_of(table: Table, known: Known) -> Question:
    """The question in a table. Raises FileMistake."""
    id = table.id("id")
    if id in known.questions:
        raise table.mistake("id", mistakes.TWICE, value=id)
    kind: Kind = table.one_of("type", _KINDS)
    words, help = table.words("text"), table.perhaps("help")
    choices, scored = _choices(table, kind, known)
    coded = table.truth("coded")
    if coded and kind is Kind.TEXT:
        raise table.mistake("coded", mistakes.SEALED)
    least, most = _bounds(table) if kind is Kind.NUMBER else (0, 999)
    reversed, subscale = table.truth("reversed"), table.id("subscale") if table.has("subscale") else ""
    for key, said in (("reversed", reversed), ("subscale", bool(subscale))):
        if said and not scored:
            raise table.mistake(key, mistakes.NOT_COUNTED, key=key)
    if subscale and subscale not in known.subscales:
        raise table.mistake("subscale", mistakes.NO_SUCH_SUBSCALE, value=subscale)
    condition = _condition(table.table("asked_when"), known) if table.has("asked_when") else None
    table.close()
    return Question(id, words, kind, help, choices, condition, scored, reversed, coded, subscale, least, most)


def choices_of(table: Table, key: str) -> Choices:
    """Answers to choose from, as a list of tables."""
    found: list[Choice] = []
    scored = False
    if len(table.listed(key)) > MOST_ANSWERS:
        raise table.mistake(key, mistakes.MANY_ANSWERS, most=MOST_ANSWERS)
    for one in table.tables(key):
        value = one.id("value")
        if value in [choice.value for choice in found]:
            raise one.mistake("value", mistakes.TWICE, value=value)
        scored = scored or one.has("points")
        found.append(
            Choice(value, one.words(), one.whole("points", -MOST_POINTS, MOST_POINTS) if one.has("points") else 0)
        )
        one.close()
    if len(found) < 2:
        raise table.mistake(key, mistakes.FEW_ANSWERS)
    return tuple(found), scored


def _choices(table: Table, kind: Kind, known: Known) -> Choices:
    if kind is Kind.YES_NO:
        return _yes_no(table)
    if kind is Kind.SCALE:
        return _scale(table)
    if kind is not Kind.CHOICE:
        return (), False
    if not isinstance(table.held.get("answers"), str):
        return choices_of(table, "answers")
    name = table.text("answers")
    if name not in known.answers:
        raise table.mistake("answers", mistakes.NO_SUCH_ANSWERS, value=name)
    return known.answers[name]


def _yes_no(table: Table) -> Choices:
    """Yes, no and not known, in the window’s own words; points as a table of the three."""
    points = dict.fromkeys(("yes", "no", "unknown"), 0)
    if scored := table.has("points"):
        held = table.table("points")
        points = {value: held.whole(value, -MOST_POINTS, MOST_POINTS) for value in points}
        held.close()
    return tuple(Choice(answer.value, _in_every(answer), points[answer.value]) for answer in Answer), scored


def _in_every(answer: Answer) -> Words:
    said = {}
    for tongue in LANGUAGES:
        with speaking(tongue):
            said[tongue] = answer.said()
    return Words(said)


def _scale(table: Table) -> Choices:
    """The numbers of a scale, with words at both ends; each counts itself, unless “unscored” is true."""
    least, most = _bounds(table)
    if most - least > LONGEST_SCALE:
        raise table.mistake("to", mistakes.WHOLE, key="to", least=least + 1, most=least + LONGEST_SCALE)
    ends = {least: table.words("low"), most: table.words("high")}
    scored = not table.truth("unscored")
    steps = range(least, most + 1)
    return tuple(Choice(str(step), _step(step, ends.get(step)), step if scored else 0) for step in steps), scored


def _step(step: int, end: Words | None) -> Words:
    if end is None:
        return Words(dict.fromkeys(LANGUAGES, str(step)))
    return Words({tongue: f"{step} – {said}" for tongue, said in end.by_language.items()})


def _bounds(table: Table) -> tuple[int, int]:
    least, most = table.whole("from", -MOST_POINTS, 9_999), table.whole("to", -MOST_POINTS, 9_999)
    if least >= most:
        raise table.mistake("from", mistakes.UPSIDE_DOWN)
    return least, most


def _condition(table: Table, known: Known) -> Condition:
    name = table.text("question")
    on = known.questions.get(name)
    if on is None or not on.choices:
        raise table.mistake("question", mistakes.EARLIER, value=name)
    values = [str(one) for one in table.listed("answers")]
    if not values:
        raise table.mistake("", mistakes.MISSING, key="answers")
    for value in values:
        if value not in [choice.value for choice in on.choices]:
            raise table.mistake("answers", mistakes.NO_SUCH_ANSWER, question=name, value=value)
    table.close()
    return Condition(name, frozenset(values))
