"""First contact, and the safe way to reach a person again. No name is asked."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from casedesk.cases.codes.answers import Answer, Weekday
from casedesk.cases.codes.contact import PHONES, Channel, Never, ReachBy, ReferredBy, SpokenLanguage, Urgency
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class FirstContact(Record, table="first_contacts"):
    """How a case began (Guidelines, step 0)."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    at: Coded[datetime] = coded(label=N_("Date and time"), section=N_("First contact"))
    channel: Coded[Channel] = coded(label=N_("How did the contact come about?"))
    referred_by: Coded[ReferredBy] = coded(label=N_("Who sent the person to us?"), default=ReferredBy.SELF)
    safe_to_talk: Coded[Answer] = coded(
        label=N_("Is it safe to talk now?"), help=N_("If not, agree on another time and stop here.")
    )
    urgency: Coded[Urgency] = coded(label=N_("How urgent is it?"))
    reason: Sealed[str | None] = sealed(
        label=N_("What brought the person here"), kind="long text", default=None,
        placeholder=N_("In a few words. No name is needed."),
    )  # fmt: skip


class SafeContact(Record, table="safe_contacts"):
    """How the person may be reached without danger. It stands on top of the case and is never shortened."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", unique=True)
    reach_by: Sealed[ReachBy] = sealed(label=N_("Reach her by"), section=N_("Safe contact"))
    number: Sealed[str | None] = sealed(
        label=N_("Safe number"), kind="phone", asked_when=when("reach_by", *PHONES), default=None
    )
    through: Sealed[str | None] = sealed(
        label=N_("Through whom"), asked_when=when("reach_by", ReachBy.THROUGH, ReachBy.OTHER_PHONE), default=None
    )
    days: Sealed[tuple[Weekday, ...]] = sealed(label=N_("Safe days"), default=())
    after: Sealed[time | None] = sealed(label=N_("Safe from"), default=None)
    before: Sealed[time | None] = sealed(label=N_("Safe until"), default=None)
    say_first: Sealed[str | None] = sealed(
        label=N_("Say first"), help=N_("A harmless question or a code word."), default=None
    )
    other_voice: Sealed[str | None] = sealed(label=N_("If another voice answers"), default=None)
    never: Sealed[tuple[Never, ...]] = sealed(label=N_("Never"), default=())
    language: Sealed[SpokenLanguage] = sealed(label=N_("Language"), default=SpokenLanguage.KHMER)
    checked: Coded[date] = coded(label=N_("Checked with her on"))
