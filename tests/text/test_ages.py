"""Ages, their bands, and the delay between an incident and its report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.text.ages import (
    AgeBand,
    Contradiction,
    Delay,
    age_from,
    age_now,
    age_on,
    band_of,
    check_age,
    delay_between,
    delay_of,
    is_child,
)
from casedesk.text.partial_date import PartialDate

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1907, 1, 1), TODAY)


def span(code: AgeBand | Delay) -> range:
    """What the stored value of a band promises, read from the value itself."""
    if code.value.endswith("+"):
        return range(int(code.value[:-1]), 10_000)
    first, last = map(int, code.value.split("-"))
    return range(first, last + 1)


@given(st.integers(0, 120))
def test_every_age_falls_in_exactly_the_band_that_promises_it(age: int) -> None:
    assert [band for band in AgeBand if band is not AgeBand.UNKNOWN and age in span(band)] == [band_of(age)]


@given(st.integers(0, 5_000))
def test_every_delay_falls_in_exactly_the_band_that_promises_it(days: int) -> None:
    assert [delay for delay in Delay if days in span(delay)] == [delay_of(days)]


def test_the_bands_are_those_of_the_sector() -> None:
    assert [band_of(age).value for age in (0, 11, 12, 17, 18, 25, 26, 40, 41, 60, 61, 120)] == [
        "0-11", "0-11", "12-17", "12-17", "18-25", "18-25", "26-40", "26-40", "41-60", "41-60", "61+", "61+",
    ]  # fmt: skip
    assert [delay_of(days).value for days in (0, 3, 4, 5, 6, 14, 15, 30, 31)] == [
        "0-3", "0-3", "4-5", "4-5", "6-14", "6-14", "15-30", "15-30", "31+",
    ]  # fmt: skip
    assert band_of(None) is AgeBand.UNKNOWN


@pytest.mark.parametrize("age", [-1, 121])
def test_nobody_has_such_an_age(age: int) -> None:
    with pytest.raises(Contradiction, match="between 0 and"):
        band_of(age)


@given(DAYS, DAYS)
def test_an_age_grows_by_one_from_birthday_to_birthday(one: date, other: date) -> None:
    born, day = sorted((one, other))
    age = age_on(day, born)
    assert timedelta(days=365.2425 * age - 2) <= day - born < timedelta(days=365.2425 * (age + 1) + 2)


def test_birthdays() -> None:
    assert age_on(date(2026, 11, 21), date(2008, 11, 22)) == 17
    assert age_on(date(2026, 11, 22), date(2008, 11, 22)) == 18
    assert age_on(date(2026, 2, 28), date(2008, 2, 29)) == 17
    assert age_on(date(2026, 3, 1), date(2008, 2, 29)) == 18


def test_a_vague_birth_date_counts_as_the_youngest_possible_age() -> None:
    assert age_from(PartialDate(2008), TODAY) == 17
    assert age_from(PartialDate(2008, 11), TODAY) == 17
    assert age_from(PartialDate(2008, 10), TODAY) == 18
    assert age_from(PartialDate(2026), TODAY) == 0
    assert is_child(17)
    assert not is_child(18)
    assert not is_child(None)


def test_an_estimated_age_grows_with_the_years() -> None:
    then = date(2024, 11, 23)
    assert age_now(TODAY, born=None, estimated=30, estimated_on=then) == 31
    assert age_now(TODAY, born=None, estimated=30, estimated_on=None) == 30
    assert age_now(date(2024, 1, 1), born=None, estimated=30, estimated_on=then) == 30
    assert age_now(TODAY, born=PartialDate(1990, 1, 1), estimated=30, estimated_on=then) == 36
    assert age_now(TODAY, born=None, estimated=None, estimated_on=None) is None


@pytest.mark.parametrize(
    ("born", "estimated", "sentence"),
    [
        ("2027", None, "lies in the future"),
        ("2026-11-23", None, "lies in the future"),
        ("1900", None, "between 0 and 120"),
        (None, 121, "between 0 and 120"),
        (None, -1, "between 0 and 120"),
        ("1990-05-01", 33, "do not agree"),
        ("1990-05-01", 39, "do not agree"),
        ("1990~", 50, "do not agree"),
    ],
)
def test_contradictions_are_told_in_a_sentence(born: str | None, estimated: int | None, sentence: str) -> None:
    with pytest.raises(Contradiction) as told:
        check_age(TODAY, born=PartialDate.parse(born) if born else None, estimated=estimated, estimated_on=TODAY)
    assert sentence in told.value.said()


@pytest.mark.parametrize(("born", "estimated"), [("1990-05-01", 36), ("1990-05-01", 38), ("1990~", 40), ("2026", 0)])
def test_estimates_may_miss_a_little(born: str, estimated: int) -> None:
    check_age(TODAY, born=PartialDate.parse(born), estimated=estimated, estimated_on=TODAY)


def test_an_old_estimate_is_compared_with_the_age_then() -> None:
    check_age(TODAY, born=PartialDate(1990, 5, 1), estimated=26, estimated_on=date(2016, 11, 22))


def test_the_delay_of_a_vague_date_is_told_only_when_certain() -> None:
    assert delay_between(PartialDate(2026, 11, 20), TODAY) is Delay.UP_TO_3_DAYS
    assert delay_between(PartialDate(2026, 11), TODAY) is None
    assert delay_between(PartialDate(2026, 9), TODAY) is Delay.OVER_A_MONTH
    with pytest.raises(Contradiction, match="after its report"):
        delay_between(PartialDate(2026, 11, 23), TODAY)
