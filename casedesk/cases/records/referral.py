"""Referrals, and the services they go to."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from casedesk.cases.codes.contact import Urgency
from casedesk.cases.codes.work import ReferralState, Rejection, Service
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class Provider(Record, table="providers", owner=None):
    """A service that can be referred to. Nothing here is secret; it is shared by everybody at the centre."""

    name: Coded[str] = coded(label=N_("Name"), section=N_("The service"))
    khmer_name: Coded[str | None] = coded(label=N_("Name in Khmer"), default=None)
    services: Coded[tuple[Service, ...]] = coded(label=N_("Services"), default=())
    district: Coded[str | None] = coded(label=N_("District"), kind="place", default=None)
    hours: Coded[str | None] = coded(label=N_("Open"), default=None)
    phone: Coded[str | None] = coded(label=N_("Phone"), kind="phone", default=None)
    verified: Coded[date | None] = coded(label=N_("Last verified"), default=None)


class Referral(Record, table="referrals"):
    """One referral and its life (Guidelines, step 4). The dates of its life are written by the verbs."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    number: Coded[str] = coded(label="", default="", unique=True)
    provider: Coded[UUID] = coded(label="", to="providers.id")
    service: Coded[Service] = coded(label=N_("Service"), section=N_("The referral"))
    purpose: Sealed[str] = sealed(label=N_("Purpose"), help=N_("What she asks for."))
    urgency: Coded[Urgency] = coded(label=N_("Urgency"), default=Urgency.WEEK)
    summary: Sealed[str | None] = sealed(
        label=N_("What happened, short"), kind="long text", default=None,
        help=N_("Sent only if she agrees. Leave it out if the service does not need it."),
    )  # fmt: skip
    state: Coded[ReferralState] = coded(label="", default=ReferralState.DRAFTED, index=True)
    drafted: Coded[date] = coded(label="")
    sent: Coded[date | None] = coded(label="", default=None)
    answered: Coded[date | None] = coded(label="", default=None)
    rejection: Coded[Rejection | None] = coded(label=N_("Why not"), default=None)
    appointment: Coded[datetime | None] = coded(label=N_("Appointment"), default=None)
    served: Coded[date | None] = coded(label="", default=None)
    feedback: Sealed[str | None] = sealed(label=N_("Feedback"), kind="long text", default=None)
