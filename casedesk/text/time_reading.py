"""Reads a time of day and a whole number as people type them: Khmer or Latin digits, 24 hours or with am and pm."""

from __future__ import annotations

import re
from datetime import time

from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{0,2})|(\d{2}))?\s*(?:([ap])\.?\s?m?\.?)?", re.ASCII)
_NOT_A_TIME = N_("This was not understood as a time. What you typed is kept. Write it as 14:30 or 2 pm.")
_NOT_A_NUMBER = N_("This was not understood as a number. What you typed is kept. Write it in digits, such as 32.")
_KHMER_HALVES = {"ព្រឹក": "am", "រសៀល": "pm", "ល្ងាច": "pm", "យប់": "pm"}
_LONGEST, _MOST_DIGITS = 20, 9
"""Longer than this nothing is a time or a number; and no count of anything has more digits."""


class NotATime(Mendable, ValueError):
    """Words that are no time of day."""

    sentence = _NOT_A_TIME


class NotANumber(Mendable, ValueError):
    """Words that are no whole number."""

    sentence = _NOT_A_NUMBER


def read_time(typed: str) -> time | None:
    """The time meant by “14:30”, “14h30”, “1430”, “9”, “2pm”, “២:៣០ ល្ងាច”; None for nothing. Raises NotATime."""
    plain = latin_digits(typed.strip()[:_LONGEST]).casefold()
    if not plain:
        return None
    for word, half in _KHMER_HALVES.items():
        plain = plain.replace(word, half)
    found = _TIME.fullmatch(plain.replace("ម៉ោង", "").strip())
    if found is None:
        raise NotATime
    hour, after_colon, joined, half = found.groups()
    try:
        return time(_hour(int(hour), half), int(after_colon or joined or 0))
    except ValueError:
        raise NotATime from None


def read_number(typed: str) -> int | None:
    """The whole number meant by “32”, “៣២”, “1 200”; None for nothing. Raises NotANumber."""
    plain = re.sub(r"[\s,.]+(?=\d{3}\b)", "", latin_digits(typed.strip()[:_LONGEST]))
    if not plain:
        return None
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= _MOST_DIGITS):
        raise NotANumber
    return int(plain)


def latin_digits(typed: str) -> str:
    """The same text with every digit, Khmer ones too, as 0 to 9."""
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in typed)


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise NotATime
    return hour % 12 + (12 if half == "p" else 0)
