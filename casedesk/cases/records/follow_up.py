"""Follow-ups: visits, calls and meetings after the first."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Risk
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_

_VISIT = when("mode", Mode.HOME_VISIT)
_REACHED = when("outcome", Outcome.REACHED)


class FollowUp(Record, table="follow_ups"):
    """One follow-up (Guidelines, step 5), planned or done. A home visit begins with the safe-visit check.

    `visitor`, `left` and `returned` are written by the verbs of sign-out and return (`verbs/visiting.py`).
    """

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    at: Coded[datetime] = coded(label=N_("Date and time"), section=N_("The contact"))
    mode: Coded[Mode] = coded(label=N_("How"))
    in_spite: Sealed[str | None] = sealed(
        label=N_("Why, although she said no"), asked_when=when("mode", Mode.HOME_VISIT, Mode.PHONE), default=None,
        help=N_("Only when a life or a child is in danger, or the law orders it. Else ask her again first."),
    )  # fmt: skip
    who_home: Sealed[str | None] = sealed(
        label=N_("Who is at home?"), help=N_("Asked before leaving."), asked_when=_VISIT, default=None
    )
    pretext: Sealed[str | None] = sealed(label=N_("Reason to give at the door"), asked_when=_VISIT, default=None)
    back_by: Coded[datetime | None] = coded(label=N_("Expected back"), asked_when=_VISIT, default=None)
    told: Sealed[str | None] = sealed(label=N_("Which colleague knows where you are"), asked_when=_VISIT, default=None)
    visitor: Coded[UUID | None] = coded(label="", default=None)
    left: Coded[datetime | None] = coded(label="", default=None)
    returned: Coded[datetime | None] = coded(label="", default=None)
    outcome: Coded[Outcome] = coded(label=N_("Was she reached?"), default=Outcome.REACHED, index=True)
    safe_time_kept: Coded[Answer | None] = coded(label=N_("Was the safe time kept?"), default=None)
    present: Sealed[str | None] = sealed(label=N_("Who was present"), asked_when=_REACHED, default=None)
    progress: Sealed[str | None] = sealed(
        label=N_("How it goes"), kind="long text", asked_when=_REACHED, section=N_("How it goes"), default=None
    )
    actions: Sealed[str | None] = sealed(label=N_("What was done"), kind="long text", asked_when=_REACHED, default=None)
    new_incident: Coded[Answer | None] = coded(
        label=N_("Has something new happened?"), asked_when=_REACHED, default=None
    )
    risk: Coded[Risk | None] = coded(label=N_("Risk as you judge it now"), asked_when=_REACHED, default=None)
    next_on: Coded[date | None] = coded(label=N_("Next follow-up on"), section=N_("Next"), default=None)
