"""The safety plan, made with her, in her words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class SafetyPlan(Record, table="safety_plans"):
    """What she does before, during and after danger (Guidelines, step 2). A new version replaces the one before."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Made on"), section=N_("Before"))
    signals: Sealed[str | None] = sealed(label=N_("How she sees that danger comes"), kind="long text", default=None)
    before: Sealed[str | None] = sealed(label=N_("What she does then"), kind="long text", default=None)
    packed: Sealed[str | None] = sealed(
        label=N_("What lies ready, and where"), help=N_("Papers, money, keys, medicine, clothes."), kind="long text",
        default=None,
    )  # fmt: skip
    during: Sealed[str | None] = sealed(
        label=N_("What she does when it happens"), kind="long text", section=N_("During"), default=None
    )
    way_out: Sealed[str | None] = sealed(label=N_("The way out, and where to"), kind="long text", default=None)
    signal: Sealed[str | None] = sealed(label=N_("Her sign for help"), help=N_("A word or a light."), default=None)
    after: Sealed[str | None] = sealed(
        label=N_("What she does afterwards"), kind="long text", section=N_("After"), default=None
    )
    people: Sealed[str | None] = sealed(
        label=N_("Who helps her"),
        help=N_("People, places, numbers she knows by heart."),
        kind="long text",
        default=None,
    )
    children: Sealed[str | None] = sealed(
        label=N_("What the children do"), kind="long text", section=N_("Children"), default=None
    )
    digital: Sealed[str | None] = sealed(
        label=N_("Phone and messages"), help=N_("Who knows her passwords, who sees where she is."), kind="long text",
        section=N_("Phone"), default=None,
    )  # fmt: skip
    on_paper: Coded[Answer] = coded(
        label=N_("Is it safe to keep on paper?"), section=N_("Keeping it"), default=Answer.UNKNOWN
    )
    where_kept: Sealed[str | None] = sealed(
        label=N_("Where it is kept"), asked_when=when("on_paper", Answer.YES), default=None
    )
    review_on: Coded[date | None] = coded(label=N_("Look at it again on"), default=None)
