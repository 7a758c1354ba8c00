"""Names brought to one form for searching and comparing. What is stored is never changed (KHMER.md)."""

from __future__ import annotations

import re
import unicodedata

KHMER_DIGITS = {ord(khmer): str(n) for n, khmer in enumerate("០១២៣៤៥៦៧៨៩")}
"""For `str.translate`: Khmer digits as 0–9."""
UNSEEN = {
    ord(mark): None for mark in "\u17b4\u17b5\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
}
"""For `str.translate`: marks that print nothing, as nothing."""
_APOSTROPHES = {ord(mark): None for mark in "'’ʼ`"}
_LETTERS = {ord("đ"): "d", ord("ð"): "d", ord("ø"): "o", ord("ł"): "l", ord("ı"): "i", ord("œ"): "oe", ord("æ"): "ae"}
_FOLDED = {**KHMER_DIGITS, **UNSEEN, **_APOSTROPHES, **_LETTERS}
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")
_BETWEEN_WORDS = re.compile(r"(?:[^\w\u1780-\u17dd]|_)+")

# One written form, several orders of typing: fonts draw each pair alike, so readers cannot tell them apart.
_KHMER_TWINS = (
    ("\u17c1\u17b8", "\u17be"),
    ("\u17c1\u17b6", "\u17c4"),
    ("\u17c6\u17b6", "\u17b6\u17c6"),
    ("\u17c6\u17bb", "\u17bb\u17c6"),
    ("\u17d2\u178a", "\u17d2\u178f"),
    ("\u17a3", "\u17a2"),
    ("\u17a4", "\u17a2\u17b6"),
)
_RO_BEFORE_ANOTHER_FOOT = re.compile("(\u17d2\u179a)(\u17d2[\u1780-\u1799\u179b-\u17a2])")
_VOWEL_BEFORE_SHIFTER = re.compile("([\u17b6-\u17c5]+)([\u17c9\u17ca])")


def fold(name: str) -> str:
    """The search key of a name: lower case, no accents, no invisible marks, ASCII digits, single spaces."""
    if name.isascii():
        key = name.lower()
        if key.isalnum():
            return key
        key = key.replace("'", "").replace("`", "")
    else:
        key = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        key = _khmer_as_written(_LATIN_MARKS.sub("", key).translate(_FOLDED))
    return _BETWEEN_WORDS.sub(" ", key).strip()


def _khmer_as_written(key: str) -> str:
    for typed, written in _KHMER_TWINS:
        key = key.replace(typed, written)
    return _VOWEL_BEFORE_SHIFTER.sub(r"\2\1", _RO_BEFORE_ANOTHER_FOOT.sub(r"\2\1", key))
