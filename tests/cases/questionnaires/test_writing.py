"""What is written is what is read back: the same document, and the same questionnaire."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casedesk.cases.questionnaires.reading import read
from casedesk.cases.questionnaires.shelf import shipped_files
from casedesk.cases.questionnaires.writing import written
from tests.cases.questionnaires.files import SMALL

IDS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ['"', "\\", "\x7f", "\n\t", "ខ្មែរ"]
)
SAID = st.dictionaries(st.sampled_from(["en", "km", "fr"]), WORDS, min_size=1)
PLAIN = st.one_of(WORDS, st.integers(), st.booleans(), SAID)
CHOICE = st.fixed_dictionaries({"value": IDS}, optional={"points": st.integers(-100, 100), "en": WORDS, "km": WORDS})
QUESTION = st.fixed_dictionaries(
    {"id": IDS, "type": IDS},
    optional={
        "text": SAID,
        "answers": st.one_of(IDS, st.lists(CHOICE)),
        "points": st.dictionaries(IDS, st.integers()),
        "asked_when": st.fixed_dictionaries({"question": IDS, "answers": st.lists(IDS)}),
        "reversed": st.booleans(),
    },
)
SECTION = st.fixed_dictionaries({}, optional={"text": SAID, "question": st.lists(QUESTION, min_size=1, max_size=3)})
DOCUMENT = st.fixed_dictionaries(
    {"id": IDS},
    optional={
        "version": st.integers(),
        "title": SAID,
        "other": PLAIN,
        "section": st.lists(SECTION, min_size=1, max_size=3),
        "answers": st.lists(st.fixed_dictionaries({"id": IDS, "choices": st.lists(CHOICE)}), min_size=1, max_size=2),
        "band": st.lists(st.fixed_dictionaries({"value": IDS, "from": st.integers()}), min_size=1, max_size=3),
    },
)


@settings(max_examples=60)
@given(DOCUMENT)
def test_a_document_comes_back(document: dict[str, Any]) -> None:
    assert tomllib.loads(written(document)) == document


@pytest.mark.parametrize("text", [SMALL, *(held.decode() for held in shipped_files().values())])
def test_a_questionnaire_comes_back_and_stays_as_it_is_written(text: str) -> None:
    again = written(tomllib.loads(text))
    assert read(again.encode(), "again.toml") == read(text.encode(), "first.toml")
    assert written(tomllib.loads(again)) == again


def test_the_form_is_the_documented_one() -> None:
    assert written(tomllib.loads(SMALL)) == SMALL
