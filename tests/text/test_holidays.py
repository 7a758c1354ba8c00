"""Public holidays of Cambodia."""

from __future__ import annotations

from datetime import date

import pytest

from casedesk.text.holidays import holidays
from casedesk.text.translation import speaking


@pytest.mark.parametrize("language", ["en", "km", "fr"])
def test_every_holiday_has_a_name_in_every_language(language: str) -> None:
    with speaking(language):
        assert all(name.strip() for year in range(2025, 2030) for name in holidays(year).values())


def test_holidays_of_2026() -> None:
    days = holidays(2026)
    assert len(days) == 21
    assert days[date(2026, 5, 1)] == "International Labour Day, Visak Bochea Day"
    assert [day for day, name in days.items() if name == "Khmer New Year"] == [date(2026, 4, n) for n in (14, 15, 16)]
    assert list(days) == sorted(days)
    with speaking("fr"):
        assert holidays(2026)[date(2026, 11, 9)] == "Fête de l’Indépendance"


def test_days_of_the_moon_are_not_guessed() -> None:
    assert "Pchum Ben" not in holidays(2028).values()
    assert holidays(2028)[date(2028, 11, 9)] == "Independence Day"
