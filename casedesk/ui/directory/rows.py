"""The directory of services as a table, district by district; what was not verified for half a year is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.work import Service
from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.verifying import is_old
from casedesk.cases.saying import sections
from casedesk.text import places
from casedesk.text.codes import Codes
from casedesk.text.dates import short_day
from casedesk.text.folding import fold
from casedesk.text.naming import in_script
from casedesk.text.phones import said_phone
from casedesk.text.translation import N_, _
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.rows import Cell, Kind, late, plain, quiet


def name_of(provider: Provider) -> str:
    """Its own name, in Khmer in a Khmer window."""
    return in_script(provider.name, provider.khmer_name)


class Standing(Codes):
    """Which services the list shows, beside those that are open."""

    OLD = "old", N_("not verified for 180 days")
    CLOSED = "closed", N_("closed")


class ForWhom(Codes):
    """Whom a service takes."""

    WOMEN = "women", N_("women only")
    ALL = "all", N_("not only women")
    WHEELCHAIR = "wheelchair", N_("wheelchair users")

    def takes(self, one: Provider) -> bool:
        """Whether a service is for them."""
        if self is ForWhom.WHEELCHAIR:
            return one.access is Answer.YES
        return (one.women_only is Answer.YES) == (self is ForWhom.WOMEN)


@dataclass(frozen=True, slots=True)
class Sought:
    """What the list is to show: None takes all of them; without a standing, those that are open."""

    typed: str = ""
    service: Service | None = None
    district: str | None = None
    whom: ForWhom | None = None
    standing: Standing | None = None

    def finds(self, one: Provider, today: date) -> bool:
        """Whether a service is among them."""
        return (
            (one.closed is not None) == (self.standing is Standing.CLOSED)
            and (self.standing is not Standing.OLD or is_old(one, today))
            and (self.service is None or self.service in one.services)
            and (self.district is None or one.district == self.district)
            and (self.whom is None or self.whom.takes(one))
            and is_said_of(one, self.typed)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A service, and whether it is the first of its district: only that one names it."""

    one: Provider
    first: bool


def by_place(providers: Sequence[Provider]) -> list[Provider]:
    """District by district; within it in the order of the first service of each, then by name. No district is last."""
    order = list(Service)
    last = len(order)

    def key(one: Provider) -> tuple[str, int, str]:
        return (
            one.district or "~",
            order.index(one.services[0]) if one.services else last,
            in_script(one.name, one.khmer_name).casefold(),
        )

    return sorted(providers, key=key)


def districts(found: Sequence[Provider]) -> list[tuple[str, str]]:
    """The districts that occur, with their names, by name."""
    known = {one.district for one in found if one.district}
    return sorted(((code, places.said(code)) for code in known), key=lambda pair: pair[1])


def grouped(providers: Sequence[Provider]) -> list[Row]:
    """The rows of the list, each district named once."""
    before = [None, *(one.district or "" for one in providers)]
    return [Row(one, (one.district or "") != last) for one, last in zip(providers, before, strict=False)]


def _place(row: Row) -> Cell:
    name = places.said(row.one.district) if row.one.district else _("No place")
    return Cell(name if row.first else "", Kind.STRONG, said=name)


def is_said_of(one: Provider, typed: str) -> bool:
    """Whether every word that is typed stands in what is written of a service, in the language spoken here."""
    sought = fold(typed).split()
    if not sought:
        return True
    told = [fact.words for section in sections(one) for fact in section.facts]
    held = fold(" ".join([*told, one.phone or ""]))
    return all(word in held for word in sought)


def _verified(one: Provider, today: date) -> Cell:
    if one.verified is None:
        return late(_("never"))
    return late(short_day(one.verified, today)) if is_old(one, today) else quiet(short_day(one.verified, today))


def _services(one: Provider) -> str:
    return ", ".join(service.said() for service in one.services) or "–"


COLUMNS: tuple[Column[Row], ...] = (
    Column(N_("Place"), 146, lambda row, today: _place(row)),
    Column(N_("Name"), 0, lambda row, today: plain(name_of(row.one))),
    Column(N_("Services"), 262, lambda row, today: quiet(_services(row.one))),
    Column(N_("Phone"), 128, lambda row, today: plain(said_phone(row.one.phone) if row.one.phone else "–")),
    Column(N_("Open"), 150, lambda row, today: quiet(row.one.hours or "–")),
    Column(N_("Last verified"), 136, lambda row, today: _verified(row.one, today)),
)
NAME = 1
"""Which column is the name."""
