"""A file with mistakes becomes a draft: nothing that the editor can hold is lost, and the rest is told by its line."""

from __future__ import annotations

import pytest

from casedesk.cases.questionnaires.draft import Draft
from casedesk.cases.questionnaires.mending import Mended, mended
from tests.cases.questionnaires.files import SMALL, line_of, written
from tests.cases.questionnaires.test_hostile import A_MOMENT, hostile
from tests.cases.questionnaires.test_reading import MISTAKES
from tests.effort import calls


def draft_of(text: str) -> tuple[Draft, tuple[int, ...]]:
    found = mended(text.encode())
    assert found is not None
    return found


def test_a_file_without_mistakes_is_the_same_draft() -> None:
    draft, left_out = draft_of(SMALL)
    assert (draft.document, left_out) == (Draft.of(SMALL.encode(), id="small", version=1).document, ())


def test_every_mistake_is_still_to_be_mended_or_its_line_is_told() -> None:
    """What a name for the program was is made anew: nobody could mend it on a form."""
    quiet = []
    for old, new, _where, _sentence in MISTAKES:
        found = mended(written(old=old, new=new).encode())
        if found is not None and not (found.draft.mistakes() or found.left_out):
            quiet.append(new)
    assert quiet == ["version = 0", 'id = "slept"', '{ value = "never"', 'value = "low"']


def test_what_has_another_shape_is_left_out_by_its_line() -> None:
    text = SMALL.replace('topic = "wellbeing"', 'topic = "wellbeing"\ncolour = 3').replace("coded = true", "coded = 1")
    draft, left_out = draft_of(text)
    assert left_out == (line_of("colour", text), line_of("coded", text))
    assert draft.mistakes() == ()


def test_what_points_to_nothing_is_taken_out() -> None:
    text = SMALL.replace('answers = "how_often"', 'answers = "how_seldom"').replace(
        '"children", answers', '"x", answers'
    )
    draft, left_out = draft_of(text.replace('subscale = "rest"', 'subscale = "sleep"'))
    assert len(left_out) == 5
    assert not [one for one in draft.questions() if "asked_when" in one or "subscale" in one]
    assert [one["answers"] for one in draft.questions() if one["type"] == "choice"] == [
        [{"value": "a1"}, {"value": "a2"}], [{"value": "a1"}, {"value": "a2"}],
    ]  # fmt: skip


@pytest.mark.parametrize("held", [b"\x89PNG\xff", b"a = [", b"#" * 300_000])
def test_what_is_no_toml_makes_no_draft(held: bytes) -> None:
    assert mended(held) is None


@pytest.mark.parametrize(("what", "text"), [*hostile()], ids=lambda one: one if len(one) < 20 else "")
def test_nobody_waits_for_a_file_written_in_bad_faith(what: str, text: str) -> None:
    found: list[Mended | None] = []
    assert calls(lambda: found.append(mended(text.encode()))) < A_MOMENT
    assert all(one is None or one.draft.kept() for one in found)
