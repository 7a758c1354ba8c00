"""Disability by the Washington Group's short set: every level of every function, and the cut-off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.assessing import Difficulty
from casedesk.cases.rules.functioning import FUNCTIONS, disability_of
from casedesk.store.access import Access
from casedesk.store.records import NOBODY
from tests.factories import DAY, assessment, identity, incident, kept, registered

NONE, SOME, LOT, CANNOT = Difficulty
ALL_FINE = dict.fromkeys(FUNCTIONS, NONE)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(("level", "found"), [(NONE, "no"), (SOME, "no"), (LOT, "yes"), (CANNOT, "yes")])
def test_one_function_from_the_cut_off_on_is_enough(function: str, level: Difficulty, found: str) -> None:
    assert disability_of(assessment(NOBODY, **{**ALL_FINE, function: level})) is Answer(found)


def test_some_difficulty_in_everything_is_below_the_cut_off() -> None:
    assert disability_of(assessment(NOBODY, **dict.fromkeys(FUNCTIONS, SOME))) is Answer.NO


@pytest.mark.parametrize(
    ("answered", "found"), [({}, None), ({"seeing": NONE}, Answer.UNKNOWN), ({"walking": CANNOT}, Answer.YES)]
)
def test_what_was_not_asked_is_not_taken_for_a_no(answered: dict[str, Difficulty], found: Answer | None) -> None:
    assert disability_of(assessment(NOBODY, **answered)) is found


@pytest.mark.parametrize(
    ("asked", "kept_then"),
    [(None, Answer.NO), ({}, Answer.NO), ({"seeing": LOT}, Answer.YES), ({"seeing": SOME}, Answer.NO)],
)
def test_an_incident_keeps_what_the_assessment_found_else_the_identity(
    access: Access, asked: dict[str, Difficulty] | None, kept_then: Answer
) -> None:
    case = registered(access).id
    kept(access, identity(case, disability=Answer.NO))
    if asked is not None:
        kept(access, assessment(case, **asked))
    (told,) = kept(access, incident(case))
    assert told.disability_then is kept_then


def test_the_newest_assessment_counts_and_the_snapshot_stays(access: Access) -> None:
    case = registered(access).id
    kept(access, assessment(case, on=DAY.replace(month=3), walking=CANNOT), assessment(case, **ALL_FINE))
    (told,) = kept(access, incident(case))
    assert told.disability_then is Answer.NO
    kept(access, assessment(case, seeing=CANNOT))
    (changed,) = kept(access, replace(told, account="One more word."))
    assert changed.disability_then is Answer.NO
