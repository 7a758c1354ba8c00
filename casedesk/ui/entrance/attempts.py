"""How long one waits after passphrases that did not open. It slows a person at the keyboard, and nobody else."""

from __future__ import annotations

import time
from collections.abc import Callable

FREE = 2
"""So many slips cost nothing."""
FIRST_S, MOST_S = 10, 300


class Attempts:
    """Attempts(passed): counts what did not open. The wait doubles from ten seconds up to five minutes."""

    def __init__(self, passed: Callable[[], float] = time.monotonic) -> None:
        self._passed = passed
        self._until = 0.0
        self.failures = 0

    def did_not_open(self) -> None:
        """One more that did not."""
        self.failures += 1
        if self.failures > FREE:
            self._until = self._passed() + min(MOST_S, FIRST_S * 2 ** (self.failures - FREE - 1))

    def opened(self) -> None:
        """The right person is here."""
        self.failures, self._until = 0, 0.0

    def left_s(self) -> float:
        """Seconds still to wait."""
        return max(0.0, self._until - self._passed())
