"""The hours in which medicine still prevents HIV (72) and pregnancy (120) after rape (WHO clinical guidance)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

HIV = timedelta(hours=72)
PREGNANCY = timedelta(hours=120)


@dataclass(frozen=True, slots=True)
class Window:
    """An open window: when it closes, and its whole length in hours (72 or 120)."""

    closes: datetime
    hours: int

    def hours_left(self, now: datetime) -> int:
        """Whole hours until it closes."""
        return max(0, int((self.closes - now).total_seconds() // 3600))


def medical_window(assault_at: datetime | None, now: datetime) -> Window | None:
    """The window that is still open; None when there is none, or both have closed."""
    if assault_at is None or assault_at > now:
        return None
    for length in (HIV, PREGNANCY):
        if now < assault_at + length:
            return Window(assault_at + length, int(length.total_seconds() // 3600))
    return None
