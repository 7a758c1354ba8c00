"""As in the program, garbage is collected on the thread of the tests alone, and what came with the imports never:
see `casedesk.ui.collecting`.
"""

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterator

import pytest

ALL_EVERY = 40
"""After so many tests everything is collected, else what is young."""
_tests = itertools.count(1)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    gc.disable()
    yield
    gc.collect(1 if next(_tests) % ALL_EVERY else 2)
