"""The safe way to reach her: whole, in words, and never the number."""

from __future__ import annotations

from datetime import time

import pytest

from casedesk.cases.codes.answers import Weekday
from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.rules.safe_words import has_number, now_words, reach, safe_time, said_days
from tests.cases.files import A_DAY, CASE, NOW
from tests.factories import safe_contact

WEEK = list(Weekday)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), ""),
        (WEEK[:1], "Mon"),
        (WEEK[:2], "Mon, Tue"),
        (WEEK[:6], "Mon to Sat"),
        ([WEEK[0], WEEK[2], WEEK[3], WEEK[4]], "Mon, Wed to Fri"),
        ([WEEK[2], WEEK[0]], "Mon, Wed"),
        (WEEK, "Every day"),
    ],
)
def test_days_are_said_as_people_say_them(days: list[Weekday], words: str) -> None:
    assert said_days(days) == words


@pytest.mark.parametrize(
    ("agreed", "words"),
    [
        ({}, "Mon, Tue, 12:00–13:00"),
        ({"days": ()}, "Every day, 12:00–13:00"),
        ({"before": None}, "Mon, Tue, from 12:00"),
        ({"after": None}, "Mon, Tue, until 13:00"),
        ({"after": None, "before": None}, "Mon, Tue"),
        ({"after": None, "before": None, "days": ()}, "Any time"),
        ({"after": time(22), "before": time(5)}, "Mon, Tue, 22:00–05:00"),
    ],
)
def test_the_safe_time_is_said_whole(agreed: dict[str, object], words: str) -> None:
    assert safe_time(safe_contact(CASE, **agreed)) == words


def test_the_number_itself_is_never_in_the_words() -> None:
    contact = safe_contact(CASE, number="012 345 412")
    (words,) = reach(contact)
    assert words == "Own phone •\u00a0•\u00a0•\u00a0412"
    assert has_number(contact)


def test_whoever_stands_between_is_named_beside_the_way() -> None:
    contact = safe_contact(CASE, reach_by=ReachBy.THROUGH, through="Her aunt", number=None)
    assert reach(contact) == ("Through somebody trusted", "Her aunt")
    assert not has_number(contact)


def test_whether_now_is_safe_is_said_in_words() -> None:
    contact = safe_contact(CASE)
    assert now_words(contact, NOW.replace(hour=12, minute=30)) == (True, "now is a safe time")
    assert now_words(contact, NOW + 3 * A_DAY) == (False, "now is outside the safe time")
    anytime = safe_contact(CASE, days=(), after=None, before=None)
    assert now_words(anytime, NOW) == (None, "")
