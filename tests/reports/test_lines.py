from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.reports.ink import ACCENT
from casedesk.reports.lines import Line, broken, drawable
from casedesk.reports.runs import Words
from casedesk.reports.typefaces import KHMER_SIZE
from tests.reports.samples import KHMER_PROSE


def said(line: Line) -> str:
    return "".join(run.text for run in line.runs)


@pytest.mark.parametrize("width", [25, 60, 200, 499])
@pytest.mark.parametrize("text", [KHMER_PROSE * 2, "The quick brown fox, PP-0042. " * 9, "ក" * 300, "x" * 300])
def test_no_line_is_wider_than_its_place(text: str, width: float) -> None:
    lines = broken([Words(text)], 9, width)
    assert "".join(said(line) for line in lines) == text
    assert all(line.width <= width + 0.2 for line in lines)


def test_a_character_wider_than_its_place_stands_alone() -> None:
    assert [said(line) for line in broken([Words("ស្ត្រីកម្ពុ")], 9, 1)] == ["ស្ត្រី", "ក", "ម្ពុ"]


def test_khmer_lines_end_between_words() -> None:
    lines = broken([Words("ខេត្តកំពង់ចាម ខេត្តកំពង់ចាម")], 9, 40)
    assert [said(line).strip() for line in lines] == ["ខេត្ត", "កំពង់ចាម", "ខេត្ត", "កំពង់ចាម"]


def test_lines_are_filled() -> None:
    lines = broken([Words(KHMER_PROSE * 6)], 9, 400)
    assert all(line.width > 300 for line in lines[:-1])


def test_blanks_at_the_end_of_a_line_take_no_width() -> None:
    (plain,) = broken([Words("Home visit")], 9, 400)
    (spaced,) = broken([Words("Home visit   ")], 9, 400)
    assert spaced.width == pytest.approx(plain.width)
    first, *_rest = broken([Words("Home visit    today")], 9, plain.width + 1)
    assert first.width == pytest.approx(plain.width)


def test_line_feeds_and_empty_lines_stay() -> None:
    assert [said(line) for line in broken([Words("a\n\nb\r\nc\u2028d")], 9, 400)] == ["a", "", "b", "c", "d"]
    assert [said(line) for line in broken([Words("")], 9, 400)] == [""]


def test_voices_keep_their_weight_and_colour_across_lines() -> None:
    words = [Words("Home visit today. ", bold=True), Words("Safe-visit check done today.", ink=ACCENT)]
    lines = broken(words, 9, 60)
    assert "".join(said(line) for line in lines) == "".join(word.text for word in words)
    bold = "".join(run.text for line in lines for run in line.runs if run.font.endswith("Bold"))
    coloured = "".join(run.text for line in lines for run in line.runs if run.ink == ACCENT)
    assert (bold, coloured) == (words[0].text, words[1].text)


def test_khmer_is_drawn_larger_and_latin_in_its_own_font() -> None:
    (line,) = broken([Words("PP-0042 សុខ ណា, 3")], 10, 400)
    assert [(run.text, run.font, run.size) for run in line.runs] == [
        ("PP-0042 ", "NotoSans-Regular", 10),
        ("សុខ ណា", "NotoSansKhmer-Regular", 10 * KHMER_SIZE),
        (", 3", "NotoSans-Regular", 10),
    ]


def test_what_cannot_be_drawn_is_left_out() -> None:
    assert drawable("a\x00b\x1b[31mc\x7f\u202ed\u200be\tf\ud800") == "ab[31mcde f\ufffd"


@given(st.text(st.characters() | st.sampled_from("កម្ពុជា ស្ត្រី\u200c\u200d\ud800😀א\x00\n")), st.floats(1, 200))
def test_any_text_is_broken_without_loss(text: str, width: float) -> None:
    lines = broken([Words(text)], 9, width)
    assert "".join(said(line) for line in lines) == drawable(text).replace("\n", "")
