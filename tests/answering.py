"""Any answers to the fields of any kind of record, from their declarations alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st

from casedesk.cases.questionnaires.given import Given
from casedesk.store.fields import Field
from casedesk.store.records import Record, hidden
from casedesk.text.input import clean_line, clean_text
from casedesk.text.partial_date import PartialDate

R = TypeVar("R", bound=Record)
WORDS = st.text(max_size=80)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2026, 11, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
DAYS = st.dates(date(1930, 1, 1), date(2030, 1, 1))
PLACES = ("12", "1208", "120801", "9999", "01020304")
"""A province, a district, a commune, one that is not known, and a village whose code begins with a nought."""


def answers_to(field: Field, *, near: date | None = None) -> st.SearchStrategy[Any]:
    """Any answer a field can keep; its days and moments close to a day, if one is given."""
    if field.codes is not None:
        codes = st.sampled_from(list(field.codes))
        found: st.SearchStrategy[Any] = codes if field.kind == "choice" else st.sets(codes).map(tuple)
    else:
        found = {**_ANY, **(_around(near) if near else {})}[field.kind]
    return st.none() | found if field.optional else found


_LINES = WORDS.map(lambda words: clean_line(words).text or "x")
_ANY: Mapping[str, st.SearchStrategy[Any]] = {
    "text": _LINES,
    "phone": _LINES,
    "long text": WORDS.map(lambda words: clean_text(words).text or "x"),
    "place": st.sampled_from(PLACES),
    "date": DAYS,
    "moment": MOMENTS,
    "time": st.integers(0, 1_439).map(lambda minutes: time(*divmod(minutes, 60))),
    "number": st.integers(0, 120),
    "yes/no": st.booleans(),
    "partial date": st.builds(PartialDate, st.integers(1930, 2026), st.integers(1, 12), st.integers(1, 28)),
    "answers": st.sampled_from(["never", "often"]).map(lambda a: Given("wellbeing", 1, {"slept": a}).written()),
}


def _around(day: date) -> Mapping[str, st.SearchStrategy[Any]]:
    """What could be told on that day."""
    moment = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return {
        "date": st.integers(-3, 1).map(lambda days: day + timedelta(days=days)),
        "moment": st.integers(-60, 120).map(lambda minutes: moment + timedelta(minutes=minutes)),
        "number": st.integers(0, 5),
        "partial date": st.integers(0, 400).map(lambda days: _partly(day - timedelta(days=days))),
    }


def _partly(day: date) -> PartialDate:
    """As much of a day as somebody may remember."""
    return PartialDate(day.year, day.month, day.day if day.day % 2 else None, about=day.day % 5 == 0)


def asked(kind: type[Record]) -> Mapping[str, Field]:
    """The fields of a kind that people answer."""
    return {name: field for name, field in kind.__fields__.items() if not hidden(field)}


def entry(kind: type[R], case: UUID, day: date) -> st.SearchStrategy[R]:
    """A new entry of a file with any answers."""
    answers = st.fixed_dictionaries({name: answers_to(field, near=day) for name, field in asked(kind).items()})
    return answers.map(lambda given: kind(**{"case_id": case, **given}))
