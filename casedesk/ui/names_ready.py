"""The names a search looks through: read after unlocking on another thread, kept current, let go at locking."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casedesk.text.name_index import Entry, NameIndex

T = TypeVar("T")
Entries = Callable[[Sequence[UUID] | None], list[Entry[UUID]]]
"""Reads what the given cases can be found by, or all of them."""


class Elsewhere(Protocol):
    """Does something long on another thread and tells the result on the interface thread."""

    def __call__(self, work: Callable[[], T], done: Callable[[T], object]) -> object: ...


class Names(QObject):
    """Names(read, wait): from `begin` on they are read; `ready` tells when a search by name finds everybody.

    `read` reads what cases are found by. `wait` returns when the vault may be written to: a search is recorded.
    """

    ready = Signal()

    def __init__(self, read: Entries, wait: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read, self._wait = read, wait
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
        index = NameIndex(self._read(None))
        self._wait()
        return index

    def _take(self, index: NameIndex[UUID]) -> None:
        if not self._filling:  # locked meanwhile
            index.clear()
            return
        self._filling, self._index = False, index
        self.renew(self._changed)
        self._changed.clear()
        self.ready.emit()
