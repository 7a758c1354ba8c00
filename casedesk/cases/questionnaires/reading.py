"""A questionnaire from the text of its file (docs/questionnaires.md). The first mistake is told, with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires import mistakes
from casedesk.cases.questionnaires.checking import check_bands
from casedesk.cases.questionnaires.declared import Band, Choice, Question, Questionnaire, Section, Subscale
from casedesk.cases.questionnaires.lines import Lines
from casedesk.cases.questionnaires.mistakes import FileMistake, Taking
from casedesk.cases.questionnaires.questions import Known, choices_of, question_of
from casedesk.cases.questionnaires.table import Source, Table

LARGEST = 256_000
"""Bytes. A hundred questions in three languages need a third of it."""
MOST_QUESTIONS = 120
MOST_SCORE = 20_000
_TOPICS = {topic.value: topic for topic in Topic}
_DEEP = re.compile(r"""^[\s\[]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){8}""", re.MULTILINE)
"""A key within keys within keys: no questionnaire has one, and reading it takes the square of its length."""


def read(held: bytes, file: str, *, languages: Iterable[str] = ()) -> Questionnaire:
    """The questionnaire in a file’s bytes. `languages` names those that no text may lack; else one is enough.

    Raises FileMistake: the first one, with the others.
    """
    found = document_of(held, file)
    return _questionnaire(Table(Source(file, Lines(text_of(held, file)), tuple(languages)), (), found))


def document_of(held: bytes, file: str) -> dict[str, Any]:
    """What TOML’s reader makes of a file. Raises FileMistake for what it cannot read."""
    text = text_of(held, file)
    if (deep := _DEEP.search(text)) is not None:
        raise FileMistake(file, text.count("\n", 0, deep.end()) + 1, mistakes.NOT_TOML)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as trouble:  # beside TOML’s own: a number of thousands of digits; nesting
        raise FileMistake(file, _line_told(str(trouble), text), mistakes.NOT_TOML) from None


def text_of(held: bytes, file: str) -> str:
    """The text in a file’s bytes. Raises FileMistake for what is far too large or no text."""
    if len(held) > LARGEST:
        raise FileMistake(file, 1, mistakes.TOO_LARGE)
    try:
        return held.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as trouble:
        raise FileMistake(file, held.count(b"\n", 0, trouble.start) + 1, mistakes.NOT_TEXT) from None


def _line_told(trouble: str, text: str) -> int:
    """The line that TOML’s own reader names; it says “end of document” for the last one."""
    told = re.search(r"at line (\d+)", trouble)
    return int(told[1]) if told else max(text.count("\n"), 1)


def _questionnaire(top: Table) -> Questionnaire:
    take = Taking()
    id, version = take(top.id, "id"), take(top.whole, "version", 1, 999)
    topic: Topic = take(top.one_of, "topic", _TOPICS)
    title, introduction = take(top.words, "title"), take(top.perhaps, "introduction")
    known = Known(take(_answers, top) or {}, take(_subscales, top) or {})
    sections = take(lambda: tuple(_section(table, known, take) for table in top.tables("section")))
    tables = take(lambda: list(top.tables("band")))
    bands = tuple(take(_band, table) for table in tables or ())
    take(top.close)
    take.check()
    if not known.questions:
        raise top.mistake("section", mistakes.NO_QUESTION)
    if len(known.questions) > MOST_QUESTIONS:
        raise top.mistake("section", mistakes.MANY, most=MOST_QUESTIONS)
    check_bands(top, tables, bands, tuple(known.questions.values()), topic)
    return Questionnaire(id, version, topic, title, sections, introduction, bands, tuple(known.subscales.values()))


def _answers(top: Table) -> Mapping[str, tuple[tuple[Choice, ...], bool]]:
    """Answers that several questions share, by their name, and whether they count points."""
    found: dict[str, tuple[tuple[Choice, ...], bool]] = {}
    for table in top.tables("answers"):
        name = table.id("id")
        if name in found:
            raise table.mistake("id", mistakes.TWICE, value=name)
        found[name] = choices_of(table, "choices")
        table.close()
    return found


def _subscales(top: Table) -> dict[str, Subscale]:
    found: dict[str, Subscale] = {}
    for table in top.tables("subscale"):
        id = table.id("id")
        if id in found:
            raise table.mistake("id", mistakes.TWICE, value=id)
        found[id] = Subscale(id, table.words("text"))
        table.close()
    return found


def _section(table: Table, known: Known, take: Taking) -> Section:
    words = take(table.words, "text")
    questions: list[Question] = []
    for one in table.tables("question"):
        question: Question | None = take(question_of, one, known)
        if question is not None:
            questions.append(question)
            known.questions[question.id] = question
    take(table.close)
    return Section(words, tuple(questions))


def _band(table: Table) -> Band:
    value, words = table.id("value"), table.words("text")
    least, most = table.whole("from", -MOST_SCORE, MOST_SCORE), table.whole("to", -MOST_SCORE, MOST_SCORE)
    if least > most:
        raise table.mistake("from", mistakes.UPSIDE_DOWN)
    advice = table.perhaps("advice")
    table.close()
    return Band(value, words, least, most, advice)
