"""Answers are kept with their version, and say themselves by it for as long as it lies here."""

from __future__ import annotations

import json

import pytest

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires.given import Given, begun, given_in, said_answers
from casedesk.cases.questionnaires.shelf import Shelf, shelf, shelve, shipped
from casedesk.text.translation import speaking
from tests.cases.questionnaires.files import SMALL

ANSWERS = {"afraid": "very", "children": "no", "children_used": "yes", "words": "She counts the days"}


def test_what_was_given_comes_back() -> None:
    written = Given("risk_screen", 1, ANSWERS).written()
    back = given_in(written)
    assert back is not None
    assert (back.questionnaire, back.version, back.answers["afraid"]) == ("risk_screen", 1, "very")


def test_what_is_no_longer_asked_is_not_kept() -> None:
    back = given_in(Given("risk_screen", 1, ANSWERS).written())
    assert back is not None
    assert "children_used" not in back.answers


def test_only_coded_answers_may_be_counted() -> None:
    assert json.loads(Given("risk_screen", 1, ANSWERS).coded()) == {"afraid": "very", "children": "no"}


def test_answers_say_themselves_in_the_language_spoken() -> None:
    kept = Given("risk_screen", 1, ANSWERS).written()
    said = {question: answer for _one, question, answer in said_answers(kept)}
    assert said["How afraid is she of what may come next?"] == "Very"
    with speaking("fr"):
        assert "Très" in [answer for _one, _question, answer in said_answers(kept)]


def test_an_old_version_stays_readable_beside_a_newer_one(bare_shelf: None) -> None:
    newer = SMALL.replace("version = 1", "version = 2").replace("I slept.", "I slept well.")
    shelve(Shelf((SMALL, newer), {"small": 2}))
    assert [one.version for one in shelf().in_use(Topic.WELLBEING) if one.id == "small"] == [2]
    asked = {version: said_answers(Given("small", version, {"slept": "never"}).written())[0][1] for version in (1, 2)}
    assert asked == {1: "I slept.", 2: "I slept well."}


def test_a_version_that_is_not_here_is_told_by_its_names() -> None:
    kept = Given("gone", 4, {"q1": "yes"}).written()
    assert said_answers(kept) == ((None, "q1", "yes"),)
    assert Given("gone", 4).result() is None


@pytest.mark.parametrize("kept", [None, "", "[]", "{}", "3", '["a", 1]', '["a", 1, 2]', "not JSON"])
def test_what_was_never_written_here_is_no_answer(kept: str | None) -> None:
    assert given_in(kept) is None
    assert said_answers(kept) == ()


def test_a_questionnaire_begins_without_answers() -> None:
    assert given_in(begun(shipped()[0])) == Given(shipped()[0].id, shipped()[0].version, {})
