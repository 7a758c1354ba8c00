"""Long work off the interface thread: one way there, one hop back, one road for trouble."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from casedesk.text.trouble import Mendable

T = TypeVar("T")


class Stopped(Exception):
    """The work saw that it is not wanted any more."""


class Task(QObject):
    """One piece of work under way. `progressed(part, of)` arrives on the interface thread.

    After `cancel`, and once whoever asked is gone, neither progress nor result nor trouble arrives; work that calls
    `advance` ends at the next call. It belongs to nobody, since a thread must never tell something through an object
    that is being destroyed: it lives until its end has arrived.
    """

    progressed = Signal(int, int)
    _moved = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(
        self, asker: QObject, done: Callable[[Any], object], trouble: Callable[[Mendable], object] | None
    ) -> None:
        super().__init__()
        self._asker, self._done, self._trouble = asker, done, trouble
        self._cancelled = False
        self._moved.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        _UNDER_WAY.add(self)

    @property
    def cancelled(self) -> bool:
        """Whether the result is wanted no more."""
        return self._cancelled or not shiboken6.isValid(self._asker)

    def cancel(self) -> None:
        """Forgets the result; the work itself ends when it next looks."""
        self._cancelled = True

    def advance(self, part: int, of: int) -> None:
        """For the work: tells how far it is. Raises Stopped when it was cancelled, or whoever asked is gone."""
        if self.cancelled:
            raise Stopped
        self._moved.emit(part, of)

    def _run(self, work: Callable[[], object]) -> None:
        try:
            result: object = work()
            trouble: BaseException | None = None
        except BaseException as caught:
            result, trouble = None, caught
        self._ended.emit(result, trouble)
        del trouble  # it knows this frame, and the frame this task: a ring, collected on any thread

    def _tell(self, part: int, of: int) -> None:
        if not self.cancelled:
            self.progressed.emit(part, of)

    def _end(self, result: object, trouble: BaseException | None) -> None:
        _UNDER_WAY.discard(self)
        if self.cancelled or isinstance(trouble, Stopped):
            return
        if trouble is None:
            self._done(result)
        elif isinstance(trouble, Mendable) and self._trouble is not None:
            self._trouble(trouble)
        else:
            sys.excepthook(type(trouble), trouble, trouble.__traceback__)  # a bug there is a bug here


_UNDER_WAY: set[Task] = set()
"""Keeps every task until its end has arrived, on the interface thread."""


class Background(QObject):
    """Background(parent, threads=2): calling it with `work` and `done` does the work elsewhere and the rest here.

    `trouble` is called with what the reader can mend; anything else goes the road of every bug. With one thread,
    what was asked for first is done first. When `parent` is destroyed nothing arrives any more.
    """

    def __init__(self, parent: QObject, threads: int = 2, *, pool: QThreadPool | None = None) -> None:
        super().__init__(parent)
        self._pool = pool or QThreadPool(self)
        if pool is None:
            self._pool.setMaxThreadCount(threads)

    def on_behalf_of(self, parent: QObject) -> Background:
        """The same threads for somebody who may be destroyed earlier."""
        return Background(parent, pool=self._pool)

    def __call__(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        trouble: Callable[[Mendable], object] | None = None,
    ) -> Task:
        """Begins the work and returns at once."""
        task = Task(self, done, trouble)
        self._pool.start(lambda: task._run(work))
        return task

    def with_progress(
        self,
        work: Callable[[Callable[[int, int], None]], T],
        done: Callable[[T], object],
        trouble: Callable[[Mendable], object] | None = None,
    ) -> Task:
        """The same for work that tells how far it is: it is given a function to call with part and whole."""
        task = Task(self, done, trouble)
        self._pool.start(lambda: task._run(lambda: work(task.advance)))
        return task

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Waits for what is under way, when the window closes; tells whether all of it ended."""
        return self._pool.waitForDone(milliseconds)
