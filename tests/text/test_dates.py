"""Days and times in the words of the language spoken here."""

from __future__ import annotations

import time as machine
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.text import dates
from casedesk.text.dates import ImpossibleDate, PartialDate
from casedesk.text.translation import speaking

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.fixture
def phnom_penh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine seven hours ahead of UTC."""
    if not hasattr(machine, "tzset"):
        pytest.skip("this system cannot change its time zone for a test")
    monkeypatch.setenv("TZ", "ICT-7")
    machine.tzset()
    yield
    monkeypatch.undo()
    machine.tzset()


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    whole = draw(DAYS)
    month = draw(st.sampled_from([whole.month, None]))
    day = None if month is None else draw(st.sampled_from([whole.day, None]))
    return PartialDate(whole.year, month, day, draw(st.booleans()))


@given(partial_dates())
def test_what_is_written_is_read_again(partial: PartialDate) -> None:
    assert PartialDate.parse(str(partial)) == partial
    assert partial.earliest() <= partial.latest()


@given(partial_dates(), partial_dates())
def test_the_order_is_the_order_of_time(one: PartialDate, other: PartialDate) -> None:
    if one.latest() < other.earliest():
        assert one.order < other.order


@pytest.mark.parametrize("text", ["", "26", "2026-1", "2026-10-7", "2026~~", "2026-10-07T00:00", "២០២៦", "2026-02-30"])
def test_only_its_own_writing_is_parsed(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_what_a_partial_date_spans() -> None:
    assert (PartialDate(2024, 2).earliest(), PartialDate(2024, 2).latest()) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (PartialDate(2026).earliest(), PartialDate(2026).latest()) == (date(2026, 1, 1), date(2026, 12, 31))
    assert PartialDate.of(TODAY).earliest() == PartialDate.of(TODAY).latest() == TODAY


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("7/11/2026", "2026-11-07"),
        ("7-11-26", "2026-11-07"),
        ("3.2.85", "1985-02-03"),
        ("7 nov 2026", "2026-11-07"),
        ("7nov2026", "2026-11-07"),
        ("November 7, 2026", "2026-11-07"),
        ("7th of nov", "2026-11-07"),
        ("7/11", "2026-11-07"),
        ("3 jan", "2027-01-03"),
        ("29 feb", "2028-02-29"),
        ("2026-11-07", "2026-11-07"),
        ("2026-10", "2026-10"),
        ("2026-11-07~", "2026-11-07~"),
        ("10/2026", "2026-10"),
        ("2026", "2026"),
        ("about oct 2026", "2026-10~"),
        ("vers août 2025", "2025-08~"),
        ("1er mai 2026", "2026-05-01"),
        ("le 3 FÉVRIER 2026", "2026-02-03"),
        ("3 fe\u0301vr. 2026", "2026-02-03"),
        ("juil 2020", "2020-07"),
        ("៧/១១/២០២៦", "2026-11-07"),
        ("ថ្ងៃទី៧ ខែវិច្ឆិកា ឆ្នាំ២០២៦", "2026-11-07"),
        ("៧\u200bវិច្ឆិកា", "2026-11-07"),
        ("ខែ១០ ឆ្នាំ២០២៦", "2026-10"),
        ("ប្រហែល ២០២០", "2020~"),
        ("today", "2026-11-22"),
        ("Hier", "2026-11-21"),
        ("aujourd’hui", "2026-11-22"),
        ("avant-hier", "2026-11-20"),
        ("ម្សិលមិញ", "2026-11-21"),
        ("ថ្ងៃ\u200bស្អែក", "2026-11-23"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, kept: str) -> None:
    assert str(dates.read_date(typed, TODAY)) == kept


@pytest.mark.parametrize("blank", ["", "  ", "\u200b\n"])
def test_nothing_typed_is_no_date(blank: str) -> None:
    assert dates.read_date(blank, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("30/2/2026", "not in the calendar"),
        ("29/2/2025", "not in the calendar"),
        ("13/13/2026", "twelve months"),
        ("7/11/1626", "between 1900 and 2100"),
        ("nov", "year is missing"),
        ("someday", "not understood"),
        ("jui 2020", "not understood"),
        ("7/11/026", "not understood"),
        ("7 nov ²", "not understood"),
        ("99999999999999999999999", "not understood"),
    ],
)
def test_what_is_no_date_is_told_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ImpossibleDate) as told:
        dates.read_date(typed, TODAY)
    assert sentence in told.value.said()
    assert "kept" in told.value.said()


@given(st.text() | st.text("0123456789/-. ~០១២ខែតុលា nov"), DAYS)
def test_reading_never_breaks(typed: str, today: date) -> None:
    try:
        read = dates.read_date(typed, today)
    except ImpossibleDate:
        return
    assert read is None or PartialDate.parse(str(read)) == read


@given(DAYS, st.sampled_from(["en", "km", "fr"]))
def test_what_is_said_is_read_again(day: date, language: str) -> None:
    with speaking(language):
        assert dates.read_date(dates.day(day), TODAY) == PartialDate.of(day)
        assert dates.read_date(dates.short_day(day, day), day) == PartialDate.of(day)


def test_days_in_three_languages_with_latin_digits() -> None:
    assert dates.short_day(TODAY, TODAY) == "22 Nov"
    assert dates.short_day(date(2025, 1, 2), TODAY) == "2 Jan 2025"
    assert dates.day(TODAY) == "22 November 2026"
    assert dates.weekday_day(TODAY) == "Sunday 22 November 2026"
    assert dates.month_names()[9] == "October"
    with speaking("km"):
        assert dates.day(TODAY) == "22 វិច្ឆិកា 2026"
    with speaking("fr"):
        assert dates.weekday_day(TODAY) == "dimanche 22 novembre 2026"


@pytest.mark.parametrize(
    ("ahead", "said"),
    [(-2, "20 Nov"), (-1, "yesterday"), (0, "today"), (1, "tomorrow"), (2, "Tuesday"), (6, "Saturday"), (7, "29 Nov")],
)
def test_near_days_have_words(ahead: int, said: str) -> None:
    assert dates.near_day(TODAY + timedelta(days=ahead), TODAY) == said


def test_late_is_a_fact() -> None:
    assert [dates.late_by(TODAY - timedelta(days=ago), TODAY) for ago in (-1, 0, 1, 3)] == [
        "",
        "",
        "1 day late",
        "3 days late",
    ]


def test_a_window_closes_in_whole_hours() -> None:
    now = datetime(2026, 11, 22, 8, tzinfo=UTC)
    left = [timedelta(hours=19, minutes=59), timedelta(minutes=40), timedelta(seconds=5), timedelta(0)]
    assert [dates.time_left(now + span, now) for span in left] == ["19 h left", "40 min left", "1 min left", ""]


@pytest.mark.parametrize(
    ("partial", "said"),
    [("2026", "2026"), ("2026-10~", "about October 2026"), ("2026-11-07", "7 November 2026"), ("2026~", "about 2026")],
)
def test_partial_dates_are_said(partial: str, said: str) -> None:
    assert dates.said_partial(PartialDate.parse(partial)) == said


@pytest.mark.usefixtures("phnom_penh")
def test_stored_moments_are_said_in_local_time() -> None:
    now = datetime(2026, 11, 22, 3, tzinfo=UTC)
    assert dates.clock(time(9, 5)) == "09:05"
    assert dates.clock(datetime(2026, 11, 22, 2, 10)) == "09:10"  # noqa: DTZ001 – stored times need not say UTC
    assert dates.moment(datetime(2026, 11, 21, 17, 30, tzinfo=UTC), now) == "Today 00:30"
    assert dates.moment(datetime(2026, 11, 21, 16, 30, tzinfo=UTC), now) == "Yesterday 23:30"
    assert dates.moment(datetime(2026, 11, 10, 9, tzinfo=UTC), now) == "10 Nov"
    at = datetime(2026, 11, 15, 17, 30, tzinfo=UTC)
    assert dates.said_moment(at) == "16 November 2026, 00:30"
    assert dates.short_moment(at, now.date()) == "16 Nov, 00:30"
    assert dates.short_moment(at, date(2027, 1, 4)) == "16 Nov 2026, 00:30"
