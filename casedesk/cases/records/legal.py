"""The legal register, and mediations, which are events and never the centre’s advice."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.legal import HELD, ORDERS, LegalState, LegalStep, MediationOutcome, Mediator
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class LegalEvent(Record, table="legal_events"):
    """One step before an authority: complaint, certificate, order with its expiry, court date (DOMAIN, step 11)."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Date"), section=N_("The step"))
    step: Coded[LegalStep] = coded(label=N_("What"))
    state: Coded[LegalState] = coded(label=N_("Where it stands"), default=LegalState.PREPARED)
    wanted: Coded[Answer] = coded(label=N_("Does she want this step?"))
    authority: Sealed[str | None] = sealed(label=N_("Authority"), default=None)
    number: Sealed[str | None] = sealed(label=N_("Number of the paper"), default=None)
    expires: Coded[date | None] = coded(label=N_("Protects until"), asked_when=when("step", *ORDERS), default=None)
    next_at: Coded[datetime | None] = coded(label=N_("Next date there"), default=None)
    outcome: Sealed[str | None] = sealed(label=N_("What came of it"), kind="long text", default=None)


class Mediation(Record, table="mediations"):
    """One mediation by others: her consent, the pressure she felt, what came of it (Law of 2005; DOMAIN, section 6)."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Date"), section=N_("The mediation"))
    by: Coded[Mediator] = coded(label=N_("Who holds it"))
    her_consent: Coded[Answer] = coded(label=N_("Did she agree to it?"))
    pressure: Coded[Answer] = coded(label=N_("Did she feel pressed to agree?"))
    alone_asked: Coded[Answer | None] = coded(label=N_("Was she asked alone before?"), default=None)
    outcome: Coded[MediationOutcome] = coded(label=N_("How it ended"), default=MediationOutcome.COMING)
    agreed: Sealed[str | None] = sealed(
        label=N_("What was agreed"), kind="long text",
        asked_when=when("outcome", MediationOutcome.AGREED, MediationOutcome.BROKEN), default=None,
    )  # fmt: skip
    safe_after: Coded[Answer | None] = coded(
        label=N_("Does she feel safe after it?"), asked_when=when("outcome", *HELD), default=None
    )
    notes: Sealed[str | None] = sealed(label=N_("Notes"), kind="long text", default=None)
