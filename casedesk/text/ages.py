"""Ages, their bands, and the delay between an incident and its report.

Bands are the sector's (GBV Information Management System): every age, and every day, falls in exactly one.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from casedesk.text.codes import Codes
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

OLDEST = 120
GROWN_UP = 18
_NEAR_ENOUGH = 2
_NEAR_ENOUGH_ABOUT = 5


class Contradiction(Mendable, ValueError):
    """Two answers, each possible, that cannot both be true."""


class AgeBand(Codes):
    """Age in tables; the exact age stays sealed."""

    UP_TO_11 = "0-11", N_("0–11 years")
    UP_TO_17 = "12-17", N_("12–17 years")
    UP_TO_25 = "18-25", N_("18–25 years")
    UP_TO_40 = "26-40", N_("26–40 years")
    UP_TO_60 = "41-60", N_("41–60 years")
    OVER_60 = "61+", N_("61 years and over")
    UNKNOWN = "unknown", N_("Age not known")


class Delay(Codes):
    """Days between the incident and its report."""

    UP_TO_3_DAYS = "0-3", N_("0–3 days")
    UP_TO_5_DAYS = "4-5", N_("4–5 days")
    UP_TO_14_DAYS = "6-14", N_("6–14 days")
    UP_TO_30_DAYS = "15-30", N_("15–30 days")
    OVER_A_MONTH = "31+", N_("Over a month")


def band_of(age: int | None) -> AgeBand:
    """The band of an age in whole years. Raises Contradiction for an age nobody has."""
    if age is None:
        return AgeBand.UNKNOWN
    _check_years(age)
    return list(AgeBand)[bisect_left((11, 17, 25, 40, 60), age)]


def is_child(age: int | None) -> bool:
    """Under 18: a caregiver's consent and the child's own assent are asked for."""
    return age is not None and age < GROWN_UP


def age_on(day: date, born: date) -> int:
    """Whole years lived on that day; someone born on 29 February turns a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_from(born: PartialDate, day: date) -> int:
    """Whole years lived on that day; below zero for a birth after it.

    Where only the year or the month is known the youngest possible age counts, so that nobody loses what
    is due to a child.
    """
    return max(0, age_on(day, born.latest())) if born.earliest() <= day else age_on(day, born.earliest())


def age_now(day: date, *, born: PartialDate | None, estimated: int | None, estimated_on: date | None) -> int | None:
    """The age on that day, from the birth date, else from an age estimated earlier; nothing if neither is known."""
    if born is not None:
        return age_from(born, day)
    if estimated is None:
        return None
    return estimated + (age_on(day, estimated_on) if estimated_on and estimated_on < day else 0)


def check_age(day: date, *, born: PartialDate | None, estimated: int | None, estimated_on: date | None) -> None:
    """Raises Contradiction, with a sentence, if these answers cannot be true together on that day."""
    if born is not None:
        if born.earliest() > day:
            raise Contradiction(N_("The birth date lies in the future. What you typed is kept. Check the year."))
        _check_years(age_from(born, day))
    if estimated is None:
        return
    _check_years(estimated)
    if born is None:
        return
    then = estimated_on or day
    allowed = _NEAR_ENOUGH_ABOUT if born.about else _NEAR_ENOUGH
    if not age_on(then, born.latest()) - allowed <= estimated <= age_on(then, born.earliest()) + allowed:
        raise Contradiction(
            N_("The estimated age and the birth date do not agree. Both are kept. Correct one, or leave it empty.")
        )


def delay_of(days: int) -> Delay:
    """The band of a number of days since the incident. Raises Contradiction for a negative one."""
    if days < 0:
        raise Contradiction(N_("The incident lies after its report. Both dates are kept. Check which one is right."))
    return list(Delay)[bisect_left((3, 5, 14, 30), days)]


def delay_between(incident: PartialDate, reported: date) -> Delay | None:
    """The delay from the incident to its report; nothing if the incident's date is too vague to tell.

    Raises Contradiction if the incident can only lie after its report.
    """
    longest = delay_of((reported - incident.earliest()).days)
    shortest = delay_of(max(0, (reported - incident.latest()).days))
    return longest if longest is shortest else None


def _check_years(age: int) -> None:
    if not 0 <= age <= OLDEST:
        raise Contradiction(
            N_("An age lies between 0 and {oldest} years. What you typed is kept. Check the number."), oldest=OLDEST
        )
