"""Cleans what was typed or pasted before it is kept: marks nobody sees go, everything readable stays.

Emoji, right-to-left letters and Khmer stay as they are; break hints (U+200B) are put in again when text is shown.
Khmer is never normalised (KHMER.md); only accents typed apart from their Latin letter are joined to it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

SHORT = 200
"""Characters a name, a place or a short answer may have."""
LONG = 20_000
"""Characters an account or a note may have: about eight pages."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
_ACCENTS_APART = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\u0300-\u036f]+")
_JOINING = "\u17d2\u200d"
_PIECE = 65_536


class TooLong(Mendable):
    """More was typed or pasted than a field can keep."""

    sentence = N_(
        "This is longer than fits here. The first {kept} characters are kept. Shorten it, or divide it in two."
    )


@dataclass(frozen=True)
class Cleaned:
    """What is kept, and the sentence to show if it is not everything."""

    text: str
    trouble: TooLong | None = None

    def __repr__(self) -> str:
        return f"Cleaned(<{len(self.text)} characters>, {self.trouble!r})"


def clean_line(typed: str, limit: int = SHORT) -> Cleaned:
    """One line, without spaces at its ends; line breaks and tabs become spaces."""
    return _within(" ".join(_piece_by_piece(typed, limit).split()), limit)


def clean_text(typed: str, limit: int = LONG) -> Cleaned:
    """Several lines, without blanks at the end; tabs become spaces."""
    return _within(_piece_by_piece(typed, limit).rstrip(), limit)


def _piece_by_piece(typed: str, limit: int) -> str:
    """Cleans no more than is needed to pass the limit: pasting ten megabytes takes no time."""
    pieces: list[str] = []
    length = 0
    for at in range(0, len(typed), _PIECE):
        piece = _clean(typed[at : at + _PIECE])
        if not pieces:
            piece = piece.lstrip()
        if piece:
            pieces.append(piece)
        length += len(piece)
        if length > 2 * limit + _PIECE:
            break
    return "".join(pieces)


def _clean(piece: str) -> str:
    seen = _UNSEEN.sub("", _LINE_ENDS.sub("\n", piece)).replace("\t", " ")
    return _ACCENTS_APART.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), seen)


def _within(text: str, limit: int) -> Cleaned:
    if len(text) <= limit:
        return Cleaned(text)
    end = limit
    while end > 0 and (unicodedata.category(text[end])[0] == "M" or text[end - 1] in _JOINING or text[end] in _JOINING):
        end -= 1
    kept = text[: end or limit].rstrip()
    return Cleaned(kept, TooLong(kept=len(kept)))
