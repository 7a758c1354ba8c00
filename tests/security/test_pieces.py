"""A locked piece opens in its place among so many, and nowhere else."""

from __future__ import annotations

import pytest

from casedesk.security.errors import Damaged
from casedesk.security.pieces import LONGER, lock_piece, open_piece

KEY = b"k" * 32


def test_a_piece_comes_back() -> None:
    blob = lock_piece(KEY, b"words", b"whole", 1, 3)
    assert len(blob) == 5 + LONGER
    assert open_piece(KEY, blob, b"whole", 1, 3) == b"words"


@pytest.mark.parametrize(
    ("whole", "place", "count"), [(b"other", 1, 3), (b"whole", 0, 3), (b"whole", 1, 2), (b"whole", 3, 1)]
)
def test_elsewhere_it_does_not_open(whole: bytes, place: int, count: int) -> None:
    with pytest.raises(Damaged):
        open_piece(KEY, lock_piece(KEY, b"words", b"whole", 1, 3), whole, place, count)


def test_torn_or_under_another_key_it_does_not_open() -> None:
    blob = lock_piece(KEY, b"words", b"whole", 1, 3)
    for key, torn in ((b"K" * 32, blob), (KEY, blob[:-1]), (KEY, b""), (KEY, blob + b"x")):
        with pytest.raises(Damaged):
            open_piece(key, torn, b"whole", 1, 3)
