"""Which files there are: 400 over three years, more of them as the centre grew, spread over those with cases."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from casedesk.training.situation import OF_THE_MAIN_USER, Situation, some_closed, some_open

SHARED = 3
_OPEN_EACH = (14, 19)
_NEW = 30
"""Days after joining before a worker has cases that are closed by now."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One file: whose it is, where it stands, and the number its chance begins from."""

    worker: str
    situation: Situation
    place: int


def assignments(
    chance: random.Random, main: str, joined: Mapping[str, int], founder: str, cases: int
) -> list[Assignment]:
    """So many files, those of the main user first.

    `joined`: days since each worker came. The founder keeps two files of their own beside supervising.
    """
    pairs = [(main, situation) for situation in OF_THE_MAIN_USER]
    colleagues = [worker for worker in joined if worker not in (main, founder)]
    pairs += _shared(chance, colleagues, joined)
    for worker in colleagues:
        pairs += [(worker, _fitting(some_open(chance), joined[worker])) for _one in range(chance.randint(*_OPEN_EACH))]
    pairs += [(founder, some_open(chance)) for _one in range(2)]
    while len(pairs) < cases:
        worker = chance.choices(list(joined), [_weight(days, name == founder) for name, days in joined.items()])[0]
        pairs.append((worker, some_closed(chance, joined[worker] - _NEW)))
    return [Assignment(worker, situation, place) for place, (worker, situation) in enumerate(pairs[:cases])]


def _shared(chance: random.Random, colleagues: list[str], joined: Mapping[str, int]) -> Iterator[tuple[str, Situation]]:
    """Files that colleagues share with the main user."""
    whole = [situation for situation in OF_THE_MAIN_USER if situation.seen is not None and situation.next is not None]
    for worker, situation in zip(chance.sample(colleagues, SHARED), chance.sample(whole, SHARED), strict=True):
        yield worker, replace(_fitting(situation, joined[worker]), shared=True)


def _fitting(situation: Situation, joined: int) -> Situation:
    """Nobody had a case before they came."""
    return replace(situation, opened=min(situation.opened, joined - 5))


def _weight(days: int, founder: bool) -> int:
    return days // 8 if founder else days
