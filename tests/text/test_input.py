"""What was typed or pasted, cleaned before it is kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.text.input import LONG, SHORT, clean_line, clean_text
from tests.effort import calls

ANYTHING = st.text(st.characters()) | st.text("\x00\r\n\t\u200b\u202e\u17d2\u200dកខា́e ")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Sok\tDara\r\n", "Sok Dara"),
        ("S\x00o\x07k\x1b[31m", "Sok[31m"),
        ("សុខ\u200bដារ៉ា\ufeff", "សុខដារ៉ា"),
        ("abc\u202edcba\u2066x\u2069", "abcdcbax"),
        ("سلام שלום", "سلام שלום"),
        ("👩\u200d👧 🇰🇭", "👩\u200d👧 🇰🇭"),
        ("Rene\u0301", "René"),
        ("half \ud83d emoji", "half emoji"),
    ],
)
def test_lines(typed: str, kept: str) -> None:
    assert clean_line(typed).text == kept


def test_texts_keep_their_lines() -> None:
    assert clean_text("\n one\r\ntwo\rthree\u2028\n\n").text == "one\ntwo\nthree"


def test_khmer_stays_as_it_was_typed() -> None:
    typed = "កេីតនៅ ស្ដី កំុ\u17d3"
    assert clean_line(typed).text == typed


@given(ANYTHING)
def test_cleaned_text_holds_nothing_unseen_and_can_be_stored(typed: str) -> None:
    for cleaned in (clean_line(typed), clean_text(typed)):
        cleaned.text.encode()
        assert not any(unicodedata.category(mark) in ("Cc", "Cs") and mark != "\n" for mark in cleaned.text)
        assert not set(cleaned.text) & set("\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert "\n" not in clean_line(typed).text


@given(ANYTHING)
def test_cleaning_again_changes_nothing(typed: str) -> None:
    assert clean_line(clean_line(typed).text).text == clean_line(typed).text
    assert clean_text(clean_text(typed).text).text == clean_text(typed).text


@given(st.text("កខា្ឡស a👩\u200d\u0301", min_size=1, max_size=40), st.integers(1, 20))
def test_what_does_not_fit_is_cut_between_letters_and_told(typed: str, limit: int) -> None:
    whole, kept = clean_line(typed, 1000).text, clean_line(typed, limit)
    assert len(kept.text) <= limit
    assert whole.startswith(kept.text)
    assert (kept.trouble is None) == (kept.text == whole)


def test_the_sentence_says_how_much_was_kept() -> None:
    cleaned = clean_line("ក្រ" * 100, limit=5)
    assert cleaned.text == "ក្រ"
    assert cleaned.trouble is not None
    assert "first 3 characters are kept" in cleaned.trouble.said()
    assert len(clean_line("a" * 300).text) == SHORT


@pytest.mark.parametrize("pasted", ["x" * 10_000_000, "\x00" * 10_000_000 + "x", "word \n" * 2_000_000])
def test_ten_megabytes_are_no_trouble(pasted: str) -> None:
    kept: list[str] = []
    assert calls(lambda: kept.append(clean_text(pasted).text)) < len(pasted) / 1_000
    assert 0 < len(kept[0]) <= LONG


def test_no_text_shows_in_a_trace() -> None:
    assert "Dara" not in repr(clean_line("Sok Dara"))
