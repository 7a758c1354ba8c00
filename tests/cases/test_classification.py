"""The incident's type over every combination of answers, against the rule in words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest

from casedesk.cases.codes.answers import WizardAnswer
from casedesk.cases.codes.incident import IncidentType
from casedesk.cases.rules.classification import QUESTIONS, asked, classify, possible

YES, NO, UNSURE = WizardAnswer.YES, WizardAnswer.NO, WizardAnswer.UNSURE
NAMES = list(QUESTIONS)
Answers = Mapping[str, WizardAnswer | None]
EVERY: list[Answers] = [dict(zip(NAMES, given, strict=True)) for given in product((YES, NO, UNSURE, None), repeat=6)]


@pytest.mark.parametrize(
    ("given", "decided"),
    [
        ("Y.....", IncidentType.RAPE),
        ("NY....", IncidentType.SEXUAL_ASSAULT),
        ("NNY...", IncidentType.PHYSICAL_ASSAULT),
        ("NNNY..", IncidentType.FORCED_MARRIAGE),
        ("NNNNY.", IncidentType.DENIAL),
        ("NNNNNY", IncidentType.EMOTIONAL),
        ("NNNNNN", IncidentType.NOT_GBV),
        ("......", None),
        ("U.....", None),
        ("UY....", None),
        ("NU....", None),
        ("NNNNNU", None),
        ("YYYYYY", IncidentType.RAPE),
        (".Y....", None),
    ],
)
def test_the_first_yes_decides(given: str, decided: IncidentType | None) -> None:
    answers = {"Y": YES, "N": NO, "U": UNSURE, ".": None}
    assert classify({name: answers[letter] for name, letter in zip(NAMES, given, strict=True)}) is decided


def test_a_type_needs_a_no_to_everything_before_it() -> None:
    for answers in EVERY:
        values = [answers[name] for name in NAMES]
        decided = classify(answers)
        if decided is IncidentType.NOT_GBV:
            assert values == [NO] * 6
        elif decided is not None:
            place = list(QUESTIONS.values()).index(decided)
            assert values[: place + 1] == [NO] * place + [YES]
        else:
            assert any(value in (UNSURE, None) for value in values)
            assert YES not in values[: next(at for at, value in enumerate(values) if value is not NO)]


def test_later_answers_change_nothing() -> None:
    for answers in EVERY:
        upto = asked(answers)
        assert classify({name: answers[name] for name in upto}) is classify(answers)


def test_questions_are_asked_one_after_the_other() -> None:
    for answers in EVERY:
        upto = asked(answers)
        assert list(upto) == NAMES[: len(upto)]
        assert all(answers[name] is NO for name in upto[:-1])
        assert len(upto) == 6 or answers[upto[-1]] is not NO


def test_what_is_still_possible_is_what_an_end_of_the_questions_can_bring() -> None:
    """Oracle: go through every way the open questions can be answered."""
    for answers in EVERY:
        open_ones = [name for name in NAMES if answers[name] in (UNSURE, None)]
        ends = {
            classify({**answers, **dict(zip(open_ones, given, strict=True))})
            for given in product((YES, NO), repeat=len(open_ones))
        }
        assert possible(answers) == ends
