"""The contexts over every combination of coded answers, against the definitions of the sector (DOMAIN.md, 2)."""

from __future__ import annotations

from itertools import product

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.incident import Abduction, Context, HarmfulPractice, IncidentType, Relationship
from casedesk.cases.rules.contexts import contexts, outlook
from casedesk.text.ages import AgeBand

SEXUAL = ("rape", "sexual_assault")
EVERY = list(product(IncidentType, Relationship, AgeBand, Answer, Abduction, HarmfulPractice))


def definition(
    type: str, relationship: str, age_band: str, exchange: str, abduction: str, practice: str
) -> set[str]:  # by the stored values, so that the enums are not asked twice
    """The six contexts, as the sector writes them."""
    found = set()
    if relationship == "partner":
        found.add("partner")
    if type in SEXUAL and age_band in ("0-11", "12-17"):
        found.add("child_sexual")
    if type == "forced_marriage" and age_band in ("0-11", "12-17"):
        found.add("early_marriage")
    if type in SEXUAL and exchange == "yes":
        found.add("exploitation")
    if type in SEXUAL and abduction in ("conscription", "trafficked", "other"):
        found.add("slavery")
    if practice in ("fgm", "marriage", "other"):
        found.add("harmful_practice")
    return set() if type == "not_gbv" else found


def test_every_combination() -> None:
    assert len(EVERY) == 7 * 14 * 7 * 3 * 4 * 4
    for type, relationship, age_band, exchange, abduction, practice in EVERY:
        found = contexts(
            type=type, relationship=relationship, age_band=age_band, exchange=exchange, abduction=abduction,
            practice=practice,
        )  # fmt: skip
        given = [one.value for one in (type, relationship, age_band, exchange, abduction, practice)]
        assert {context.value for context in found} == definition(*given), given


def test_no_to_a_harmful_practice_is_not_one() -> None:
    found = contexts(
        type=IncidentType.PHYSICAL_ASSAULT, relationship=Relationship.NEIGHBOUR, age_band=AgeBand.UP_TO_40,
        exchange=Answer.NO, abduction=Abduction.NONE, practice=HarmfulPractice.NO,
    )  # fmt: skip
    assert found == frozenset()


@pytest.mark.parametrize("unknown", ["relationship", "age_band", "exchange", "abduction", "practice"])
def test_an_answer_not_given_leaves_open_what_it_decides_and_nothing_else(unknown: str) -> None:
    """Oracle: the contexts under every answer the open question can get."""
    kinds = {
        "relationship": Relationship, "age_band": AgeBand, "exchange": Answer, "abduction": Abduction,
        "practice": HarmfulPractice,
    }  # fmt: skip
    for type, relationship, age_band, exchange, abduction, practice in EVERY[::7]:
        given = {
            "relationship": relationship, "age_band": age_band, "exchange": exchange, "abduction": abduction,
            "practice": practice,
        }  # fmt: skip
        ends = [contexts(type=type, **{**given, unknown: end}) for end in kinds[unknown]]  # type: ignore[arg-type]
        found = outlook(possible={type}, **{**given, unknown: None})  # type: ignore[arg-type]
        for context in Context:
            seen = {context in end for end in ends}
            assert found[context] is (None if len(seen) == 2 else seen.pop())


def test_nothing_is_settled_while_no_question_is_answered() -> None:
    found = outlook(
        possible=set(IncidentType), relationship=None, age_band=None, exchange=None, abduction=None, practice=None
    )
    assert set(found.values()) == {None}
