"""How old somebody of a file is: from the birth date, or an age given on a day; she herself and her family alike."""

from __future__ import annotations

from datetime import date

from casedesk.cases.records.household import FamilyMember
from casedesk.cases.records.identity import Identity
from casedesk.store.fields import InField
from casedesk.text.ages import AgeBand, Contradiction, age_now, band_of, check_age


def age_of(person: Identity | FamilyMember, day: date) -> int | None:
    """Whole years lived on that day, as far as the file knows."""
    return age_now(day, born=person.born, estimated=person.age, estimated_on=person.age_on)


def band_on(day: date, person: Identity | FamilyMember) -> AgeBand:
    """The age band on that day. Raises Contradiction for an age nobody has."""
    return band_of(age_of(person, day))


def checked_band(person: Identity | FamilyMember, today: date) -> AgeBand:
    """The age band today. Raises InField for an age nobody has, or a birth date that does not agree with it."""
    try:
        check_age(today, born=person.born, estimated=person.age, estimated_on=person.age_on)
        return band_on(today, person)
    except Contradiction as trouble:
        raise InField("age" if person.born is None else "born", trouble.sentence, **trouble.values) from None
