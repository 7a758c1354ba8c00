"""Times and numbers as people type them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casedesk.text.time_reading import NotANumber, NotATime, read_number, read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("14h", time(14)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("9", time(9)),
        ("2pm", time(14)),
        ("2 PM", time(14)),
        ("2:15 p.m.", time(14, 15)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("១៤:៣០", time(14, 30)),
        ("ម៉ោង ២ រសៀល", time(14)),
        ("៨ ព្រឹក", time(8)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_time_is_read(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "14:75", "noon-ish", "13pm", "0 am", "12:30:15", "²", "1" * 50])
def test_no_time(typed: str) -> None:
    with pytest.raises(NotATime):
        read_time(typed)


@pytest.mark.parametrize(("typed", "meant"), [("32", 32), ("៣២", 32), (" 1 200 ", 1200), ("", None)])
def test_a_number_is_read(typed: str, meant: int | None) -> None:
    assert read_number(typed) == meant


@pytest.mark.parametrize("typed", ["-3", "3.5", "about 30", "²", "12 34", "9" * 10, "1" * 50])
def test_no_number(typed: str) -> None:
    with pytest.raises(NotANumber):
        read_number(typed)


@given(st.text())
def test_any_text_is_a_time_or_told_in_a_sentence(typed: str) -> None:
    told = ""
    try:
        read_time(typed)
    except NotATime as trouble:
        told = trouble.said()
    assert not told or "kept" in told


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_a_time_written_is_read_again(at: time) -> None:
    assert read_time(f"{at.hour:02}:{at.minute:02}") == at
