"""How a secret is spelled on paper: twelve groups of four, each with its own check, read back forgivingly.

A group is three data symbols (Crockford's base 32) and a fourth over GF(32) that also knows the group's place. Its
weights are four different powers, so within a group every single typo and every swap of neighbours shows; a swap across
two groups is a single typo in each. The data are the sheet's number (2 symbols), the secret (32) and a checksum (2).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

S = TypeVar("S", bound=Sequence[object])

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 12, 4
SYMBOLS = GROUPS * GROUP
SECRET = 20
"""Bytes of a sheet's secret."""
MOST = 1023
"""The highest number a sheet can have: ten bits."""
_BITS = 5
_PRIMITIVE = 0b100101
"""x⁵ + x² + 1: the field of 32 elements."""
_ALIKE = str.maketrans("OIL", "011")
_BETWEEN = frozenset({"Zs", "Cc", "Cf", "Pd", "Po"})
"""Blanks, hyphens, dots and marks that are not seen: whoever types may set them anywhere."""


class SheetMistyped(Mendable):
    """One group, or more, does not agree with its check."""

    sentence = N_(
        "Group {group} is not as it stands on the sheet. Nothing was opened. "
        "Compare its four characters with the paper."
    )


class SheetTooShort(Mendable):
    """Fewer than twelve groups of four."""

    sentence = N_(
        "Something is missing: a sheet has twelve groups of four. Nothing was opened. Look at group {group} first."
    )


class SheetTooLong(Mendable):
    """More than twelve groups of four."""

    sentence = N_(
        "There is more than a sheet has: twelve groups of four. Nothing was opened. Look at group {group} first."
    )


class SheetMixed(Mendable):
    """Every group reads well, yet they are not one sheet."""

    sentence = N_(
        "The groups do not belong together. Nothing was opened. "
        "Check that all twelve come from one sheet, and compare each with the paper."
    )


@dataclass(frozen=True, slots=True, repr=False)
class Spelled:
    """What stands on a sheet: its number (1 to 1023) and its secret (20 bytes)."""

    number: int
    secret: bytes


def spell(sheet: Spelled) -> tuple[str, ...]:
    """The twelve groups of four as they are printed."""
    if not (1 <= sheet.number <= MOST and len(sheet.secret) == SECRET):
        raise ValueError("a sheet has a number and 160 bits")
    bits = sheet.number << 8 * SECRET | int.from_bytes(sheet.secret, "big")
    whole = bits << 2 * _BITS | _checksum(sheet)
    data = [whole >> _BITS * left & 31 for left in reversed(range(GROUPS * (GROUP - 1)))]
    return tuple(
        "".join(ALPHABET[symbol] for symbol in (*three, _check(place, three)))
        for place, three in enumerate(_parted(data, GROUP - 1))
    )


def read(text: str) -> Spelled:
    """What was typed from a sheet: case, blanks and hyphens do not matter, nor O for 0, I or L for 1, nor whose digits.

    Raises SheetMistyped, SheetTooShort, SheetTooLong, each with the group to look at, or SheetMixed.
    """
    typed = tidied(text)
    groups = _parted(typed, GROUP)
    wrong = next((place for place, group in enumerate(groups) if place < GROUPS and not fits(place, group)), None)
    if len(typed) != SYMBOLS:
        trouble = SheetTooShort if len(typed) < SYMBOLS else SheetTooLong
        raise trouble(group=min(len(groups), GROUPS - 1) + 1 if wrong is None else wrong + 1)
    if wrong is not None:
        raise SheetMistyped(group=wrong + 1)
    data = [ALPHABET.index(symbol) for group in groups for symbol in group[:-1]]
    bits = 0
    for symbol in data[:-2]:
        bits = bits << _BITS | symbol
    sheet = Spelled(bits >> 8 * SECRET, (bits & (1 << 8 * SECRET) - 1).to_bytes(SECRET, "big"))
    if data[-2] << _BITS | data[-1] != _checksum(sheet) or sheet.number == 0:
        raise SheetMixed
    return sheet


def fits(place: int, group: str) -> bool:
    """Whether four typed characters agree with their check, at their place counted from 0."""
    typed = tidied(group)
    if len(typed) != GROUP or not set(typed) <= set(ALPHABET):
        return False
    *three, check = (ALPHABET.index(symbol) for symbol in typed)
    return check == _check(place, three)


def tidied(text: str) -> str:
    """The symbols alone, in capitals; what is no symbol stays, so that the groups keep their places."""
    seen = (c for c in unicodedata.normalize("NFKC", text).upper() if unicodedata.category(c) not in _BETWEEN)
    return "".join(_digit(c) for c in seen).translate(_ALIKE)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _check(place: int, three: Sequence[int]) -> int:
    """The group's fourth symbol: its place, and each symbol times another power of x."""
    total = place
    for power, symbol in enumerate(three, 1):
        total ^= _times_x(symbol, power)
    return total


def _times_x(symbol: int, power: int) -> int:
    for _step in range(power):
        symbol <<= 1
        if symbol >> _BITS:
            symbol ^= _PRIMITIVE
    return symbol


def _checksum(sheet: Spelled) -> int:
    """Ten bits over the whole sheet: they tell a wrong mixture of right groups."""
    said = b"casedesk/sheet code\0" + sheet.number.to_bytes(2, "big") + sheet.secret
    return int.from_bytes(hashlib.sha256(said).digest()[:2], "big") >> 6


def _parted(whole: S, size: int) -> list[S]:
    return [cast(S, whole[start : start + size]) for start in range(0, len(whole), size)]
