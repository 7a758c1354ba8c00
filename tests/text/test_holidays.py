"""Public holidays of Cambodia."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casedesk.text.holidays import holiday
from casedesk.text.translation import speaking


def named(year: int) -> dict[date, str]:
    """The holidays of a year by day."""
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
    return {day: holiday(day) for day in days if holiday(day)}


@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_every_holiday_has_a_name_in_every_language(language: str) -> None:
    with speaking(language):
        found = named(2026)
    assert len(found) == 21
    assert all(name.strip() for name in found.values())


def test_holidays_of_2026() -> None:
    found = named(2026)
    assert found[date(2026, 5, 1)] == "International Labour Day, Visak Bochea Day"
    assert [day for day, name in found.items() if name == "Khmer New Year"] == [date(2026, 4, n) for n in (14, 15, 16)]
    with speaking("fr"):
        assert holiday(date(2026, 11, 9)) == "Fête de l’Indépendance"


def test_days_of_the_moon_are_not_guessed() -> None:
    assert "Pchum Ben" not in named(2028).values()
    assert holiday(date(2028, 11, 9)) == "Independence Day"
