"""Times of the same thing several times over: what is told is the median, beside the least."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took, in milliseconds, each time it was done."""

    each: Sequence[float]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.each)

    @property
    def least(self) -> float:
        """The shortest: what the machine can do when nobody disturbs it."""
        return min(self.each)


def took(work: Callable[[], object], times: int, *, before: Callable[[], object] = lambda: None) -> Took:
    """Does the work so many times, `before` each time outside the clock; the first one warms up and is not counted."""
    each = []
    for _time in range(times + 1):
        before()
        began = time.perf_counter()
        work()
        each.append((time.perf_counter() - began) * 1000)
    return Took(each[1:])


def side_by_side(*works: Callable[[], object], times: int) -> tuple[Took, ...]:
    """Several things in turns, so that a busy machine disturbs them alike."""
    each: list[list[float]] = [[] for _work in works]
    for _time in range(times + 1):
        for work, mine in zip(works, each, strict=True):
            began = time.perf_counter()
            work()
            mine.append((time.perf_counter() - began) * 1000)
    return tuple(Took(mine[1:]) for mine in each)
