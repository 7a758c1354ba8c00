"""One table of a questionnaire’s file: each value is taken out by its kind, or the mistake is told with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from casedesk.cases.questionnaires import mistakes
from casedesk.cases.questionnaires.declared import Words
from casedesk.cases.questionnaires.lines import Lines, Path
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.text.translation import LANGUAGES

LONGEST = 2_000
"""Letters of one text: as much as can be read to somebody."""
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_HIDING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""What turns or hides the words around it, and is no letter of any of the three languages."""


def is_id(found: object) -> bool:
    """Whether it can be a name for the program."""
    return isinstance(found, str) and _ID.match(found) is not None


@dataclass(frozen=True, slots=True)
class Source:
    """The file, where its lines are, and the languages every text needs."""

    file: str
    lines: Lines
    languages: tuple[str, ...] = ()

    def mistake(self, path: Path, sentence: str, /, **values: object) -> FileMistake:
        """What is wrong at a place."""
        mistake = FileMistake(self.file, self.lines.line_of(path), sentence, **values)
        mistake.path = path
        return mistake


@dataclass(slots=True)
class Table:
    """One table and the way to it. What is taken out is noted, so that `close` finds what nobody knows."""

    source: Source
    path: Path
    held: Mapping[str, Any]
    taken: set[str] = field(default_factory=set)

    def mistake(self, key: str, sentence: str, /, **values: object) -> FileMistake:
        """What is wrong with a value, or with the table for an empty key."""
        path = (*self.path, key) if key else self.path
        return self.source.mistake(path, sentence, **values)

    def has(self, key: str) -> bool:
        """Whether it stands there."""
        return key in self.held

    def text(self, key: str) -> str:
        """Words, with something in them."""
        found = self._needed(key)
        if not isinstance(found, str) or not found.strip():
            raise self.mistake(key, mistakes.WORDS, key=key)
        if len(found) > LONGEST:
            raise self.mistake(key, mistakes.LONG, most=LONGEST)
        if _HIDING.search(found):
            raise self.mistake(key, mistakes.HIDING)
        return found.strip()

    def id(self, key: str) -> str:
        """A name for the program."""
        found = self.text(key)
        if not is_id(found):
            raise self.mistake(key, mistakes.ID, key=key)
        return found

    def one_of(self, key: str, known: Mapping[str, Any]) -> Any:
        """What stands in `known` under the words found."""
        found = self.text(key)
        if found not in known:
            raise self.mistake(key, mistakes.ONE_OF, key=key, known=", ".join(known))
        return known[found]

    def whole(self, key: str, least: int, most: int) -> int:
        """A whole number within bounds."""
        found = self._needed(key)
        if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
            raise self.mistake(key, mistakes.WHOLE, key=key, least=least, most=most)
        return found

    def truth(self, key: str) -> bool:
        """True or false; false where it is not said."""
        found = self._take(key, False)
        if not isinstance(found, bool):
            raise self.mistake(key, mistakes.TRUTH, key=key)
        return found

    def listed(self, key: str) -> list[Any]:
        """A list; an empty one where it is not said."""
        found = self._take(key, [])
        if not isinstance(found, list):
            raise self.mistake(key, mistakes.LIST, key=key)
        return found

    def table(self, key: str) -> Table:
        """A table within."""
        return self._table(key, (*self.path, key), self._needed(key))

    def tables(self, key: str) -> Iterator[Table]:
        """A list of tables; none where it is not said."""
        return (self._table(key, (*self.path, key, place), one) for place, one in enumerate(self.listed(key)))

    def words(self, key: str = "") -> Words:
        """A text in its languages: under a key, or – for an empty one – in the table itself."""
        holder = self.table(key) if key else self
        found = {tongue: holder.text(tongue) for tongue in LANGUAGES if holder.has(tongue)}
        lacking = [tongue for tongue in self.source.languages or list(LANGUAGES)[:1] if tongue not in found]
        if lacking and (self.source.languages or not found):
            raise holder.mistake("", mistakes.LANGUAGE, language=LANGUAGES[lacking[0]])
        if key:
            holder.close()
        return Words(found)

    def perhaps(self, key: str) -> Words:
        """A text that may be left out."""
        return self.words(key) if self.has(key) else Words({})

    def close(self) -> None:
        """Nothing is left that nobody knows."""
        for key in self.held:
            if key not in self.taken:
                raise self.mistake(key, mistakes.UNKNOWN, key=key)

    def _table(self, key: str, path: Path, held: object) -> Table:
        if not isinstance(held, dict):
            raise self.mistake(key, mistakes.TABLE, key=key)
        return Table(self.source, path, held)

    def _take(self, key: str, otherwise: Any) -> Any:
        self.taken.add(key)
        return self.held.get(key, otherwise)

    def _needed(self, key: str) -> Any:
        if key not in self.held:
            raise self.mistake("", mistakes.MISSING, key=key)
        return self._take(key, None)
