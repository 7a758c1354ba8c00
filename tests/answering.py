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
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=20)
PLACES = ("12", "1208", "120801", "01020304")
"""A province, a district, a commune, and a village whose code begins with a nought."""


def answers_about(day: date, field: Field) -> st.SearchStrategy[Any]:
    """Any answer a field can keep, its days and moments near `day`."""
    moment = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    near = st.integers(-3, 1).map(lambda days: day + timedelta(days=days))
    chosen: Mapping[str, st.SearchStrategy[Any]] = {
        "text": WORDS.map(lambda words: clean_line(words).text or "x"),
        "phone": st.sampled_from(["012 345 678", "+855 92 111 222"]),
        "long text": WORDS.map(lambda words: clean_text(words).text or "x"),
        "place": st.sampled_from(PLACES),
        "date": near,
        "moment": st.integers(-60, 120).map(lambda minutes: moment + timedelta(minutes=minutes)),
        "time": st.integers(0, 1_439).map(lambda minutes: time(*divmod(minutes, 60))),
        "number": st.integers(0, 5),
        "yes/no": st.booleans(),
        "partial date": st.integers(0, 400).map(lambda days: _partly(day - timedelta(days=days))),
        "answers": st.sampled_from(["never", "often"]).map(lambda a: Given("wellbeing", 1, {"slept": a}).written()),
    }
    if field.codes is not None:
        codes = st.sampled_from(list(field.codes))
        found: st.SearchStrategy[Any] = codes if field.kind == "choice" else st.sets(codes, max_size=3).map(tuple)
    else:
        found = chosen[field.kind]
    return st.none() | found if field.optional else found


def _partly(day: date) -> PartialDate:
    """As much of a day as somebody may remember."""
    return PartialDate(day.year, day.month, day.day if day.day % 2 else None, about=day.day % 5 == 0)


def asked(kind: type[Record]) -> Mapping[str, Field]:
    """The fields of a kind that people answer."""
    return {name: field for name, field in kind.__fields__.items() if not hidden(field)}


def entry(kind: type[R], case: UUID, day: date) -> st.SearchStrategy[R]:
    """A new entry of a file with any answers."""
    answers = st.fixed_dictionaries({name: answers_about(day, field) for name, field in asked(kind).items()})
    return answers.map(lambda given: kind(**{"case_id": case, **given}))
