"""Passphrases: offered at random, judged gently, the same on every keyboard."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.security.passphrase import JUDGED, MINIMUM, Strength, generate, normalise, strength
from casedesk.security.words import english


def test_an_offered_passphrase_is_words_of_the_list_and_strong() -> None:
    offered = generate()
    assert len(offered.split()) == 6
    assert set(offered.split()) <= set(english())
    assert strength(offered) is Strength.STRONG


def test_offers_differ_and_even_five_short_words_are_long_enough() -> None:
    assert len({generate() for _turn in range(100)}) == 100
    assert len(generate(5).split()) == 5
    assert 5 * min(len(word) for word in english()) + 4 >= MINIMUM


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", Strength.TOO_SHORT),
        ("Kj8#qPz!mW2$xx", Strength.TOO_SHORT),
        ("aaaaaaaaaaaaaaa", Strength.WEAK),
        ("password12345678", Strength.WEAK),
        ("correct horse battery staple", Strength.STRONG),
        ("ផ្ទះ ឆ្កែ ដើមឈើ ទឹក ភ្នំ ស្រី", Strength.FAIR),
        ("x" * (JUDGED + 1), Strength.WEAK),
        ("trigger atom tilt wrist earth across " * 50, Strength.STRONG),
        ("\ud83d" * 20, Strength.WEAK),
    ],
)
def test_strength(passphrase: str, expected: Strength) -> None:
    assert strength(passphrase) is expected


def test_what_an_acquaintance_would_try_is_weak() -> None:
    assert strength("sokunthea banteay meanchey", ["sokunthea", "banteay meanchey"]) is Strength.WEAK
    assert strength("sokunthea banteay meanchey") is Strength.STRONG


@given(st.text())
def test_the_same_letters_are_the_same_passphrase(passphrase: str) -> None:
    assert normalise(unicodedata.normalize("NFD", passphrase)) == normalise(passphrase)


def test_half_an_emoji_does_not_stop_anybody() -> None:
    assert normalise("\ud83d") != normalise("\ud83e")


def test_the_estimator_is_not_loaded_before_it_is_asked() -> None:
    program = "import sys, casedesk.security.slots; sys.exit('zxcvbn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
