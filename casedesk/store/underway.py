"""What is being done on an open vault: locking asks it to stop, lets nothing new begin, and waits for its end."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import Self

from casedesk.store.trouble import VaultLocked

Progress = Callable[[int, int], object]
"""Hears how much is done, and of how much."""
Stopped = Callable[[], bool]
"""Whether long work is to end at its next safe place."""


def quiet(part: int, of: int) -> None:
    """Nobody watches the progress."""


def never() -> bool:
    """Nobody can stop it."""
    return False


class Underway:
    """`with underway:` round whatever needs keys and connections, a unit of work or a whole rotation.

    Long work looks at `stopped()` between its steps. What must not be cut in two stands inside one block: locking waits
    for it, on the thread that locks. A thread that is inside may go further in when others no longer may.
    """

    def __init__(self) -> None:
        self._inside: Counter[int] = Counter()
        self._changed = threading.Condition()
        self._asked, self._closed = threading.Event(), False

    def stopped(self) -> bool:
        """Whether long work is to end at its next safe place."""
        return self._asked.is_set()

    def ask_to_stop(self) -> None:
        """Asks long work to end; what is short, such as keeping a draft, may still begin."""
        self._asked.set()

    def close(self) -> None:
        """Lets nothing new begin, and returns when whatever other threads do has ended."""
        me = threading.get_ident()
        with self._changed:
            self._closed = True
            self._asked.set()
            self._changed.wait_for(lambda: all(thread == me for thread in self._inside))

    def __enter__(self) -> Self:
        """Raises VaultLocked once the vault is being locked."""
        me = threading.get_ident()
        with self._changed:
            if self._closed and me not in self._inside:
                raise VaultLocked
            self._inside[me] += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        me = threading.get_ident()
        with self._changed:
            self._inside[me] -= 1
            if not self._inside[me]:
                del self._inside[me]
            self._changed.notify_all()
