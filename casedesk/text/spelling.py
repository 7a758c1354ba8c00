"""Khmer names in Latin letters have no one spelling: Sok is Sokh, Srey is Srei and Sreay, Phirun is Pirun.

The rules are ours, from how the same Khmer letters come to be written.
"""

from __future__ import annotations

import re

from casedesk.text.folding import fold

_RULES = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"^gn|nh", "n"),  # ញ
        (r"chh?|j", "C"),  # ច ឆ ជ ឈ
        (r"(?<=.)h", ""),  # breath after a consonant, or a silent end
        (r"ee", "i"),
        (r"ae", "e"),
        (r"ev$", "eo"),
        (r"(?<=[^aeiou])e$", ""),
        (r"[xz]", "s"),
        (r"w", "v"),
        (r"ng", "N"),
        (r"[cqg]", "k"),
        (r"r(?![aeiouyv])", ""),  # never heard at the end of a syllable: Chorn, Voeurn
        (r"(.)\1+", r"\1"),
        (r"ov(?![aeiouy])|o[uo]|uo(?![aeiouN])", "u"),
        (r"a[uvw](?![aeiouy])", "ao"),
        (r"oeu|eou|oe|ue|eu", "e"),
        (r"eay|e[iy]|a[iy](?![aeou])|iy|ie$|y(?![aeou])", "i"),
        (r"ia|ie|ya|ye", "ea"),
        (r"(?<=[aeiou])s$", ""),  # Ros is also written Roh
        (r"b$", "p"),
        (r"d$", "t"),
        (r"(.)\1+", r"\1"),
    )
)


def word_key(word: str) -> str:
    """The spelling key of one folded word."""
    if not word.isascii() or word.isdecimal():
        return word
    key = word
    for pattern, written in _RULES:
        key = pattern.sub(written, key)
    return key


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1, whatever the order of their words.

    1 for the same name, 0.95 for another usual spelling of it; below 0.6 they have little in common. Two
    scripts are not compared: a name in Khmer and one in Latin letters have likeness 0.
    """
    words, others = fold(one).split(), fold(other).split()
    if not words or not others:
        return 0.0
    if sorted(words) == sorted(others):
        return 1.0
    return max(_aligned(words, others), _word_likeness("".join(words), "".join(others)))


def _aligned(words: list[str], others: list[str]) -> float:
    """Pairs each word with its best partner still free, the surest pairs first; words left over count as unlike."""
    pairs = sorted(
        ((_word_likeness(a, b), at, to) for at, a in enumerate(words) for to, b in enumerate(others)),
        reverse=True,
    )
    free, free_others, total = set(range(len(words))), set(range(len(others))), 0.0
    for alike, at, to in pairs:
        if at in free and to in free_others:
            free.remove(at)
            free_others.remove(to)
            total += alike * (len(words[at]) + len(others[to]))
    return total / (sum(map(len, words)) + sum(map(len, others)))


def _word_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    a, b = word_key(one), word_key(other)
    if a == b:
        return 0.95
    return 0.9 * (1 - _edits(a, b) / max(len(a), len(b)))


def _edits(one: str, other: str) -> int:
    """Letters to insert, drop or replace to turn one word into the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        diagonal, row[0] = row[0], at
        for to, meant in enumerate(other, 1):
            diagonal, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, diagonal + (letter != meant))
    return row[-1]
