"""Names in memory, searched at every keystroke: a plain scan over folded text (SECURITY.md §3).

Nothing is written anywhere. The index lives from unlock to lock; `clear` empties it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from casedesk.text.folding import fold
from casedesk.text.name_pages import Lane, block_of
from casedesk.text.phones import phone_digits
from casedesk.text.spelling import word_key

Id = TypeVar("Id", bound=Hashable)

_PAGE = 4000
_FEW = 2000
_LOOKED_AT = 2000
_SAMPLE = 8
_LEAST_SOUND = 2
_CODE = re.compile(r"([a-z]{0,4}) ?0*(\d{1,6})", re.ASCII)
_LATIN, _OTHER, _SOUND, _JOINED, _NUMBERS = range(5)
_GRADES = ("\n {}\n", "\n {}", " {}", "{}")


@dataclass(frozen=True)
class Entry(Generic[Id]):
    """What one person is found by: names in any script, telephone numbers, the code of the file."""

    id: Id
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    code: str = ""

    def __repr__(self) -> str:
        return f"Entry({self.id!r}, …)"


@dataclass
class _Page(Generic[Id]):
    ids: list[Id | None]
    lanes: list[Lane]


class NameIndex(Generic[Id]):
    """Finds people by name in Khmer or Latin letters, however spelt, and by telephone number or code."""

    def __init__(self, entries: Iterable[Entry[Id]] = ()) -> None:
        self.clear()
        self.fill(entries)

    def __len__(self) -> int:
        return len(self._places)

    def clear(self) -> None:
        """Forgets everyone."""
        self._pages: list[_Page[Id]] = []
        self._places: dict[Id, tuple[_Page[Id], int]] = {}
        self._codes: dict[int, dict[Id, str]] = {}
        self._numbers: dict[Id, int] = {}
        self._keys: dict[str, str] = {}

    def fill(self, entries: Iterable[Entry[Id]]) -> None:
        """Adds many at once; one that is known already is replaced."""
        batch: dict[Id, Entry[Id]] = {}
        for entry in entries:
            if entry.id in self._places:
                self.put(entry)
                continue
            batch[entry.id] = entry
            if len(batch) == _PAGE:
                self._add_page(batch.values())
                batch = {}
        if batch:
            self._add_page(batch.values())

    def put(self, entry: Entry[Id]) -> None:
        """Adds one person, or replaces what they are found by."""
        if entry.id not in self._places:
            last = self._pages[-1] if self._pages else None
            if last is None or len(last.ids) >= _PAGE:
                self._add_page([entry])
                return
            self._places[entry.id] = last, len(last.ids)
            last.ids.append(None)
        page, slot = self._places[entry.id]
        page.ids[slot] = entry.id
        page.lanes = [lane.with_block(slot, block) for lane, block in zip(page.lanes, self._blocks(entry), strict=True)]
        self._note_code(entry)

    def remove(self, id: Id) -> None:
        """Forgets one person; nothing happens for somebody unknown."""
        place = self._places.pop(id, None)
        if place is None:
            return
        page, slot = place
        page.ids[slot] = None
        page.lanes = [lane.with_block(slot, "") for lane in page.lanes]
        self._forget_code(id)

    def find(self, query: str, limit: int = 50) -> list[Id]:
        """The best `limit` people for what was typed so far, best first; nobody for an empty query.

        First the very code (“42”, “pp-42”), then the whole name, the beginning of a name, of a word, any part,
        then the words in any order, and last another usual spelling.
        """
        found: dict[Id, None] = {}
        for person in self._ranked(query):
            found[person] = None
            if len(found) >= limit:
                break
        return list(found)

    def _ranked(self, query: str) -> Iterator[Id]:
        asked = phone_digits(query) or fold(query)
        if not asked:
            return
        yield from self._with_code(asked)
        words = asked.split()
        if asked.isascii() and any(letter.isdigit() for letter in asked):
            yield from self._phrase(_NUMBERS, asked)
        lane = _lane_of(asked)
        yield from self._phrase(lane, asked)
        if len(words) > 1:
            yield from self._all([(_lane_of(word), f" {word}") for word in words])
        if lane == _OTHER:
            if len(words) > 1:
                yield from self._phrase(_OTHER, "".join(words))
            return
        keys = [self._key(word) for word in words]
        if sum(map(len, keys)) < _LEAST_SOUND:
            return
        yield from self._all([(_SOUND, f" {key}") for key in keys])
        if len(words) > 1:
            yield from self._all([(_SOUND, f" {''.join(keys)}")])
        yield from self._all([(_JOINED, f" {''.join(keys)}")])
        if len(words) == 1:
            yield from self._all([(_NUMBERS, f" {asked}")])

    def _phrase(self, lane: int, phrase: str) -> Iterator[Id]:
        """Everyone with the phrase, the best places first: graded in one pass if they are few, else grade by grade."""
        if self._frequency(lane, phrase) > _FEW:
            for grade in _GRADES:
                yield from self._all([(lane, grade.format(phrase))])
            return
        hits: list[tuple[int, int, int]] = []
        for at, page in enumerate(self._pages):
            hits.extend((grade, at, slot) for grade, slot in page.lanes[lane].graded(phrase))
        for _, at, slot in sorted(hits):
            person = self._pages[at].ids[slot]
            if person is not None:
                yield person

    def _all(self, needles: Sequence[tuple[int, str]]) -> Iterator[Id]:
        """Everyone in whose texts every needle occurs, each sought in its lane; the rarest leads.

        Where several very common beginnings are asked for together, only the first few thousand people who have
        the rarest are looked at: one more letter brings the others, and no keystroke waits.
        """
        if len(needles) > 1:
            needles = sorted(needles, key=lambda needle: self._frequency(*needle))
        (lane, lead), *others = needles
        looked_at = 0
        for page in self._pages:
            for slot in page.lanes[lane].slots_with(lead):
                if not others or all(page.lanes[beside].has(slot, needle) for beside, needle in others):
                    person = page.ids[slot]
                    if person is not None:
                        yield person
                looked_at += 1
            if looked_at > _LOOKED_AT and others:
                return

    def _frequency(self, lane: int, needle: str) -> int:
        """About how often the needle occurs, from one page in eight."""
        sample = self._pages[::_SAMPLE]
        met = sum(page.lanes[lane].text.count(needle) for page in sample)
        return met * len(self._pages) // len(sample) if met else 0

    def _with_code(self, asked: str) -> Iterator[Id]:
        code = _CODE.fullmatch(asked)
        if code:
            for person, letters in self._codes.get(int(code[2]), {}).items():
                if code[1] in ("", letters):
                    yield person

    def _add_page(self, entries: Iterable[Entry[Id]]) -> None:
        people = list(entries)
        blocks = zip(*map(self._blocks, people), strict=True)
        page = _Page[Id]([entry.id for entry in people], [Lane.of(lane) for lane in blocks])
        self._pages.append(page)
        for slot, entry in enumerate(people):
            self._places[entry.id] = page, slot
            self._note_code(entry)

    def _blocks(self, entry: Entry[Id]) -> tuple[str, ...]:
        """The texts of each lane, in the order of the lanes."""
        latin: list[str] = []
        other: dict[str, None] = {}
        sound: list[str] = []
        joined: list[str] = []
        for name in filter(None, map(fold, entry.names)):
            words = name.split()
            if not name.isascii():
                other[name] = other["".join(words)] = None
                words = [word for word in words if word.isascii()]
            if words:
                keys = [self._key(word) for word in words]
                latin.append(" ".join(words))
                sound.append(" ".join(keys))
                joined.extend("".join(keys[at:]) for at in range(len(keys) - 1))  # “Sok Srey Mom”, asked as “sreymom”
        numbers = filter(None, [*map(phone_digits, entry.phones), fold(entry.code)])
        return tuple(map(block_of, (latin, other, sound, joined, numbers)))

    def _key(self, word: str) -> str:
        key = self._keys.get(word)
        if key is None:
            key = self._keys[word] = word_key(word)
        return key

    def _note_code(self, entry: Entry[Id]) -> None:
        self._forget_code(entry.id)
        code = _CODE.fullmatch(fold(entry.code))
        if code:
            number = int(code[2])
            self._codes.setdefault(number, {})[entry.id] = code[1]
            self._numbers[entry.id] = number

    def _forget_code(self, id: Id) -> None:
        number = self._numbers.pop(id, None)
        if number is not None:
            del self._codes[number][id]


def _lane_of(text: str) -> int:
    return _LATIN if text.isascii() else _OTHER
