"""A value that came from elsewhere as a field of ours would have kept it, or a reason why not. Nothing else gets in.

Texts are cleaned like what is typed, codes are those of our lists, days lie in this time, places are codes of places,
answers fit the questionnaire they name. Who sent it was confirmed; what was sent is believed no further for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, get_args, get_origin
from uuid import UUID

from casedesk.cases.questionnaires.declared import Answers, Questionnaire
from casedesk.cases.questionnaires.given import Given, given_in
from casedesk.store.fields import Field
from casedesk.text.codes import Codes
from casedesk.text.input import LONG, SHORT, clean_line, clean_text
from casedesk.text.partial_date import YEARS, PartialDate

MOST = 1_000_000
"""No number in a file is greater."""
ANSWERS = 400
"""More questions no questionnaire has."""
_PLACE = re.compile(r"(\d\d){1,4}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_TIME = re.compile(r"\d\d:\d\d(:\d\d)?", re.ASCII)


class Unfit(ValueError):
    """What came is no value of this field."""


def value_of(field: Field, raw: object) -> Any:
    """The value as it would be kept; None for an empty text. Raises Unfit for anything else."""
    try:
        return _value(field, field.type, raw)
    except (ValueError, OverflowError, RecursionError):
        raise Unfit(field.name) from None


def _value(field: Field, kind: Any, raw: object) -> Any:
    if get_origin(kind) is tuple:
        return _several(field, get_args(kind)[0], raw)
    if isinstance(kind, type) and issubclass(kind, Codes):
        return kind(_text(raw))
    if kind is str:
        return _words(field, _text(raw))
    read = _READ.get(kind)
    if read is None:
        raise Unfit(field.name)
    return read(raw)


def _several(field: Field, kind: Any, raw: object) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise Unfit(field.name)
    found = tuple(dict.fromkeys(_value(field, kind, one) for one in raw))
    if kind in (str, UUID) or len(found) > ANSWERS:
        raise Unfit(field.name)
    return found


def _words(field: Field, raw: str) -> str | None:
    if field.kind == "answers":
        return _answers(raw)
    if field.kind == "place" or field.name == "district":
        if not _PLACE.fullmatch(raw):
            raise Unfit(field.name)
        return raw
    cleaned = clean_text(raw, LONG) if field.kind == "long text" else clean_line(raw, SHORT)
    if cleaned.trouble is not None:
        raise Unfit(field.name)
    return cleaned.text or None


def _answers(raw: str) -> str:
    """Answers that fit their questions; those of a questionnaire that is not here stay as they are, cleaned."""
    given = given_in(raw)
    if given is None or len(given.answers) > ANSWERS or not 0 < given.version <= MOST:
        raise Unfit("answers")
    name = _line(given.questionnaire)
    whole = Given(name, given.version).whole()
    fitting = _fitting(whole, given.answers) if whole is not None else _plain(given.answers)
    if not fitting:
        raise Unfit("answers")
    return Given(name, given.version, fitting).written()


def answers_lost(raw: object, kept: str) -> Answers:
    """The answers that came and fit no question of the questionnaire as it is here."""
    came, found = given_in(raw if isinstance(raw, str) else None), given_in(kept)
    if came is None or found is None:
        return {}
    return {name: value for name, value in came.answers.items() if name not in found.answers}


def _fitting(whole: Questionnaire, answers: Answers) -> Answers:
    found: dict[str, str | int] = {}
    for question in whole.questions():
        value = answers.get(question.id)
        if value is None or isinstance(value, bool):
            continue
        if question.choices:
            fits = str(value) in {choice.value for choice in question.choices}
        else:
            fits = not isinstance(value, int) or question.least <= value <= question.most
        if fits:
            found[question.id] = value if isinstance(value, int) else _line(value)
    return found


def _plain(answers: Answers) -> Answers:
    return {_line(name): _number(value) if isinstance(value, int) else _line(value) for name, value in answers.items()}


def _line(raw: str) -> str:
    cleaned = clean_line(raw, SHORT)
    if cleaned.trouble is not None or not cleaned.text:
        raise Unfit("line")
    return cleaned.text


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise Unfit("text")
    return raw


def _number(raw: object) -> int:
    if type(raw) is not int or abs(raw) > MOST:
        raise Unfit("number")
    return raw


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise Unfit("flag")
    return raw


def _spelled(raw: object, pattern: re.Pattern[str]) -> str:
    if not isinstance(raw, str) or not pattern.fullmatch(raw):
        raise Unfit("spelling")
    return raw


def _day(raw: object) -> date:
    found = date.fromisoformat(_spelled(raw, _DAY))
    if found.year not in YEARS:
        raise Unfit("year")
    return found


def _moment(raw: object) -> datetime:
    found = datetime.fromisoformat(_spelled(raw, _MOMENT))
    if not YEARS[0] < found.year < YEARS[-1]:
        raise Unfit("year")
    return found.astimezone(UTC)


_READ: Mapping[Any, Callable[[object], Any]] = {
    int: _number,
    bool: _flag,
    date: _day,
    datetime: _moment,
    time: lambda raw: time.fromisoformat(_spelled(raw, _TIME)),
    PartialDate: lambda raw: PartialDate.parse(_text(raw)),
}
"""Plain types; an id or bytes are read by nobody."""
