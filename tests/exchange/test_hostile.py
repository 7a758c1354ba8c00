"""Nothing that is handed in does harm: every property of `hostile.py`, for a moment here, for an hour when asked.

`CASEDESK_HOSTILE=3600` gives them that many seconds together (`python3 dev.py faults` does).
"""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable

import pytest
from hypothesis import settings

from tests.exchange.hostile import PROPERTIES

SECONDS = float(os.environ.get("CASEDESK_HOSTILE", "0"))
IN_A_ROW = 500


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
def test_it_holds_for_a_moment(holds: Callable[[], None]) -> None:
    settings(max_examples=30)(holds)()


@pytest.mark.skipif(not SECONDS, reason="takes as long as CASEDESK_HOSTILE says")
def test_they_hold_for_long() -> None:
    end = time.monotonic() + SECONDS
    for holds in itertools.cycle(PROPERTIES):
        if time.monotonic() > end:
            return
        settings(max_examples=IN_A_ROW, database=None)(holds)()
