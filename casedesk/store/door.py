"""The way to one open database: every connection passes here, and for the moment of a new key nobody does."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from casedesk.store.trouble import Busy

_GLANCE_S = 0.02
_THREAD = "thread that holds the connection"


class Door:
    """Door(key): the raw key that holds now; `patience_s` is how long a new key waits for what is under way.

    Somebody who waits to be alone keeps others from coming in; who is inside may go further in, and then leaves.
    """

    def __init__(self, key: str = "") -> None:
        self.key, self.patience_s = key, 10.0
        self._turn = threading.Condition(threading.RLock())
        self._inside: Counter[int] = Counter()
        self._wanted_alone = False

    def pool(self) -> type[sa.QueuePool]:
        """A pool whose connections are handed out through this door."""
        turn, waits = self._turn, self._waits

        class ThroughTheDoor(sa.QueuePool):
            """Hands out connections while nobody is, or waits to be, alone with the file."""

            def connect(self) -> sa.pool.PoolProxiedConnection:
                with turn:
                    turn.wait_for(lambda: not waits())
                    return super().connect()

        return ThroughTheDoor

    def watch(self, engine: sa.Engine) -> None:
        """Counts the connections of an engine made with this door's pool, by thread."""
        event.listen(engine, "checkout", self._came)
        event.listen(engine, "checkin", self._went)

    @contextmanager
    def alone(self, engine: sa.Engine) -> Iterator[None]:
        """Inside the block no connection of this engine is open, and whoever wants one waits for its end.

        Raises Busy when something does not come to its end.
        """
        with self._turn:
            self._wanted_alone = True
            try:
                ends = time.monotonic() + self.patience_s
                while self._inside or _handed_out(engine):
                    if time.monotonic() > ends:
                        raise Busy
                    self._turn.wait(_GLANCE_S)
            finally:
                self._wanted_alone = False
                self._turn.notify_all()
            engine.dispose()
            yield

    def _waits(self) -> bool:
        return self._wanted_alone and threading.get_ident() not in self._inside

    def _came(self, connection: object, record: Any, proxy: object) -> None:
        with self._turn:
            record.record_info[_THREAD] = threading.get_ident()
            self._inside[threading.get_ident()] += 1

    def _went(self, connection: object, record: Any) -> None:
        with self._turn:
            thread = record.record_info.pop(_THREAD, None)
            if thread is not None:
                self._inside[thread] -= 1
                if not self._inside[thread]:
                    del self._inside[thread]
                self._turn.notify_all()


def _handed_out(engine: sa.Engine) -> bool:
    """Whether a connection is not back in the pool: that it is coming back is told a moment before it is."""
    return isinstance(engine.pool, sa.QueuePool) and engine.pool.checkedout() > 0
