"""The safe way to reach a person, in words. Nothing of it is ever shortened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from casedesk.cases.codes.answers import Weekday
from casedesk.cases.codes.contact import PHONES
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.rules.safe_time import is_safe_time
from casedesk.text.dates import clock, weekday_names
from casedesk.text.phones import phone_digits
from casedesk.text.translation import _

HIDDEN = "•\u00a0•\u00a0•\u00a0"
"""Digits that are not shown; it stays on one line with those that are."""
_SHOWN_DIGITS = 3


def reach(contact: SafeContact) -> tuple[str, ...]:
    """How to reach her, without the number: “Own phone • • • 412”, and through whom."""
    digits = phone_digits(contact.number or "")
    first = contact.reach_by.said()
    if contact.reach_by in PHONES and contact.number:
        first = f"{first} {HIDDEN}{digits[-_SHOWN_DIGITS:]}".rstrip()
    return tuple(words for words in (first, contact.through or "") if words)


def has_number(contact: SafeContact) -> bool:
    """Whether there is a number to show."""
    return contact.reach_by in PHONES and bool(contact.number)


def safe_time(contact: SafeContact) -> str:
    """“Mon to Sat, 12:00–13:00”; “Any time” when nothing was agreed."""
    words = [part for part in (said_days(contact.days), hours(contact.after, contact.before)) if part]
    if not words:
        return _("Any time")
    return ", ".join(words if contact.days else [_("Every day"), *words])


def now_words(contact: SafeContact, local_now: datetime) -> tuple[bool | None, str]:
    """Whether this moment is safe, and how that is said; None and nothing when no time was agreed."""
    safe = is_safe_time(contact, local_now)
    if safe is None:
        return None, ""
    return safe, _("now is a safe time") if safe else _("now is outside the safe time")


def said_days(days: Sequence[Weekday]) -> str:
    """“Mon to Sat”, “Mon, Wed”; nothing when no day was agreed, “Every day” for all seven."""
    places = sorted(list(Weekday).index(day) for day in set(days))
    if len(places) == len(Weekday):
        return _("Every day")
    names = weekday_names()
    return ", ".join(_run(names, first, last) for first, last in _runs(places))


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring days as first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _run(names: Sequence[str], first: int, last: int) -> str:
    if first == last:
        return names[first]
    if last == first + 1:
        return f"{names[first]}, {names[last]}"
    return _("{first} to {last}", first=names[first], last=names[last])


def hours(after: time | None, before: time | None) -> str:
    """“12:00–13:00”, “from 12:00”, “until 13:00”; nothing when no hour was agreed."""
    if after and before:
        return f"{clock(after)}–{clock(before)}"
    if after:
        return _("from {time}", time=clock(after))
    return _("until {time}", time=clock(before)) if before else ""
