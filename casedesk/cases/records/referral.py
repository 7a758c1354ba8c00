"""Referrals, and the services they go to."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.contact import ReferredBy, SpokenLanguage, Urgency
from casedesk.cases.codes.referring import Cost, Covered, Escort, HandOver, ProviderKind, ReferralStatus
from casedesk.cases.codes.work import Need, ReferralState, Rejection, Service
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class Provider(Record, table="providers", owner=None):
    """A service that can be referred to. Nothing here is secret; it is shared by everybody at the centre."""

    name: Coded[str] = coded(label=N_("Name"), section=N_("The service"))
    khmer_name: Coded[str | None] = coded(label=N_("Name in Khmer"), default=None)
    kind: Coded[ProviderKind | None] = coded(label=N_("Kind of institution"), default=None)
    ours: Coded[bool] = coded(label=N_("A service of our own centre"), default=False)
    services: Coded[tuple[Service, ...]] = coded(label=N_("Services"), default=())
    district: Coded[str | None] = coded(label=N_("District"), section=N_("Where it is"), kind="place", default=None)
    address: Coded[str | None] = coded(label=N_("Address"), default=None)
    area: Coded[str | None] = coded(label=N_("Area served"), default=None)
    hours: Coded[str | None] = coded(label=N_("Open"), section=N_("How to reach it"), default=None)
    phone: Coded[str | None] = coded(label=N_("Phone"), kind="phone", default=None)
    person: Coded[str | None] = coded(label=N_("Whom to ask for"), default=None)
    other_contact: Coded[str | None] = coded(label=N_("Other ways to reach them"), default=None)
    languages: Coded[tuple[SpokenLanguage, ...]] = coded(
        label=N_("Languages spoken"), section=N_("For whom"), default=()
    )
    women_only: Coded[Answer | None] = coded(label=N_("For women only"), default=None)
    access: Coded[Answer | None] = coded(label=N_("Can be reached in a wheelchair"), default=None)
    cost: Coded[Cost | None] = coded(label=N_("Cost"), default=None)
    capacity: Coded[str | None] = coded(label=N_("Room for how many, and what is full"), default=None)
    notes: Coded[str | None] = coded(
        label=N_("Notes"), section=N_("What else is known"), kind="long text", default=None,
        help=N_("Everybody here reads this. Nothing about a person."),
    )  # fmt: skip
    verified: Coded[date | None] = coded(label=N_("Last verified"), default=None)
    closed: Coded[date | None] = coded(label=N_("Closed since"), default=None)


class Referral(Record, table="referrals"):
    """One referral and its life (Guidelines, step 4). The dates of its life are written by the verbs.

    `whole` is the transfer of the whole case to another centre, in a sealed package.
    """

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    number: Coded[str] = coded(label="", default="", unique=True)
    provider: Coded[UUID] = coded(label="", to="providers.id")
    service: Coded[Service] = coded(label=N_("Service"), section=N_("The referral"))
    need: Coded[Need | None] = coded(label=N_("For which need"), default=None)
    whole: Coded[bool] = coded(label="", default=False)
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
    hand_over: Coded[HandOver | None] = coded(label=N_("How they were prepared"), default=None)
    escort: Coded[Escort | None] = coded(label=N_("Who goes with her"), default=None)
    transport: Sealed[str | None] = sealed(label=N_("How she gets there"), default=None)
    covered: Coded[Covered | None] = coded(label=N_("Who pays"), default=None)
    served: Coded[date | None] = coded(label="", default=None)
    ended: Coded[date | None] = coded(label="", default=None)
    declined: Sealed[str | None] = sealed(
        label=N_("What she says about it"), kind="long text", default=None,
        help=N_("She need not give a reason. Nothing else changes for her."),
    )  # fmt: skip
    feedback: Sealed[str | None] = sealed(label=N_("What the service says"), kind="long text", default=None)
    her_feedback: Sealed[str | None] = sealed(label=N_("What she says"), kind="long text", default=None)


class ReferralIn(Record, table="referrals_in"):
    """Somebody sent her to us: who, for what, and what was answered (Guidelines, step 4).

    `by_package`: her file came along in a sealed package; `not_kept` has a line for whatever of it was not kept.
    """

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Arrived on"), section=N_("Sent to us"))
    sent_by: Coded[ReferredBy] = coded(label=N_("Who sent her"), default=ReferredBy.NGO)
    person: Sealed[str | None] = sealed(label=N_("Name and number of who sent her"), default=None)
    asked_for: Sealed[str] = sealed(label=N_("What they ask for"), kind="long text")
    taken: Coded[Answer | None] = coded(label=N_("Do we take it on?"), default=None)
    why_not: Sealed[str | None] = sealed(
        label=N_("Why not"), kind="long text", default=None, asked_when=when("taken", Answer.NO)
    )
    answered: Coded[date | None] = coded(label=N_("They were told on"), default=None)
    she_agrees: Coded[Answer | None] = coded(label=N_("She agrees that they are told"), default=None)
    by_package: Sealed[bool] = sealed(label="", kind="hidden", default=False)
    not_kept: Sealed[str | None] = sealed(
        label=N_("What came and was not kept"), kind="long text", default=None, asked_when=when("by_package", True)
    )


class ServiceStanding(Record, table="service_standings"):
    """How it stands with one service for her; the newest for each service counts (the sector’s status list)."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Asked on"), section=N_("One service"))
    service: Coded[Service] = coded(label=N_("Service"))
    status: Coded[ReferralStatus] = coded(label=N_("How it stands"))
    words: Sealed[str | None] = sealed(
        label=N_("What she says about it"), kind="long text", default=None,
        help=N_("She need not give a reason. Nothing else changes for her."),
    )  # fmt: skip
