"""Every kind of record has its form from its declaration alone, and comes back out of it as it went in."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import FirstContact
from casedesk.store.records import NOBODY, Record, hidden
from casedesk.text.translation import speak
from casedesk.ui.forms.form import RecordForm
from tests.accessible import nameless
from tests.answering import answers_to
from tests.factories import DAY, NOON
from tests.stretched import stretching
from tests.ui.clipping import clipped
from tests.ui.forms.conftest import FormOf

KINDS = [kind for kind in Record.__subclasses__() if kind is not Case]
"""Of a case itself nothing is typed."""


def required(kind: type[Record]) -> dict[str, Any]:
    """The program's own fields that have no default."""
    named = {f.name: f for f in dataclasses.fields(kind)}
    own = {n: f for n, f in kind.__fields__.items() if hidden(f) and named[n].default is dataclasses.MISSING}
    return {name: NOBODY if "UUID" in str(field.type) else DAY for name, field in own.items()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("qtbot")
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(chance=st.data())
def test_a_record_comes_out_as_it_went_in(kind: type[Record], chance: st.DataObject) -> None:
    asked = {name: field for name, field in kind.__fields__.items() if not hidden(field)}
    values = {name: chance.draw(answers_to(field), name) for name, field in asked.items()}
    before = kind(**{**required(kind), **values})
    form = RecordForm(kind, initial=before, today=DAY)
    given = {name: value for name, value in values.items() if form.field(name).is_asked}
    after = form.record()
    assert {name: getattr(after, name) for name in given} == _as_kept(kind, given)
    fresh = RecordForm(kind, initial=before, today=DAY)
    fresh.restore(form.answers())
    assert fresh.record() == after
    for one in (form, fresh):
        shiboken6.delete(one)


def _as_kept(kind: type[Record], given: dict[str, Any]) -> dict[str, Any]:
    """Several choices are kept in the order of their list."""
    kept = dict(given)
    for name, value in given.items():
        codes = kind.__fields__[name].codes
        if isinstance(value, tuple) and codes is not None:
            kept[name] = tuple(code for code in codes if code in value)
    return kept


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_with_a_label_is_asked_and_no_other(kind: type[Record], form_of: FormOf) -> None:
    form = form_of(kind, defaults=required(kind))
    assert set(form.answers()) - {"_version"} == {n for n, field in kind.__fields__.items() if not hidden(field)}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_takes_the_focus_has_a_name(kind: type[Record], form_of: FormOf) -> None:
    assert nameless(form_of(kind, defaults=required(kind))) == []


@pytest.mark.parametrize("tongue", ["km", "fr"])  # English is shorter than both, and stretched below
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_clipped_in_any_language(kind: type[Record], tongue: str, form_of: FormOf) -> None:
    speak(tongue)
    form = form_of(kind, defaults=required(kind))
    form.window().resize(600, 300)
    form.resize(568, form.heightForWidth(568))
    assert clipped(form) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_clipped_where_words_are_long(kind: type[Record], form_of: FormOf) -> None:
    with stretching():
        form = form_of(kind, defaults=required(kind))
        form.resize(568, form.heightForWidth(568))
        assert clipped(form) == []


def test_the_clock_of_the_centre_fills_now(form_of: FormOf) -> None:
    form = form_of(FirstContact, defaults={"at": NOON})
    assert form.value("at") == NOON
