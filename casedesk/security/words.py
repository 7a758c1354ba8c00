"""Words that stand for random bits: in a passphrase offered, in a fingerprint read aloud."""

from __future__ import annotations

import functools

from casedesk.paths import resources

BITS = 11
"""Each word stands for eleven bits: the list has 2,048."""


@functools.cache
def english() -> tuple[str, ...]:
    """The 2,048 English words of BIP-39: no two begin with the same four letters."""
    return tuple(resources("words", "english.txt").read_text("utf-8").split())


def spelled(raw: bytes, count: int) -> tuple[str, ...]:
    """The first `count` times eleven bits of `raw`, as words."""
    number = int.from_bytes(raw, "big") >> (len(raw) * 8 - count * BITS)
    listed = english()
    return tuple(listed[number >> (BITS * left) & (len(listed) - 1)] for left in reversed(range(count)))
