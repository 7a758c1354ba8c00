"""A questionnaire from the text of its file (docs/questionnaires.md). The first mistake is told, with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires import mistakes
from casedesk.cases.questionnaires.checking import check_bands
from casedesk.cases.questionnaires.declared import Band, Choice, Question, Questionnaire, Section, Subscale
from casedesk.cases.questionnaires.lines import Lines
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.questionnaires.questions import Known, choices_of, question_of
from casedesk.cases.questionnaires.table import Source, Table

LARGEST = 500_000
"""Bytes. A hundred questions in three languages need a tenth of it."""
MOST_QUESTIONS = 120
MOST_SCORE = 20_000
_TOPICS = {topic.value: topic for topic in Topic}


def read(held: bytes, file: str, *, languages: Iterable[str] = ()) -> Questionnaire:
    """The questionnaire in a file’s bytes. `languages` names those that no text may lack; else one is enough.

    Raises FileMistake.
    """
    if len(held) > LARGEST:
        raise FileMistake(file, 1, mistakes.TOO_LARGE)
    try:
        text = held.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as trouble:
        raise FileMistake(file, held.count(b"\n", 0, trouble.start) + 1, mistakes.NOT_TEXT) from None
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise FileMistake(file, _line_told(str(trouble), text), mistakes.NOT_TOML) from None
    return _questionnaire(Table(Source(file, Lines(text), tuple(languages)), (), found))


def _line_told(trouble: str, text: str) -> int:
    """The line that TOML’s own reader names; it says “end of document” for the last one."""
    told = re.search(r"at line (\d+)", trouble)
    return int(told[1]) if told else max(text.count("\n"), 1)


def _questionnaire(top: Table) -> Questionnaire:
    id, version = top.id("id"), top.whole("version", 1, 999)
    topic = top.one_of("topic", _TOPICS)
    title, introduction = top.words("title"), top.perhaps("introduction")
    known = Known(_answers(top), _subscales(top))
    sections = tuple(_section(table, known) for table in top.tables("section"))
    if not known.questions:
        raise top.mistake("section", mistakes.NO_QUESTION)
    if len(known.questions) > MOST_QUESTIONS:
        raise top.mistake("section", mistakes.MANY, most=MOST_QUESTIONS)
    tables = list(top.tables("band"))
    bands = tuple(_band(table) for table in tables)
    top.close()
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


def _section(table: Table, known: Known) -> Section:
    words = table.words("text")
    questions: list[Question] = []
    for one in table.tables("question"):
        questions.append(question_of(one, known))
        known.questions[questions[-1].id] = questions[-1]
    table.close()
    return Section(words, tuple(questions))


def _band(table: Table) -> Band:
    value, words = table.id("value"), table.words("text")
    least, most = table.whole("from", -MOST_SCORE, MOST_SCORE), table.whole("to", -MOST_SCORE, MOST_SCORE)
    if least > most:
        raise table.mistake("from", mistakes.UPSIDE_DOWN)
    advice = table.perhaps("advice")
    table.close()
    return Band(value, words, least, most, advice)
