"""The consonants of a name, word by word, whether it is written in Khmer or in Latin letters.

What is left is how a name begins and ends its syllables: សុខ and Sokh are both “sk”. The rules are ours.
"""

from __future__ import annotations

import re

from casedesk.text.folding import fold
from casedesk.text.spelling import word_key

_CONSONANTS = {
    letter: sound
    for letters, sound in (
        ("កខគឃ", "k"), ("ង", "N"), ("ចឆជឈ", "C"), ("ញណន", "n"), ("ដឌតឋឍថទធ", "t"), ("បផពភ", "p"), ("ម", "m"),
        ("យ", "y"), ("រ", "r"), ("លឡ", "l"), ("វ", "v"), ("សឝឞ", "s"), ("ហ", "h"), ("ឥឦឧឩឪឫឬឭឮឯឱឲឳអ", ""),
    )
    for letter in letters
}  # fmt: skip
_SILENCED = re.compile(".\u17cd")
"""A consonant under this mark is written and not said."""
_ENDING_RO = re.compile("(?<=[^\u17d2])រ(?![\u17b6-\u17c5\u17d2])")
"""Neither the first letter nor written below another, and without a vowel of its own: not heard."""
_GLIDES = re.compile(r"y|(?<=.)[vh]")
_VOWELS = re.compile(r"[aeiou]")
_TWICE = re.compile(r"(.)\1+")


def sounds(name: str) -> tuple[str, ...]:
    """The consonants of each word of a name; a word of vowels alone is left out. Other scripts give nothing."""
    heard = (_latin(word) if word.isascii() else _khmer(word) for word in fold(name).split())
    return tuple(word for word in heard if word)


def _khmer(word: str) -> str:
    spoken = _ENDING_RO.sub("", _SILENCED.sub("", word))
    return _bare("".join(_CONSONANTS.get(letter, "") for letter in spoken))


def _latin(word: str) -> str:
    key = word_key(word).replace("b", "p").replace("d", "t").replace("f", "p")
    return _bare(_VOWELS.sub("", key))


def _bare(consonants: str) -> str:
    return _TWICE.sub(r"\1", _GLIDES.sub("", consonants))
