"""Public holidays for the office calendar, from resources/calendar/holidays.toml."""

from __future__ import annotations

import functools
import tomllib
from datetime import date
from typing import Any

from casedesk.paths import resources
from casedesk.text.translation import language


def holiday(day: date) -> str:
    """The holiday's name in the language spoken here, or nothing on any other day; two on one day have a comma between.

    Days that follow the moon are set each year and are named only in years for which they are known.
    """
    every_year = f"{day:%m-%d}"
    found = (one for one in _known() if one.get("every") == every_year or day in one.get("on", ()))
    return ", ".join(str(one[language()]) for one in found)


@functools.cache
def _known() -> list[dict[str, Any]]:
    known: list[dict[str, Any]] = tomllib.loads(resources("calendar", "holidays.toml").read_text("utf-8"))["holiday"]
    return known
