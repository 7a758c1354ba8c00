"""The slip and the letter of a referral in words: what is shown before it leaves is what is printed.

Free of ReportLab, so that the window can show it while it is written; `referral_paper` draws it. Labels and sentences
name no sex: that is an item of its own, which can be refused.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from casedesk.cases.codes.referring import Paper
from casedesk.cases.codes.work import Item
from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.progress import STALE
from casedesk.cases.rules.releasing import ON_THE_SLIP
from casedesk.cases.rules.slip import Source, released
from casedesk.cases.saying import within
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
    without_her: str = ""
    """On what law or danger it is sent without her consent; nothing when she agreed."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A whole slip or letter: title, number, recipient and day, a row for each item, her consent, and by whom.

    `told` is what stands on it of the file, by item.
    """

    title: str
    number: str
    to: str
    on: str
    rows: tuple[tuple[str, str], ...]
    consent: str
    by: str
    told: Mapping[Item, str] = field(default_factory=dict, repr=False)

    def foot(self) -> str:
        """What stands at the foot of the page."""
        return _("Printed by {name}, {time}. Confidential.", name=self.by, time=self.on)


def slip(source: Source, *, to: Provider, terms: Terms, today: date, paper: Paper = Paper.LETTER) -> Slip | None:
    """The letter or the slip in the language spoken here; None while nothing that may stand on it is in the file.

    A slip is carried through the street, so it names nobody: neither the person nor the worker (`releasing.py`).
    """
    carried = paper is Paper.SLIP
    told = released(source, ON_THE_SLIP.intersection(terms.agreed) if carried else terms.agreed)
    if not told:
        return None
    items = tuple((_(label), told[item]) for item, label in _LABELS.items() if item in told)
    on = source.referral.sent or today
    by = day(on + STALE)
    named_one = _("{worker}, {centre}, by {day}", worker=terms.worker, centre=terms.centre, day=by)
    answer = _("{centre}, by {day}", centre=terms.centre, day=by) if carried else named_one
    urgency = source.referral.urgency.said()
    return Slip(
        title=paper.said(),
        number=source.referral.number,
        to=named(to),
        on=day(on),
        rows=(*items, (_("Urgency"), urgency), (_("Please answer to"), answer)),
        consent=_rests_on(terms),
        by=terms.centre if carried else terms.worker,
        told=told,
    )  # fmt: skip


def _rests_on(terms: Terms) -> str:
    """On what it is sent; and, on a line of its own, that it goes no further."""
    given, until, no_further = day(terms.given), day(terms.until), _("Do not pass this on.")
    if terms.without_her:
        decided = _("This is sent without the person’s consent, by decision of a supervisor on {given}: {basis}.",
                    given=given, basis=within(terms.without_her))  # fmt: skip
        alone = _("It is for this recipient alone.")
        return f"{decided}\n{alone} {no_further}"
    agreed = _("The person agreed on {given} that these items go to this recipient, for this purpose, until {until}.",
               given=given, until=until)  # fmt: skip
    return f"{agreed}\n{no_further}"


def named(to: Provider) -> str:
    """The service's name in the script of the language spoken here."""
    return in_script(to.name, to.khmer_name)
