"""Two centres that know each other, made once for a module: tests use a case of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.transfer.centres import Two, two_centres


@pytest.fixture(scope="module")
def two(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Lotus sends, River House receives."""
    with two_centres(template, tmp_path_factory.mktemp("centres")) as both:
        yield both


@pytest.fixture(autouse=True)
def today(two: Two) -> None:
    """Each test begins at noon of the first day."""
    two.clock.at = two.noon
