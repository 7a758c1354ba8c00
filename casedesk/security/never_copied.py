"""What holds keys in the open stays where it is."""

from __future__ import annotations

from typing import NoReturn, SupportsIndex


class NeverCopied:
    """Neither pickled nor copied: a key has one place in memory, and locking lets go of it."""

    __slots__ = ()

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("keys are never pickled or copied")
