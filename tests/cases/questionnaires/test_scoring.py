"""Score and band follow from the answers; every score that can come out is known beforehand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from casedesk.cases.questionnaires.declared import Answers, Question, Questionnaire
from casedesk.cases.questionnaires.scoring import asked, reachable, result_of
from tests.cases.questionnaires.files import small

FULL: Answers = {"slept": "often", "worried": "often", "children": "yes", "cry": "2", "how_many": 2, "words": "Tired"}


def test_a_reversed_item_counts_the_other_way() -> None:
    whole = small()
    worried, slept = whole.question("worried"), whole.question("slept")
    assert (slept.points("never"), slept.points("often")) == (0, 3)
    assert (worried.points("never"), worried.points("often")) == (3, 0)


def test_the_score_its_band_and_its_parts() -> None:
    found = result_of(small(), FULL)
    assert (found.open, found.score, found.subscales) == (0, 5, {"rest": 3})
    assert found.band is not None
    assert found.band.value == "high"


def test_an_open_question_leaves_no_score() -> None:
    found = result_of(small(), {name: value for name, value in FULL.items() if name != "slept"})
    assert (found.open, found.score, found.band) == (1, None, None)


def test_what_is_not_asked_does_not_count() -> None:
    whole = small()
    without: Answers = {**FULL, "children": "no"}
    assert "cry" not in [one.id for one in asked(whole, without)]
    assert result_of(whole, without).score == 3


def test_what_hangs_on_an_unasked_question_is_not_asked() -> None:
    old = '[[section.question]]\nid = "words"\ntype = "text"'
    whole = small(old=old, new=old + '\nasked_when = { question = "cry", answers = ["4"] }')
    assert "words" in [one.id for one in asked(whole, {"children": "yes", "cry": "4"})]
    assert "words" not in [one.id for one in asked(whole, {"children": "no", "cry": "4"})]


def test_every_score_that_can_come_out_and_no_other() -> None:
    whole = small()
    tried = {result_of(whole, answers).score for answers in _every(whole)}
    assert reachable(whole.questions()) == tried == set(range(11)) - {None}


def _every(whole: Questionnaire) -> Iterator[Answers]:
    """Every way to answer all that is asked."""
    scored: list[Question] = [one for one in whole.questions() if one.choices]
    for some in itertools.product(*([choice.value for choice in one.choices] for one in scored)):
        yield dict(zip([one.id for one in scored], some, strict=True))
