"""The letter of a referral in words: what is shown before it leaves is what is printed, because it is this one value.

Free of ReportLab, so that the window can show it while it is written; `referral_paper` draws it. Labels and sentences
name no sex: that is an item of its own, which can be refused.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from casedesk.cases.codes.work import Item
from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.progress import STALE
from casedesk.cases.rules.slip import Source, released
from casedesk.text.dates import day
from casedesk.text.naming import in_script
from casedesk.text.translation import N_, _

_LABELS = {
    Item.FIRST_NAME: N_("First name"),
    Item.FULL_NAME: N_("Full name"),
    Item.SAFE_CONTACT: N_("How to reach"),
    Item.SEX_AND_AGE: N_("Sex, age"),
    Item.ADDRESS: N_("Address"),
    Item.PURPOSE: N_("Asks for"),
    Item.SUMMARY: N_("What happened"),
    Item.ACCESS_NEED: N_("Access need"),
}
"""The label of each item on paper, in the order of the letter."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Who sends, and what she agreed to: these items, from that day until this one."""

    agreed: Collection[Item]
    given: date
    until: date
    worker: str
    centre: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A whole letter: number, recipient and day, a row for each item that is sent, and the consent it rests on."""

    number: str
    to: str
    on: str
    rows: tuple[tuple[str, str], ...]
    consent: str


def slip(source: Source, *, to: Provider, terms: Terms, today: date) -> Slip | None:
    """The letter in the language spoken here; None while nothing of the agreed items is in the file."""
    told = released(source, terms.agreed)
    if not told:
        return None
    items = tuple((_(label), told[item]) for item, label in _LABELS.items() if item in told)
    on = source.referral.sent or today
    answer = _("{worker}, {centre}, by {day}", worker=terms.worker, centre=terms.centre, day=day(on + STALE))
    urgency = source.referral.urgency.said()
    return Slip(
        number=source.referral.number,
        to=named(to),
        on=day(on),
        rows=(*items, (_("Urgency"), urgency), (_("Please answer to"), answer)),
        consent=_(
            "The person agreed on {given} that these items go to this recipient, for this purpose, until {until}. "
            "Do not pass them on.",
            given=day(terms.given), until=day(terms.until),
        ),
    )  # fmt: skip


def named(to: Provider) -> str:
    """The service's name in the script of the language spoken here."""
    return in_script(to.name, to.khmer_name)
