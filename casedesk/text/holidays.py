"""Public holidays of Cambodia, as an office calendar shows them. The days are in resources/calendar."""

from __future__ import annotations

import functools
from datetime import date
from typing import Any

from casedesk.paths import resources
from casedesk.text.translation import language


def holidays(year: int) -> dict[date, str]:
    """The holidays of a year by day, in the language spoken here; two on one day are joined by a comma.

    Days that follow the moon are set each year and are given only for years in which they are known.
    """
    said: dict[date, str] = {}
    for holiday in _kept():
        name = holiday[language()]
        for day in holiday.get("on", ()) or (date.fromisoformat(f"{year:04}-{holiday['every']}"),):
            if day.year == year:
                said[day] = f"{said[day]}, {name}" if day in said else name
    return dict(sorted(said.items()))


@functools.cache
def _kept() -> list[dict[str, Any]]:
    import tomllib

    kept: list[dict[str, Any]] = tomllib.loads(resources("calendar", "holidays.toml").read_text("utf-8"))["holiday"]
    return kept
