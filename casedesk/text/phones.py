"""Telephone numbers of Cambodia: however they were typed, one set of digits, said in groups."""

from __future__ import annotations

import re

from casedesk.text.folding import KHMER_DIGITS, UNSEEN

_TYPED = re.compile(r"[0-9\s().+/–-]*")
_FOLDED = {**KHMER_DIGITS, **UNSEEN}
_ABROAD = re.compile(r"(?:00)?8550?")


def phone_digits(typed: str) -> str:
    """The digits dialled within Cambodia: “+855 12 000 001”, “00855 12 000 001” and “012-000 001” are one number.

    Khmer digits are read; a foreign number keeps its “+”; nothing if `typed` is not a number.
    """
    plain = typed.translate(_FOLDED).strip()
    if not _TYPED.fullmatch(plain):
        return ""
    foreign = plain.startswith("+")
    digits = re.sub(r"\D", "", plain)
    at_home = _ABROAD.match(digits) if foreign or digits.startswith("00") or len(digits) > 10 else None
    if at_home and len(digits) > at_home.end():
        return "0" + digits[at_home.end() :]
    return f"+{digits}" if foreign and digits else digits


def said_phone(typed: str) -> str:
    """The number in groups, “012 000 001”; what is not a number stays as it was typed."""
    digits = phone_digits(typed)
    if digits.startswith("0") and 9 <= len(digits) <= 10:
        return f"{digits[:3]} {digits[3:6]} {digits[6:]}"
    return typed.strip()
