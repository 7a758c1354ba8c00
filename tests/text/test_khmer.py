from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.text.khmer import HINT, clusters, has_khmer, pieces, stripped, with_breaks

SENTENCE = "គាត់រស់នៅខេត្តកំពង់ចាមជាមួយម្ដាយ"


def test_khmer_is_cut_between_words() -> None:
    assert pieces("ខេត្តកំពង់ចាម") == ["ខេត្ត", "កំពង់ចាម"]


def test_latin_and_digits_in_the_same_text_are_cut_as_usual() -> None:
    assert pieces("PP-0042 នៅខេត្ត") == ["PP-0042 ", "នៅ", "ខេត្ត"]
    assert pieces("12/3/2026 at 9:00") == ["12/3/2026 ", "at ", "9:00"]


def test_a_sentence_never_starts_a_line_with_its_stop() -> None:
    assert not any(piece.startswith("។") for piece in pieces("នៅកំពង់ចាម។ នៅខេត្ត។"))


@pytest.mark.parametrize("cut", [pieces, clusters])
@given(text=st.text(st.characters() | st.sampled_from(SENTENCE + "\ud800😀")))
def test_cutting_loses_nothing(cut: object, text: str) -> None:
    assert callable(cut)
    assert "".join(cut(text)) == text


@given(st.text(st.sampled_from(SENTENCE + " a1\n\u200b")))
def test_hints_come_off_again(text: str) -> None:
    assert stripped(with_breaks(text)) == stripped(text)


def test_showing_twice_is_showing_once() -> None:
    once = with_breaks(SENTENCE)
    assert once.count(HINT) > 3
    assert with_breaks(once) == once


def test_latin_text_gets_no_hints() -> None:
    text = "A well-known place, 12/3/2026 (see PP-0042).\nNext line."
    assert with_breaks(text) == text


def test_no_hint_beside_a_space() -> None:
    shown = with_breaks("ក្រុមប្រឹក្សាឃុំ សង្កាត់")
    assert f"{HINT} " not in shown
    assert f" {HINT}" not in shown


def test_joiners_are_part_of_the_spelling() -> None:
    assert stripped("ប\u200c៉ី\u200b។") == "ប\u200c៉ី។"


def test_a_letter_keeps_its_feet() -> None:
    assert clusters("ស្ត្រី") == ["ស្ត្រី"]
    assert clusters("កម្ពុជា") == ["ក", "ម្ពុ", "ជា"]


def test_has_khmer() -> None:
    assert has_khmer("Sok សុខ")
    assert has_khmer("៣")
    assert not has_khmer("Sok, 3 €")
