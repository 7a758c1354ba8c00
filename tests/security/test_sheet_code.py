"""The spelling of a sheet: no single slip of the hand goes unseen, and reading forgives what does not matter."""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casedesk.security.sheet_code import (
    ALPHABET,
    GROUP,
    GROUPS,
    MOST,
    SECRET,
    SYMBOLS,
    SheetMistyped,
    SheetMixed,
    SheetTooLong,
    SheetTooShort,
    Spelled,
    fits,
    read,
    spell,
    tidied,
)

SHEETS = [Spelled(1, bytes(SECRET)), Spelled(MOST, b"\xff" * SECRET), Spelled(7, os.urandom(SECRET))]


def text_of(sheet: Spelled) -> str:
    return "".join(spell(sheet))


@given(st.integers(1, MOST), st.binary(min_size=SECRET, max_size=SECRET))
def test_what_is_spelled_is_read_again(number: int, secret: bytes) -> None:
    groups = spell(Spelled(number, secret))
    assert len(groups) == GROUPS
    assert {len(group) for group in groups} == {GROUP}
    assert set("".join(groups)) <= set(ALPHABET)
    assert all(fits(place, group) for place, group in enumerate(groups))
    assert read("-".join(groups)) == Spelled(number, secret)


@pytest.mark.parametrize("sheet", SHEETS, ids=["zeros", "ones", "random"])
def test_every_single_typo_is_caught_in_its_own_group(sheet: Spelled) -> None:
    """Every position, every other symbol."""
    whole = text_of(sheet)
    for place in range(SYMBOLS):
        for symbol in set(ALPHABET) - {whole[place]}:
            with pytest.raises(SheetMistyped) as caught:
                read(whole[:place] + symbol + whole[place + 1 :])
            assert caught.value.values["group"] == place // GROUP + 1


def test_every_swap_of_neighbours_is_caught_whatever_the_two_are() -> None:
    """Every pair of different symbols at every place within a group, and every border between two groups."""
    for place in range(GROUPS):
        for one in range(32):
            for other in set(range(32)) - {one}:
                for left in (0, 1):
                    data = [19, 19, 19]
                    data[left], data[left + 1] = one, other
                    group = _group(place, data)
                    swapped = group[:left] + group[left + 1] + group[left] + group[left + 2 :]
                    assert not fits(place, swapped)
                if group[2] != group[3]:  # the last of them and the one that fits
                    assert not fits(place, group[:2] + group[3] + group[2])
    for sheet in SHEETS:
        whole = text_of(sheet)
        for place in range(SYMBOLS - 1):
            if whole[place] != whole[place + 1]:
                with pytest.raises(SheetMistyped):
                    read(whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :])


def _group(place: int, data: list[int]) -> str:
    """A right group: its fourth symbol is the one that fits, and only one does."""
    three = "".join(ALPHABET[symbol] for symbol in data)
    (right,) = [three + symbol for symbol in ALPHABET if fits(place, three + symbol)]
    return right


def test_groups_in_another_order_are_caught() -> None:
    groups = spell(SHEETS[2])
    for one in range(GROUPS):
        for other in range(one + 1, GROUPS):
            moved = list(groups)
            moved[one], moved[other] = moved[other], moved[one]
            if moved != list(groups):
                with pytest.raises(SheetMistyped):
                    read(" ".join(moved))


def test_groups_of_two_sheets_are_no_sheet() -> None:
    dice = random.Random(7)
    caught = 0
    for _turn in range(200):
        one, other = (spell(Spelled(3, dice.randbytes(SECRET))) for _sheet in range(2))
        try:
            read("-".join((*one[:6], *other[6:])))
        except SheetMixed:
            caught += 1
    assert caught >= 195  # ten bits: one in a thousand slips through, and is then a sheet nobody knows


@pytest.mark.parametrize("length", range(SYMBOLS))
def test_too_short_says_where_to_look(length: int) -> None:
    with pytest.raises(SheetTooShort) as caught:
        read(text_of(SHEETS[2])[:length])
    assert 1 <= int(str(caught.value.values["group"])) <= GROUPS


def test_too_long_says_so() -> None:
    with pytest.raises(SheetTooLong):
        read(text_of(SHEETS[2]) + "0")


@pytest.mark.parametrize("place", range(SYMBOLS))
def test_a_character_left_out_or_doubled_is_noticed_at_the_first_group_that_does_not_fit(place: int) -> None:
    whole = text_of(SHEETS[2])
    with pytest.raises(SheetTooShort):
        read(whole[:place] + whole[place + 1 :])
    with pytest.raises(SheetTooLong):
        read(whole[:place] + whole[place] + whole[place:])


@given(st.binary(min_size=SECRET, max_size=SECRET), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_reading_forgives_what_does_not_matter(secret: bytes, dice: random.Random) -> None:
    sheet = Spelled(5, secret)
    khmer = dict(zip("0123456789", "០១២៣៤៥៦៧៨៩", strict=True))
    typed = []
    for symbol in text_of(sheet):
        alike = {"0": "0Oo០", "1": "1IiLl១"}.get(symbol, symbol + symbol.lower() + khmer.get(symbol, ""))
        typed.append(dice.choice(alike) + dice.choice(["", "", " ", "-", " – ", "\t", "\n", ".", "\u200b"]))
    assert read("".join(typed)) == sheet


def test_what_is_no_symbol_stays_in_its_place_and_is_pointed_at() -> None:
    whole = text_of(SHEETS[2])
    for strange in ("U", "u", "ក", "€", "+"):
        assert len(tidied(whole[:20] + strange + whole[21:])) == SYMBOLS
        with pytest.raises(SheetMistyped) as caught:
            read(whole[:20] + strange + whole[21:])
        assert caught.value.values["group"] == 6


def test_nothing_secret_is_in_its_repr() -> None:
    assert SHEETS[2].secret.hex() not in repr(SHEETS[2])
    assert repr(SHEETS[2].secret) not in repr(SHEETS[2])


@pytest.mark.parametrize("sheet", [Spelled(0, bytes(20)), Spelled(MOST + 1, bytes(20)), Spelled(1, bytes(19))])
def test_what_does_not_fit_on_a_sheet_is_refused(sheet: Spelled) -> None:
    with pytest.raises(ValueError, match="160 bits"):
        spell(sheet)
