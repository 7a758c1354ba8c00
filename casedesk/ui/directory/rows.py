"""The directory of services as a table; what was not verified for half a year is marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from casedesk.cases.codes.work import Service
from casedesk.cases.records.referral import Provider
from casedesk.text import places
from casedesk.text.dates import short_day
from casedesk.text.folding import fold
from casedesk.text.naming import in_script
from casedesk.text.phones import said_phone
from casedesk.text.translation import N_, _
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.rows import Cell, late, plain, quiet, strong

TOO_LONG_AGO = timedelta(days=180)
"""Provider lists change: after half a year what is written may be wrong (LOOK.md, section 10)."""


def name_of(provider: Provider) -> str:
    """Its own name, in Khmer in a Khmer window."""
    return in_script(provider.name, provider.khmer_name)


def is_old(provider: Provider, today: date) -> bool:
    """Whether it was last verified too long ago, or never."""
    return provider.verified is None or provider.verified < today - TOO_LONG_AGO


def by_service_and_place(providers: Sequence[Provider]) -> list[Provider]:
    """In the order of the first service of each, then by district, then by name."""
    order = list(Service)
    last = len(order)

    def key(one: Provider) -> tuple[int, str, str]:
        return order.index(one.services[0]) if one.services else last, one.district or "~", one.name.casefold()

    return sorted(providers, key=key)


def matching(
    providers: Sequence[Provider], typed: str, service: Service | None, district: str | None
) -> list[Provider]:
    """Those with the service, in the district, whose name or number holds what was typed."""
    asked = fold(typed)
    return [
        one
        for one in providers
        if (service is None or service in one.services)
        and (district is None or one.district == district)
        and all(word in _text(one) for word in asked.split())
    ]


def _text(one: Provider) -> str:
    return " ".join(fold(words) for words in (one.name, one.khmer_name or "", one.phone or ""))


def _verified(one: Provider, today: date) -> Cell:
    if one.verified is None:
        return late(_("never"))
    return late(short_day(one.verified, today)) if is_old(one, today) else quiet(short_day(one.verified, today))


COLUMNS: tuple[Column[Provider], ...] = (
    Column(N_("Name"), 0, lambda one, today: strong(name_of(one))),
    Column(N_("Services"), 262, lambda one, today: plain(", ".join(s.said() for s in one.services) or "–")),
    Column(N_("Place"), 146, lambda one, today: quiet(places.said(one.district) if one.district else "–")),
    Column(N_("Phone"), 128, lambda one, today: plain(said_phone(one.phone) if one.phone else "–")),
    Column(N_("Open"), 150, lambda one, today: quiet(one.hours or "–")),
    Column(N_("Last verified"), 136, _verified),
)
