"""Immediate safety and health: asked early, because some doors close after hours."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Risk
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_

_THOUGHTS = when("suicide", Answer.YES, Answer.UNKNOWN)


class SafetyNow(Record, table="safety_checks"):
    """Danger now, injuries, sexual violence in the last five days, suicide (Guidelines, step 2)."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    at: Coded[datetime] = coded(label=N_("Asked on"), section=N_("Danger now"))
    danger: Coded[Answer] = coded(label=N_("Is she in danger today?"))
    safe_place: Coded[Answer] = coded(label=N_("Does she have a safe place to sleep tonight?"))
    risk: Coded[Risk] = coded(label=N_("Your own judgement of the risk"))
    her_view: Coded[Risk | None] = coded(label=N_("Her own view of the risk"), default=None)
    injured: Coded[Answer] = coded(label=N_("Does she have pain or injuries?"), section=N_("Health now"))
    recent_assault: Coded[Answer] = coded(
        label=N_("Was she sexually assaulted in the last five days?"),
        help=N_("Medicine against HIV works within 72 hours, against pregnancy within 120."),
    )
    assault_at: Coded[datetime | None] = coded(
        label=N_("When did it happen, as near as she knows?"),
        asked_when=when("recent_assault", Answer.YES),
        default=None,
    )
    health_referral: Coded[Answer | None] = coded(
        label=N_("Does she want to see a doctor?"), asked_when=when("recent_assault", Answer.YES), default=None
    )
    suicide: Coded[Answer] = coded(
        label=N_("Is she thinking of ending her life?"), help=N_("If so, stay with her and call the supervisor now.")
    )
    suicide_plan: Coded[Answer | None] = coded(
        label=N_("Has she thought of how, or has she the means?"), asked_when=_THOUGHTS, default=None
    )
    suicide_before: Coded[Answer | None] = coded(label=N_("Has she tried before?"), asked_when=_THOUGHTS, default=None)
    self_harm: Coded[Answer | None] = coded(label=N_("Has she hurt herself?"), default=None)
    supervisor_told: Coded[Answer | None] = coded(
        label=N_("Was the supervisor called?"), asked_when=_THOUGHTS, default=None
    )
    stays_with: Sealed[str | None] = sealed(label=N_("Who stays with her today"), asked_when=_THOUGHTS, default=None)
    action: Sealed[str | None] = sealed(
        label=N_("What was done"), kind="long text", section=N_("What was done"), default=None
    )
