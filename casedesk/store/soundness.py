"""The check of the whole file at opening goes on beside the first page, and writing waits for it (decision 0004)."""

from __future__ import annotations

import threading
from collections.abc import Callable

from casedesk.store.trouble import VaultDamaged
from casedesk.text.trouble import Mendable

FIRST_PAGE_S = 0.5
"""Longer than it takes to read and paint what one sees first."""


class Soundness:
    """The check of the whole file at opening, running on its own thread; writing waits for it.

    It begins when somebody waits for it, else by itself a moment later: the first page has the machine for itself.
    `then` is what goes on beside the work once the check has passed: nobody waits for it. `moment_s` is in seconds.
    """

    def __init__(
        self, check: Callable[[], bool], then: Callable[[], object] = lambda: None, *, moment_s: float = FIRST_PAGE_S
    ) -> None:
        self._moment_s = moment_s
        self._good = False
        self._trouble: Mendable | None = None
        self._awaited, self._done, self._over = threading.Event(), threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, args=(check, then), name="check of the vault", daemon=True)
        self._thread.start()

    def _run(self, check: Callable[[], bool], then: Callable[[], object]) -> None:
        self._awaited.wait(self._moment_s)
        try:
            self._good = check()
        except Mendable as trouble:  # a full disk is not damage
            self._trouble = trouble
        finally:
            self._done.set()
        try:
            if self._good:
                then()
        except Mendable:
            return  # locked, or busy: the next opening goes on where this one ended
        finally:
            self._over.set()

    @property
    def over(self) -> bool:
        """Whether what goes on beside the work has ended too."""
        return self._over.is_set()

    def wait_for_all(self) -> None:
        """Returns once what goes on beside the work has ended too."""
        self._awaited.set()
        self._over.wait()

    def wait(self) -> None:
        """Returns once every page was found genuine and the opening is in the journal.

        Raises VaultDamaged when a page was not, and what stood in the way of the journal: DiskFull, Busy.
        """
        self._awaited.set()
        self._done.wait()
        if self._trouble is not None:
            raise self._trouble
        if not self._good:
            raise VaultDamaged
