"""The questionnaires that come with the program: in three languages, with a band for every score."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires.checking import RISK_BANDS
from casedesk.cases.questionnaires.declared import Kind, Questionnaire
from casedesk.cases.questionnaires.scoring import asked, reachable, result_of
from casedesk.cases.questionnaires.shelf import Shelf, newest, shipped
from casedesk.text.translation import LANGUAGES

EVERY = pytest.mark.parametrize("whole", shipped(), ids=lambda one: f"{one.id} {one.version}")


def test_there_is_one_on_every_topic() -> None:
    assert {one.topic for one in newest(shipped())} == set(Topic)


@EVERY
def test_every_score_lies_in_exactly_one_band(whole: Questionnaire) -> None:
    scores = reachable(whole.questions()) if whole.bands else ()
    assert all(sum(band.least <= score <= band.most for band in whole.bands) == 1 for score in scores)
    assert all(any(band.least <= score <= band.most for score in scores) for band in whole.bands)


@EVERY
@given(chosen=st.data())
def test_whatever_is_answered_there_is_one_band(whole: Questionnaire, chosen: st.DataObject) -> None:
    answers = {one.id: chosen.draw(st.sampled_from(one.choices)).value for one in whole.questions() if one.choices}
    found = result_of(whole, answers)
    assert found.open == 0
    assert (found.band is not None) == bool(whole.bands)
    assert found.score is None or found.score in reachable(whole.questions())


@EVERY
def test_everything_is_said_in_every_language(whole: Questionnaire) -> None:
    texts = [whole.title, whole.introduction, *(section.words for section in whole.sections)]
    texts += [one.words for one in whole.questions()] + [c.words for one in whole.questions() for c in one.choices]
    texts += [band.words for band in whole.bands]
    assert all(set(text.by_language) == set(LANGUAGES) for text in texts)
    assert not [text for text in texts if "\u200b" in text.by_language["km"]]


@EVERY
def test_what_is_written_in_words_is_never_coded(whole: Questionnaire) -> None:
    assert not any(one.coded for one in whole.questions() if one.kind is Kind.TEXT)


def test_on_risk_everything_not_known_is_not_standard() -> None:
    (whole,) = newest(shipped(), Topic.RISK)
    unknown = {one.id: "unknown" for one in whole.questions() if one.choices}
    band = result_of(whole, unknown).band
    assert band is not None
    assert RISK_BANDS[band.value].value > "1-standard"
    assert "children_used" in [one.id for one in asked(whole, unknown)]


def test_a_version_that_is_not_here_is_none() -> None:
    assert Shelf().version("risk_screen", 999) is None
    assert Shelf().version("risk_screen", 1) is not None
