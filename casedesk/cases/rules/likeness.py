"""How likely it is that two files are about the same person: names in either script, age, sex and place, scored.

Nothing is compared exactly: Cambodian names are written freely, ages are guessed, people move (DOMAIN §3 and §6).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TypeVar

from casedesk.cases.codes.person import Sex
from casedesk.text.khmer_sounds import sounds
from casedesk.text.spelling import likeness

Id = TypeVar("Id", bound=Hashable)

LIKELY = 0.88
"""From here on two files are worth a look. Another usual spelling of a name is enough; a mere likeness of it is not."""
UNLIKE = 0.75
"""Names below it are other names, whatever the rest says."""
_BY_SOUND = 0.84
"""Two scripts are compared by their consonants alone, which says less than letters do."""
_SAME_YEARS, _OTHER_YEARS, _OTHER_SEX = 0.06, -0.25, -0.25
_SAME_PLACE, _SAME_DISTRICT, _OTHER_PROVINCE = 0.05, 0.04, -0.03
_NEAR, _NEAR_ABOUT = 1, 3
"""Years by which two birth years, known or guessed, may differ and be the same."""
_LEAST_SOUNDS = 3
_MANY = 30
"""More files than this with names of the same consonants: the name alone says nothing any more."""
_SEVERAL = re.compile(r"[,;/]")


@dataclass(frozen=True, slots=True)
class Years:
    """The years somebody may be born in; `guessed` when it comes from an estimated age or “about”."""

    first: int
    last: int
    guessed: bool = False


@dataclass(frozen=True)
class Described:
    """What of a person is compared. `place` is an official code, however long."""

    names: tuple[str, ...] = field(repr=False)
    sex: Sex | None = None
    years: Years | None = field(default=None, repr=False)
    place: str = field(default="", repr=False)

    @cached_property
    def single(self) -> tuple[str, ...]:
        """Each name by itself: several may be written in one field, with commas."""
        return tuple(one.strip() for name in self.names for one in _SEVERAL.split(name) if one.strip())

    @cached_property
    def heard(self) -> tuple[tuple[str, ...], ...]:
        """The consonants of each name, word by word."""
        return tuple(sounds(name) for name in self.single)


def alike(one: Described, other: Described) -> float:
    """How likely the two are one person, 0 to 1. Below LIKELY it is not worth a word."""
    name = max((_names(one, other, a, b) for a in range(len(one.single)) for b in range(len(other.single))), default=0)
    if name < UNLIKE:
        return 0.0
    score = name + _by_years(one.years, other.years) + _by_place(one.place, other.place)
    if one.sex is not None and other.sex is not None and one.sex is not other.sex:
        score += _OTHER_SEX
    return max(0.0, min(1.0, score))


def pairs(described: Mapping[Id, Described]) -> Iterator[tuple[float, Id, Id]]:
    """All pairs worth a look, each once. Only those are compared whose names have the same consonants, in any order:
    thousands of files in a moment instead of millions of comparisons.
    """
    shelves: dict[str, list[Id]] = {}
    for id, person in described.items():
        for key in {key for heard in person.heard for key in _keys(heard)}:
            shelves.setdefault(key, []).append(id)
    met = {pair for shelf in shelves.values() for few in _few(shelf, described) for pair in combinations(few, 2)}
    for one, other in met:
        score = alike(described[one], described[other])
        if score >= LIKELY:
            yield score, one, other


def _few(shelf: list[Id], described: Mapping[Id, Described]) -> Iterable[list[Id]]:
    """Where very many have one name, only those born about the same year are compared, by the place they live in."""
    if len(shelf) <= _MANY:
        return [shelf]
    parts: dict[tuple[str, int], list[Id]] = {}
    for id in shelf:
        years, district = described[id].years, described[id].place[:4]
        for year in range(years.first - 1, years.last + 1) if years is not None and district else ():
            parts.setdefault((district, year), []).append(id)
    return [part for part in parts.values() if len(part) <= _MANY]


def like(person: Described, others: Mapping[Id, Described]) -> list[tuple[float, Id]]:
    """Those worth a look, the likeliest first."""
    words = {word for heard in person.heard for word in (*heard, *_keys(heard))}
    scored = (
        (alike(person, other), id)
        for id, other in others.items()
        if words & {word for heard in other.heard for word in (*heard, *_keys(heard))}
    )
    return sorted((found for found in scored if found[0] >= LIKELY), key=lambda found: -found[0])


def _keys(heard: tuple[str, ...]) -> set[str]:
    """Words in any order; and joined, as Srey Mom is also Sreymom, whether the family name comes first or last."""
    return {"|".join(sorted(heard)), *("".join(turned) for turned in _turned(heard))}


def _turned(words: Sequence[str]) -> tuple[Sequence[str], ...]:
    return words, (*words[1:], *words[:1]), (*words[-1:], *words[:-1])


def _names(one: Described, other: Described, at: int, to: int) -> float:
    name, its = one.single[at], other.single[to]
    if name.isascii() == its.isascii():
        if len(name.split()) == len(its.split()):
            return likeness(name, its)
        ways = ((a, " ".join(turned)) for a, b in ((name, its), (its, name)) for turned in _turned(b.split()))
        return max(likeness(*way) for way in ways)
    heard, theirs = one.heard[at], other.heard[to]
    if sum(map(len, heard)) < _LEAST_SOUNDS:
        return 0.0
    return _BY_SOUND if _keys(heard) & _keys(theirs) else 0.0


def _by_years(one: Years | None, other: Years | None) -> float:
    if one is None or other is None:
        return 0.0
    apart = max(one.first, other.first) - min(one.last, other.last)
    return _SAME_YEARS if apart <= (_NEAR_ABOUT if one.guessed or other.guessed else _NEAR) else _OTHER_YEARS


def _by_place(one: str, other: str) -> float:
    if len(one) < 2 or len(other) < 2:
        return 0.0
    if one[:2] != other[:2]:
        return _OTHER_PROVINCE
    if len(one) >= 6 and one[:6] == other[:6]:
        return _SAME_PLACE
    return _SAME_DISTRICT if len(one) >= 4 and one[:4] == other[:4] else 0.0
