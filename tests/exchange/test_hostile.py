"""Nothing that is handed in does harm: every property of `hostile.py`, for a moment here, for an hour when asked.

`CASEDESK_HOSTILE=3600` gives them that many seconds together (`python3 dev.py faults` does).
"""

from __future__ import annotations

import itertools
import os
import time

import pytest

from tests.exchange.hostile import PROPERTIES, tried

SECONDS = float(os.environ.get("CASEDESK_HOSTILE", "0"))
IN_A_ROW = 500
EACH = range(len(PROPERTIES))


@pytest.mark.parametrize("property", EACH, ids=lambda number: PROPERTIES[number][0].__name__)
def test_it_holds_for_a_moment(property: int) -> None:
    tried(property, examples=30)


@pytest.mark.skipif(not SECONDS, reason="takes as long as CASEDESK_HOSTILE says")
def test_they_hold_for_long() -> None:
    end, made = time.monotonic() + SECONDS, 0
    for property in itertools.cycle(EACH):
        if time.monotonic() > end:
            break
        tried(property, IN_A_ROW, database=None)
        made += IN_A_ROW
    assert made >= IN_A_ROW * len(EACH), "each of them once"
