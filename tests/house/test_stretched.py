"""The stretching language stretches every sentence of the source and breaks none."""

from __future__ import annotations

import pytest

from casedesk.text.translation import N_, _, n_, p_
from tests.house.test_catalogues import asked, names
from tests.stretched import GROWTH, stretch, stretching
from tools import translations


def test_every_sentence_grows_and_can_still_be_filled_in() -> None:
    for message in translations.collected():
        for sentence in asked(message):
            assert len(stretch(sentence)) >= len(sentence) * (1 + GROWTH) - 1
            assert names(stretch(sentence)) == names(sentence)


@pytest.mark.parametrize(
    "say",
    [
        lambda: _("Saved at {time}", time="9:00"),
        lambda: _(N_("Open")),
        lambda: n_("{n} case", "{n} cases", 2),
        lambda: p_("case", "Open"),
    ],
)
def test_english_is_stretched_inside_the_block_only(say: object) -> None:
    assert callable(say)
    plain = say()
    with stretching():
        long = say()
    assert long.startswith("[")
    assert long.endswith("·]")
    assert long != plain == say()
