"""The way to one open database: every connection passes here, and for the moment of a new key nobody does."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from casedesk.store.trouble import Busy

PATIENCE_S = 20.0
"""How long a new key waits for what is being read and written."""
_GLANCE_S = 0.02


class Door:
    """Door(key): the raw key that holds now. Threads go through one by one; who is through may go through again."""

    def __init__(self, key: str = "") -> None:
        self.key = key
        self._turn = threading.Condition(threading.RLock())

    def pool(self) -> type[sa.QueuePool]:
        """A pool whose connections are handed out through this door."""
        turn = self._turn

        class ThroughTheDoor(sa.QueuePool):
            """Hands out connections while nobody is alone with the file."""

            def connect(self) -> sa.pool.PoolProxiedConnection:
                with turn:
                    return super().connect()

        return ThroughTheDoor

    @contextmanager
    def alone(self, engine: sa.Engine) -> Iterator[None]:
        """Inside the block no connection of this engine is open, and whoever wants one waits for its end.

        Raises Busy when something does not come to its end.
        """
        ends = time.monotonic() + PATIENCE_S
        with self._turn:
            while _in_use(engine):
                if time.monotonic() > ends:
                    raise Busy
                self._turn.wait(_GLANCE_S)
            engine.dispose()
            yield


def _in_use(engine: sa.Engine) -> bool:
    return isinstance(engine.pool, sa.QueuePool) and engine.pool.checkedout() > 0
