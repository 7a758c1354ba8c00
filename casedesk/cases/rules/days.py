"""Days and moments as an entry may have them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from casedesk.store.fields import InField
from casedesk.text.translation import N_

FUTURE = N_("This day has not come yet. What you typed is kept. Check the date.")
A_MINUTE = timedelta(minutes=1)


def not_future(field: str, when: date | datetime, now: datetime) -> None:
    """Raises InField for a day or moment that has not come."""
    ahead = when > now + A_MINUTE if isinstance(when, datetime) else when > now.date()
    if ahead:
        raise InField(field, FUTURE)
