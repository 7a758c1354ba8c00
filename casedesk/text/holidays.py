"""Public holidays for the office calendar, from resources/calendar/holidays.toml."""

from __future__ import annotations

import functools
import tomllib
from datetime import date
from typing import Any

from casedesk.paths import resources
from casedesk.text.translation import language


def holiday(day: date) -> str:
    """The holiday's name in the language spoken here, or nothing on any other day."""
    every, on = _known()
    found = on.get(day) or every.get(f"{day:%m-%d}")
    return str(found.get(language(), found["en"])) if found else ""


@functools.cache
def _known() -> tuple[dict[str, dict[str, Any]], dict[date, dict[str, Any]]]:
    listed = tomllib.loads(resources("calendar", "holidays.toml").read_text("utf-8"))["holiday"]
    every = {entry["every"]: entry for entry in listed if "every" in entry}
    return every, {day: entry for entry in listed for day in entry.get("on", ())}
