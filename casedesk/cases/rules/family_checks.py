"""What a member of the family, the household and the family's needs must be before they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.household import FamilyMember, Household
from casedesk.cases.rules.ages import checked_band
from casedesk.cases.rules.days import not_future
from casedesk.store.fields import InField
from casedesk.text.translation import N_

MOST_PEOPLE = 40
"""More people or rooms than this in one household are a slip of the pen."""
LONGEST_MINUTES = 24 * 60
"""An assessment may go over several talks, and takes no more than this."""
_NOT_BETWEEN = N_("This number lies between 0 and {most}. What you typed is kept. Check it.")
_COUNTS = ("adults", "children", "under_five", "rooms")


def checked_member(entry: FamilyMember, now: datetime) -> FamilyMember:
    """The member, with the day an age was given on. Raises InField for an age nobody has, or two that disagree."""
    entry = replace(entry, age_on=None if entry.age is None else entry.age_on or now.date())
    checked_band(entry, now.date())
    return entry


def aged_anew(entry: FamilyMember, before: FamilyMember) -> FamilyMember:
    """An age that was changed counts from now on; one that was not keeps the day it was given on."""
    return entry if entry.age == before.age else replace(entry, age_on=None)


def checked_household(entry: Household, now: datetime) -> Household:
    """The household. Raises InField for a day to come, a number nobody counts, or a repair nobody can picture."""
    not_future("on", entry.on, now)
    for name in _COUNTS:
        number = getattr(entry, name)
        if number is not None and not 0 <= number <= MOST_PEOPLE:
            raise InField(name, _NOT_BETWEEN, most=MOST_PEOPLE)
    if entry.under_five is not None and entry.under_five > (entry.children or 0):
        raise InField("under_five", N_("These are more than the children under 18. Both are kept. Check them."))
    asked = Household.__fields__["repairs"].asked_when
    if asked is not None and asked.holds({"renovation": entry.renovation}) and not (entry.repairs or "").strip():
        raise InField("repairs", N_("Say in a few words what is to be repaired. The rest is kept."))
    return entry


def checked_needs(entry: FamilyNeeds, now: datetime) -> FamilyNeeds:
    """The family's needs. Raises InField for a day that has not come, or a time it cannot take."""
    not_future("on", entry.on, now)
    check_minutes(entry.minutes)
    return entry


def check_minutes(minutes: int | None) -> None:
    """Raises InField for a time no assessment takes."""
    if minutes is not None and not 0 <= minutes <= LONGEST_MINUTES:
        raise InField("minutes", _NOT_BETWEEN, most=LONGEST_MINUTES)
