"""Days counted from the day the vault is made, as moments at working hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

OPENS = time(8, 10)
EARLY = time(7, 5)
"""Somebody came before the doors opened: the only thing that happened today."""
BETWEEN = timedelta(minutes=17)


class MovedClock:
    """A clock that stands where the story is."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day the vault is made, and the moment before which everything in it has happened."""

    today: date
    until: datetime

    def day(self, ago: int) -> date:
        """The day so many days ago; a negative number lies ahead."""
        return self.today - timedelta(days=ago)

    def moment(self, ago: int, nth: int = 0) -> datetime:
        """The `nth` thing done in one file on a day, in working hours and never after now."""
        if ago > 0:
            return _local(self.day(ago), OPENS) + nth * BETWEEN
        return min(_local(self.today, EARLY), self.until) + timedelta(minutes=nth)

    def at(self, ago: int, hour: int, minute: int = 0) -> datetime:
        """An hour on a day, such as an appointment."""
        return _local(self.day(ago), time(hour, minute))


def calendar(today: date | None) -> Calendar:
    """The calendar of a vault made today, or as if made on another day."""
    now = datetime.now().astimezone()
    if today is None or today == now.date():
        midnight = _local(now.date(), time())  # just after it, half an hour ago would be another day
        return Calendar(now.date(), max(now - timedelta(minutes=30), midnight))
    return Calendar(today, _local(today, OPENS))


def _local(day: date, at: time) -> datetime:
    return datetime.combine(day, at).astimezone()
