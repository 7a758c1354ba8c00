"""Tests run on one day, whenever they are run: the day after NOON of `tests.factories`, when their vaults were made.

Else what holds for a while only, as an invitation does, would end one day by the clock of the PC, and tests with it.
The clock goes on as time passes; a test that needs a later day travels on from there. Other processes that a test
starts are on the real day, which is a later one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from tests.factories import NOON


@pytest.fixture(scope="session", autouse=True)
def the_day_after() -> Iterator[None]:
    with time_machine.travel(NOON + timedelta(days=1)):
        yield
