"""Two people changed the same entry: what differs, who changed what, and the entry that keeps what was chosen."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from casedesk.store.records import Record, changed, hidden

R = TypeVar("R", bound=Record)


class Side(enum.Enum):
    """Whose answer."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Meeting(Generic[R]):
    """One's own version, not saved; the one in the vault; and what both began from, if it is known."""

    mine: R
    theirs: R
    base: R | None = None

    def differing(self) -> tuple[str, ...]:
        """Names of the fields a reader may see that differ between the two, in the order of the form."""
        fields = self.theirs.__fields__
        return tuple(name for name in fields if not hidden(fields[name]) and self._differ(name))

    def same(self) -> int:
        """How many fields a reader may see are the same in both."""
        fields = self.theirs.__fields__
        return sum(not hidden(field) for field in fields.values()) - len(self.differing())

    def proposed(self, name: str) -> Side | None:
        """The side that alone changed a field; None when both did, or when it is not known."""
        if self.base is None:
            return None
        before = getattr(self.base, name)
        mine, theirs = getattr(self.mine, name) != before, getattr(self.theirs, name) != before
        if mine == theirs:
            return None
        return Side.MINE if mine else Side.THEIRS

    def merged(self, chosen: Mapping[str, Side]) -> R:
        """The entry to save on top of theirs. Raises KeyError for a differing field without a choice.

        The program's own fields are theirs, unless only mine changed them.
        """
        values: dict[str, Any] = {}
        for name, field in self.theirs.__fields__.items():
            side = chosen[name] if name in self.differing() else self.proposed(name) if hidden(field) else None
            if side is Side.MINE:
                values[name] = getattr(self.mine, name)
        return changed(self.theirs, **values)

    def _differ(self, name: str) -> bool:
        return bool(getattr(self.mine, name) != getattr(self.theirs, name))
