"""What legal steps, mediations, safety plans and conferences must be before they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from casedesk.cases.codes.legal import ORDERS, LegalState, LegalStep, MediationOutcome
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.records.review import Conference
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.days import not_future
from casedesk.store.fields import InField
from casedesk.text.translation import N_

_ENDS_FIRST = N_("The last day lies before the first. Both dates are kept. Check which one is right.")
_NEXT_BEFORE = N_("The next date lies before this one. Both are kept. Check the date.")
_NOT_HELD = N_("The day has not come yet, so it is not held. Your answer is kept here. Check the date or the answer.")
_REVIEW_BEFORE = N_("It would be looked at again before it was made. Both dates are kept. Check the date.")


def checked_legal(entry: LegalEvent, now: datetime) -> LegalEvent:
    """Only what is prepared, or a court date, may lie ahead; only an order has a last day, and not before its first."""
    if entry.state is not LegalState.PREPARED and entry.step is not LegalStep.HEARING:
        not_future("on", entry.on, now)
    if entry.step not in ORDERS:
        entry = replace(entry, expires=None)
    _not_before("expires", entry.expires, entry.on, _ENDS_FIRST)
    _not_before("next_at", entry.next_at.date() if entry.next_at else None, entry.on, _NEXT_BEFORE)
    return entry


def checked_mediation(entry: Mediation, now: datetime) -> Mediation:
    """A mediation that lies ahead has no end yet."""
    if entry.outcome is MediationOutcome.COMING:
        return replace(entry, safe_after=None)
    if entry.on > now.date():
        raise InField("outcome", _NOT_HELD)
    return entry


def checked_plan(entry: SafetyPlan, now: datetime) -> SafetyPlan:
    """Made today or before, looked at again afterwards."""
    not_future("on", entry.on, now)
    _not_before("review_on", entry.review_on, entry.on, _REVIEW_BEFORE)
    return entry


def checked_conference(entry: Conference, now: datetime) -> Conference:
    """Held today or before; what follows from it lies after it."""
    not_future("on", entry.on, now)
    _not_before("due", entry.due, entry.on, _NEXT_BEFORE)
    if entry.done is not None:
        not_future("done", entry.done, now)
    _not_before("next_on", entry.next_on, entry.on, _NEXT_BEFORE)
    return entry


def _not_before(field: str, day: date | None, first: date, sentence: str) -> None:
    if day is not None and day < first:
        raise InField(field, sentence)
