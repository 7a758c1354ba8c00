"""The names a search looks through: read after unlocking on another thread, kept current, let go at locking."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casedesk.text.name_index import Entry, NameIndex

T = TypeVar("T")
Entries = Callable[[Sequence[UUID]], list[Entry[UUID]]]
"""Reads what the given cases can be found by."""
AT_ONCE = 1000
"""Cases read in one go: locking waits for no more than these."""


class Elsewhere(Protocol):
    """Does something long on another thread and tells the result on the interface thread."""

    def __call__(self, work: Callable[[], T], done: Callable[[T], object]) -> object: ...


class Names(QObject):
    """Names(everybody, read, wait): from `begin` on they are read; `ready` tells when a search finds everybody.

    `everybody` lists the cases, `read` reads what some of them are found by. `wait` returns when the vault may be
    written to: a search is recorded.
    """

    ready = Signal()

    def __init__(
        self,
        everybody: Callable[[], Sequence[UUID]],
        read: Entries,
        wait: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._everybody, self._read, self._wait = everybody, read, wait
        self._index: NameIndex[UUID] | None = None
        self._filling = False
        self._changed: set[UUID] = set()

    @property
    def index(self) -> NameIndex[UUID] | None:
        """What a search looks through; None until it is ready, and after `forget`."""
        return self._index

    def begin(self, elsewhere: Elsewhere) -> None:
        """Reads all names on another thread."""
        self._filling = True
        self._changed.clear()
        elsewhere(self._filled, self._take)

    def renew(self, cases: Collection[UUID]) -> None:
        """These cases were changed: they are read again, or forgotten if they cannot be read any more."""
        if self._index is None:
            self._changed.update(cases)
            return
        found = {entry.id: entry for entry in self._read(list(cases))}
        for case in cases:
            if case in found:
                self._index.put(found[case])
            else:
                self._index.remove(case)

    def forget(self) -> None:
        """Lets go of every name, also of those still being read."""
        self._filling = False
        if self._index is not None:
            self._index.clear()
        self._index = None

    def _filled(self) -> NameIndex[UUID]:
        index: NameIndex[UUID] = NameIndex()
        cases = self._everybody()
        for begin in range(0, len(cases), AT_ONCE):
            if not self._filling:  # locked meanwhile
                index.clear()
                return index
            index.fill(self._read(cases[begin : begin + AT_ONCE]))
        self._wait()
        return index

    def _take(self, index: NameIndex[UUID]) -> None:
        if not self._filling:
            index.clear()
            return
        self._filling, self._index = False, index
        self.renew(self._changed)
        self._changed.clear()
        self.ready.emit()
