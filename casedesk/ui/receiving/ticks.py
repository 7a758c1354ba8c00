"""What of a package is to be kept: a tick for each field, and for entries and chapters what follows from them."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


class Tick(enum.Enum):
    """Of what lies below a line: all of it is kept, some, or nothing."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be kept of an entry: its fields by name; without `needed` ones there is no such entry."""

    fields: frozenset[str]
    needed: frozenset[str] = frozenset()


class Ticks:
    """Ticks(offered): everything is to be kept at first."""

    def __init__(self, offered: Mapping[UUID, Offered]) -> None:
        self._offered = offered
        self._kept = {entry: set(one.fields) for entry, one in offered.items()}
        self._in = set(offered)

    def entries(self) -> list[UUID]:
        """Every entry of which something can be kept."""
        return list(self._offered)

    def field(self, entry: UUID, name: str) -> bool:
        """Whether a field is to be kept."""
        return entry in self._in and name in self._kept[entry]

    def tick_field(self, entry: UUID, name: str, keep: bool) -> None:
        """Keeps a field, or leaves it out; what an entry needs goes and comes with it."""
        kept, needed = self._kept[entry], self._offered[entry].needed
        if keep and entry not in self._in:
            kept.clear()
            kept.update(needed)
            self._in.add(entry)
        if name not in needed:
            (kept.add if keep else kept.discard)(name)
        if not kept:
            self._in.discard(entry)

    def tick(self, entries: Iterable[UUID], keep: bool) -> None:
        """Keeps whole entries, or leaves them out."""
        for entry in entries:
            self._kept[entry] = set(self._offered[entry].fields)
            (self._in.add if keep else self._in.discard)(entry)

    def entry(self, entry: UUID) -> Tick:
        """How much of an entry is to be kept."""
        if entry not in self._in:
            return Tick.NONE
        return Tick.ALL if self._kept[entry] == self._offered[entry].fields else Tick.SOME

    def of(self, entries: Sequence[UUID]) -> Tick:
        """How much of several entries is to be kept."""
        found = {self.entry(one) for one in entries} or {Tick.NONE}
        return found.pop() if len(found) == 1 else Tick.SOME

    def left_out(self) -> tuple[int, int]:
        """How many whole entries are left out, and how many fields of those that are kept."""
        kept = self.kept()
        fields = sum(len(self._offered[entry].fields) - len(names) for entry, names in kept.items())
        return len(self._offered) - len(kept), fields

    def kept(self) -> dict[UUID, frozenset[str]]:
        """The entries that are to be kept, each with its fields."""
        return {entry: frozenset(self._kept[entry]) for entry in self._offered if entry in self._in}
