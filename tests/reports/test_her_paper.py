"""Her own page: her words under plain headings in her language, and nothing that says where it comes from."""

from __future__ import annotations

from typing import Any

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.reports.her_paper import HEADINGS, her_paper
from casedesk.store.records import NOBODY
from casedesk.text.translation import _, speaking
from tests.factories import DAY
from tests.reports.tools import letters, text_of

WORDS: dict[str, Any] = {name: f"Her words {place}." for place, name in enumerate(HEADINGS)}
PLAN = SafetyPlan(
    case_id=NOBODY, on=DAY, on_paper=Answer.YES, where_kept="UNDERTHERICE", review_on=DAY, **WORDS
)  # fmt: skip


def test_every_text_of_a_plan_but_where_it_is_kept_has_a_heading() -> None:
    sealed = {name for name, field in SafetyPlan.__fields__.items() if field.sealed}
    assert sealed == {*HEADINGS, "where_kept"}


@pytest.mark.parametrize("code", ["en", "km", "fr"])
def test_it_is_her_words_and_plain_headings_and_nothing_else(code: str) -> None:
    with speaking(code):
        read = letters(text_of(her_paper(PLAN)))
        expected = letters("".join(f"{_(said)} {WORDS[name]}" for name, said in HEADINGS.items()))
    assert read == expected


def test_what_was_not_planned_has_no_heading() -> None:
    with speaking("en"):
        read = text_of(her_paper(SafetyPlan(case_id=NOBODY, on=DAY, people="My aunt")))
    assert read.split() == ["Who", "helps", "me", "My", "aunt"]


def test_the_file_itself_has_a_neutral_name_and_no_trace() -> None:
    pdf = her_paper(PLAN)
    for word in (b"CaseDesk", b"afety", b"2026"):
        assert word not in pdf


def test_a_practice_file_says_so() -> None:
    with speaking("en"):
        assert "TRAINING" in text_of(her_paper(PLAN, training=True))


def test_a_long_plan_takes_several_pages_and_loses_nothing() -> None:
    long = SafetyPlan(case_id=NOBODY, on=DAY, before="\n".join(f"line {n}" for n in range(200)))
    read = text_of(her_paper(long))
    assert read.count("\f") > 1
    assert all(f"line {n}" in read for n in range(200))
