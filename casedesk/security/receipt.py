"""The head of the journal as sixteen characters on a supervisor's weekly page: 80 bits of its hash."""

from __future__ import annotations

from casedesk.security.sheet_code import ALPHABET, tidied
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

LENGTH = 10
"""Bytes of the hash that a receipt stands for."""
SYMBOLS, GROUP = 16, 4


class NotAReceipt(Mendable):
    """What was typed is not sixteen characters of a receipt."""

    sentence = N_("A receipt has sixteen letters and digits, in four groups. Compare what you typed with the paper.")


def receipt(hash: bytes) -> str:
    """“7K2M-04QX-…”: four groups of four, without the letters that look like digits."""
    number = int.from_bytes(hash[:LENGTH], "big")
    symbols = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(SYMBOLS)))
    return "-".join(symbols[place : place + GROUP] for place in range(0, SYMBOLS, GROUP))


def read_receipt(typed: str) -> bytes:
    """The first ten bytes of the hash a receipt stands for, however it was typed. Raises NotAReceipt."""
    symbols = [one for one in tidied(typed) if one.isalnum()]
    if len(symbols) != SYMBOLS or any(one not in ALPHABET for one in symbols):
        raise NotAReceipt
    number = 0
    for one in symbols:
        number = number << 5 | ALPHABET.index(one)
    return number.to_bytes(LENGTH, "big")
