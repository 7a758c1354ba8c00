"""A case on its way into the vault, beside the work: it can be stopped, and always tells how it ended."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from casedesk.store.access import Access
from casedesk.store.underway import Progress
from casedesk.store.work import Work
from casedesk.transfer.arriving import Arrived
from casedesk.transfer.taking_in import TakenIn, take_in
from casedesk.ui.background import Stopped

_PATIENCE_S = 20.0
"""Longer than one attachment and a commit take on a slow disk."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is in the vault now, and what that changed."""

    taken: TakenIn
    touched: frozenset[tuple[str, UUID]]


class TakingIn:
    """TakingIn(access, arrived, kept, worker): `work(progress)` for a thread of its own; None if it was stopped.

    Stopped too late, the case is in the vault all the same: who stopped it is told so.
    """

    def __init__(self, access: Access, arrived: Arrived, kept: Mapping[UUID, Collection[str]], worker: UUID) -> None:
        self._access, self._arrived, self._chosen, self._worker = access, arrived, kept, worker
        self._unwanted, self._over = threading.Event(), threading.Event()
        self._kept: Kept | None = None

    def stop(self) -> None:
        """Asks it to end; `work` says how it did."""
        self._unwanted.set()

    def end(self) -> Kept | None:
        """Stops it and waits for its end: what is in the vault all the same."""
        self.stop()
        self._over.wait(_PATIENCE_S)
        return self._kept

    def work(self, progress: Progress) -> Kept | None:
        """Takes the case in. Raises Mendable; nothing of it is kept then."""
        try:
            self._kept = self._keep(progress)
        except Stopped:
            return None
        finally:
            self._over.set()
        return self._kept

    def _keep(self, progress: Progress) -> Kept:
        def going(part: int, of: int) -> None:
            if self._unwanted.is_set() or self._access.underway.stopped():
                raise Stopped
            progress(part, of)

        with Work(self._access) as work:
            taken = take_in(work, arrived=self._arrived, kept=self._chosen, worker=self._worker, progress=going)
            going(1, 1)
            work.commit()
            return Kept(taken, frozenset(work.touched))
