"""What is due before an authority: an order that ends, a court date, a mediation, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.legal import BEGUN, LegalState, LegalStep, MediationOutcome
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.rules.due_thing import DueThing
from casedesk.cases.rules.orders import to_renew
from casedesk.store.records import Record
from casedesk.text.dates import local
from casedesk.text.translation import _

_OVER = frozenset({LegalState.REFUSED, LegalState.WITHDRAWN, LegalState.ENDED})


def law_due(file: CaseFile, today: date) -> Iterator[DueThing]:
    """The last day of an order from two weeks before it; dates, and afterwards what came of them till it is written."""
    events = file.of(LegalEvent)
    for order in to_renew(events, today):
        words = _("Renew: {order}", order=order.step.said())
        yield DueThing(order.expires or today, None, words, Part.LEGAL, order.id)
    for event in events:
        if event.state not in _OVER:
            yield from _dates(event, today)
    for held in file.of(Mediation):
        if held.outcome is MediationOutcome.COMING:
            words = _("Mediation by others") if held.on >= today else _("Ask how the mediation went")
            yield DueThing(held.on, None, words, Part.LEGAL, held.id)


def _dates(event: LegalEvent, today: date) -> Iterator[DueThing]:
    step = event.step.said()
    after = _("Ask what came of it: {step}", step=step)
    if event.step is LegalStep.HEARING and event.state in BEGUN:
        yield DueThing(event.on, None, step if event.on >= today else after, Part.LEGAL, event.id)
    if event.next_at is None:
        return
    at = local(event.next_at)
    if at.date() >= today:
        yield DueThing(at.date(), at, _("Next date: {step}", step=step), Part.LEGAL, event.id)
    elif not _written_since(event, at.date()):
        yield DueThing(at.date(), at, after, Part.LEGAL, event.id)


def _written_since(entry: Record, day: date) -> bool:
    """Whether somebody wrote in the entry on that day or later: then it is known what came of it."""
    return local(entry.written_at).date() >= day
