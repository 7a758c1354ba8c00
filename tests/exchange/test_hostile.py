"""Nothing that is handed in does harm: every property of `hostile.py`, for a moment here, for an hour when asked.

`CASEDESK_HOSTILE=3600` gives them that many seconds together (`python3 dev.py faults` does).
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.exchange.hostile import PROPERTIES, tried
from tests.house.rule import ROOT

SECONDS = float(os.environ.get("CASEDESK_HOSTILE", "0"))
EACH = range(len(PROPERTIES))


@pytest.mark.parametrize("property", EACH, ids=lambda number: PROPERTIES[number][0].__name__)
def test_it_holds_for_a_moment(property: int) -> None:
    tried(property, examples=30)


@pytest.mark.skipif(not SECONDS, reason="takes as long as CASEDESK_HOSTILE says")
def test_they_hold_for_long() -> None:
    """In a process of its own: within the test runner an hour of examples is kept in memory."""
    command = [sys.executable, "-m", "tests.exchange.hostile", str(SECONDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-5000:]
