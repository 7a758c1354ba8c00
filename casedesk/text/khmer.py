"""Khmer text: where a line may break, and what a reader counts as one character.

Khmer writes no spaces between words, so a place to break a line has to be found with a dictionary.
Hints to break (U+200B) are put in when text is shown and never stored.
"""

from __future__ import annotations

import re

from icu4py.breakers import CharacterBreaker, LineBreaker

HINT = "\u200b"
"""Zero-width space: a line may break here."""

_COENG = "\u17d2"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_KHMER = re.compile("[\u1780-\u17ff\u19e0-\u19ff]")


def has_khmer(text: str) -> bool:
    """Whether any letter, sign or digit is Khmer."""
    return _KHMER.search(text) is not None


def pieces(text: str) -> list[str]:
    """The parts of a text between which a line may break; joined together they are the text again.

    Khmer is cut between words by dictionary, everything else by the rules of Unicode (UAX 14).
    """
    return _cut(text, LineBreaker(_LONE_SURROGATE.sub("\ufffd", text), "km"))


def clusters(text: str) -> list[str]:
    """The characters as a reader counts them: a base with its feet and marks is one."""
    joined: list[str] = []
    for cluster in _cut(text, CharacterBreaker(_LONE_SURROGATE.sub("\ufffd", text), "km")):
        if joined and joined[-1].endswith(_COENG):
            joined[-1] += cluster
        else:
            joined.append(cluster)
    return joined


def with_breaks(text: str) -> str:
    """The text with a hint wherever a line may break between two Khmer words: for display only, never stored."""
    shown = ""
    for piece in pieces(stripped(text)):
        if shown and not shown[-1].isspace() and has_khmer(shown[-1] + piece[:1]):
            shown += HINT
        shown += piece
    return shown


def stripped(text: str) -> str:
    """Typed or pasted text without break hints: what is stored, and what is copied out of the window.

    Joiners (U+200C, U+200D) stay: they decide how a Khmer mark is written.
    """
    return text.replace(HINT, "")


def _cut(text: str, breaker: LineBreaker | CharacterBreaker) -> list[str]:
    parts: list[str] = []
    start = 0
    for part in breaker:
        parts.append(text[start : start + len(part)])
        start += len(part)
    return parts
