"""When what is written about a service may be wrong: services move, close and change their hours."""

from __future__ import annotations

from datetime import date, timedelta

from casedesk.cases.records.referral import Provider

TOO_LONG_AGO = timedelta(days=180)
"""After half a year somebody should call them again."""


def is_old(provider: Provider, today: date) -> bool:
    """Whether it was last verified too long ago, or never."""
    return provider.verified is None or provider.verified < today - TOO_LONG_AGO
