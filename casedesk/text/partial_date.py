"""A date as people remember it: a year, a month of a year or a day, perhaps only about."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

YEARS = range(1900, 2101)
"""The years a file of this kind can speak of."""

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~)?", re.ASCII)


class ImpossibleDate(Mendable, ValueError):
    """A date that no calendar has, or words that are no date."""

    sentence = N_("This day is not in the calendar. What you typed is kept. Check the day and the month.")


@dataclass(frozen=True)
class PartialDate:
    """A year, perhaps with its month, perhaps with its day; `about` when it is only near that time.

    Written as ISO 8601-2 (EDTF, level 1): "2026", "2026-10", "2026-11-07", and "~" after it for about.
    Raises ImpossibleDate for a date that no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __post_init__(self) -> None:
        if self.year not in YEARS:
            raise ImpossibleDate(
                N_("The year should lie between {first} and {last}. What you typed is kept. Check the year."),
                first=YEARS[0],
                last=YEARS[-1],
            )
        if self.month is None:
            if self.day is not None:
                raise ImpossibleDate(N_("The month is missing. The day and the year are kept. Choose the month."))
            return
        if not 1 <= self.month <= 12:
            raise ImpossibleDate(N_("A year has twelve months. What you typed is kept. Check the month."))
        if self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise ImpossibleDate

    @classmethod
    def parse(cls, edtf: str) -> Self:
        """Reads what `str()` wrote. Raises ValueError for anything else."""
        found = _EDTF.fullmatch(edtf)
        if found is None:
            raise ValueError("not a partial date")
        year, month, day, about = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None, bool(about))

    @classmethod
    def of(cls, day: date, *, about: bool = False) -> Self:
        """The whole day, as a partial date."""
        return cls(day.year, day.month, day.day, about)

    def __str__(self) -> str:
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}{'~' if self.about else ''}"

    @property
    def order(self) -> tuple[int, int, int, bool]:
        """Sorts by time; a whole year before its months, a month before its days."""
        return self.year, self.month or 0, self.day or 0, self.about

    def earliest(self) -> date:
        """The first day it can be, “about” left aside."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day it can be, “about” left aside."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])
