"""What changed in one entry, when and by whom; and the version that stands in the way of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from casedesk.cases.rules.meeting import Meeting
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.files import Gone
from casedesk.store.records import Record, hidden
from casedesk.store.work import Work, query

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Version(Generic[R]):
    """One version of an entry, who wrote it, and the one before it (None for the first)."""

    record: R
    before: R | None
    name: str
    khmer_name: str
    me: bool

    def changed(self) -> tuple[str, ...]:
        """Names of the fields a reader may see that differ from the version before; every answered one at first."""
        fields = self.record.__fields__
        return tuple(name for name in fields if not hidden(fields[name]) and self._differs(name))

    def _differs(self, name: str) -> bool:
        now = getattr(self.record, name)
        return bool(now != getattr(self.before, name)) if self.before is not None else now not in (None, ())


@dataclass(frozen=True, slots=True)
class Clash(Generic[R]):
    """Two versions that met, and who wrote the one in the vault."""

    meeting: Meeting[R]
    name: str
    khmer_name: str
    me: bool


@query(Permission.READ_CASES, logs="history", about="case")
def versions_of(work: Work, *, case: UUID, entry: R) -> tuple[Version[R], ...]:
    """Every version of an entry, newest first. Raises Gone, also for one of another file, and NotGranted."""
    known, found = people.names(work.db), _in_file(work, case, entry)
    return tuple(
        Version(one, before, *known[one.written_by], one.written_by == work.person)
        for one, before in zip(found, [*found[1:], None], strict=True)
    )


@query(Permission.READ_CASES, logs="view", about="case")
def clash_of(work: Work, *, case: UUID, mine: R) -> Clash[R]:
    """The version saved meanwhile beside one's own unsaved one, with what both began from."""
    found: Sequence[R] = _in_file(work, case, mine)
    base = next((one for one in found if one.version == mine.version), None)
    name, khmer_name = people.names(work.db)[found[0].written_by]
    return Clash(Meeting(mine, found[0], base), name, khmer_name, found[0].written_by == work.person)


@query(Permission.READ_CASES, logs="view", about="case")
def version_of(work: Work, *, case: UUID, entry: R, version: int) -> R | None:
    """An earlier version of an entry, such as the one a draft was typed over; None if there is none."""
    return next((one for one in _in_file(work, case, entry) if one.version == version), None)


def _in_file(work: Work, case: UUID, entry: R) -> list[R]:
    """Its versions; the journal tells of a look into the file it is in, and into no other."""
    found = work.history(entry)
    if found[0].owner != case:
        raise Gone
    return found
