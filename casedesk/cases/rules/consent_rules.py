"""Consent to be served: what makes one, and when to ask again (Guidelines, step 1).

The day to ask again ends nothing by itself: help does not stop because the centre forgot to ask.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.identity import Identity
from casedesk.cases.rules.ages import age_of
from casedesk.cases.rules.days import not_future
from casedesk.store.fields import InField
from casedesk.text.ages import is_child
from casedesk.text.translation import N_

BEFORE = timedelta(days=14)
"""So long before the day to ask again it is due."""


def is_due(consent: ConsentToServe, today: date) -> bool:
    """Whether it is time to ask again."""
    return consent.expires is not None and consent.expires <= today + BEFORE


def a_year_after(day: date) -> date:
    """The same day a year later; 28 February after a 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def asked_as_grown_up(consent: ConsentToServe | None, identity: Identity | None) -> bool:
    """Whether a child agreed without its caregiver: the consent is asked first, and how old she is comes out later."""
    if consent is None or identity is None or consent.minor:
        return False
    return is_child(age_of(identity, consent.given))


def checked_consent(entry: ConsentToServe, now: datetime) -> ConsentToServe:
    """The consent, ready to be kept. Raises InField for what would make it worth nothing.

    A thumbprint needs somebody who saw it. Below 18 a caregiver agrees, or it says why none was asked – the caregiver
    may be the danger – and the child itself is asked.
    """
    not_future("given", entry.given, now)
    if entry.expires is not None and entry.expires <= entry.given:
        raise InField("expires", N_("This day lies before the consent was given. Both are kept. Check the date."))
    if entry.how is HowGiven.THUMBPRINT and not _written(entry.witness):
        raise InField("witness", N_("A thumbprint needs a witness. The rest is kept. Write who saw it."))
    if entry.minor and not (_written(entry.caregiver) or _written(entry.no_caregiver)):
        raise InField(
            "caregiver", N_("Below 18 a caregiver agrees. The rest is kept. Write who, or below why nobody was asked.")
        )
    if entry.minor and entry.assent is None:
        raise InField("assent", N_("The child’s own answer is missing. The rest is kept. Ask the child too."))
    return entry


def _written(words: str | None) -> bool:
    return bool(words and words.strip())
