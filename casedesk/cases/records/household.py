"""Who belongs to her household and family, and how the household lives."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.household import (
    CHILDREN,
    DwellingRisk,
    IdPoor,
    Income,
    Relation,
    Renovation,
    Schooling,
    Tenure,
)
from casedesk.cases.codes.person import Sex
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import N_

_CHILD = when("relation", *CHILDREN)


class FamilyMember(Record, table="family_members"):
    """One person of the family or the household; for a child also where it learns and whether it is in danger."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    relation: Coded[Relation] = coded(label=N_("Relation to her"), section=N_("The person"))
    name: Sealed[str | None] = sealed(label=N_("Name"), help=N_("Only if it is needed."), default=None)
    sex: Coded[Sex | None] = coded(label=N_("Sex"), default=None)
    born: Sealed[PartialDate | None] = sealed(label=N_("Date of birth"), default=None)
    age: Sealed[int | None] = sealed(
        label=N_("Age in years"), help=N_("If the date of birth is not known."), default=None
    )
    age_on: Sealed[date | None] = sealed(label="", default=None)
    lives_with: Coded[Answer | None] = coded(label=N_("Lives in the household"), default=None)
    earns: Coded[Answer | None] = coded(label=N_("Earns money"), default=None)
    feared: Sealed[Answer | None] = sealed(label=N_("Is she afraid of this person?"), default=None)
    schooling: Coded[Schooling | None] = coded(
        label=N_("School or care"), asked_when=_CHILD, section=N_("The child"), default=None
    )
    at_risk: Coded[Answer | None] = coded(label=N_("Is the child in danger?"), asked_when=_CHILD, default=None)
    danger: Sealed[str | None] = sealed(
        label=N_("What the danger is, and what was done"), kind="long text",
        asked_when=when("at_risk", Answer.YES), default=None,
    )  # fmt: skip
    notes: Sealed[str | None] = sealed(label=N_("Notes"), kind="long text", section=N_("Notes"), default=None)


class Household(Record, table="households"):
    """How the household lives, as it was found on one day: size, income, dwelling."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Asked on"), section=N_("The household"))
    adults: Coded[int | None] = coded(label=N_("Adults"), default=None)
    children: Coded[int | None] = coded(label=N_("Children under 18"), default=None)
    under_five: Coded[int | None] = coded(label=N_("Of them under 5"), default=None)
    id_poor: Coded[IdPoor] = coded(label=N_("IDPoor card"), default=IdPoor.UNKNOWN)
    income: Coded[Income | None] = coded(label=N_("Lives mostly on"), default=None)
    debts: Coded[Answer | None] = coded(label=N_("Debts that weigh on it"), default=None)
    tenure: Coded[Tenure | None] = coded(label=N_("How it lives there"), section=N_("The dwelling"), default=None)
    informal: Coded[Answer | None] = coded(label=N_("Informal settlement"), default=None)
    eviction: Coded[Answer | None] = coded(label=N_("Threatened with eviction"), default=None)
    rooms: Coded[int | None] = coded(label=N_("Rooms"), default=None)
    water: Coded[Answer | None] = coded(label=N_("Safe drinking water"), default=None)
    toilet: Coded[Answer | None] = coded(label=N_("Own toilet"), default=None)
    electricity: Coded[Answer | None] = coded(label=N_("Electricity"), default=None)
    floods: Coded[Answer | None] = coded(label=N_("Floods in the rain"), default=None)
    dwelling: Coded[DwellingRisk | None] = coded(label=N_("State of the dwelling"), default=None)
    renovation: Coded[Renovation | None] = coded(label=N_("Repair"), default=None)
    repairs: Sealed[str | None] = sealed(
        label=N_("What is to be repaired, and by whom"), kind="long text",
        asked_when=when("renovation", Renovation.WANTED, Renovation.AGREED, Renovation.UNDER_WAY, Renovation.DONE),
        default=None,
    )  # fmt: skip
    notes: Sealed[str | None] = sealed(label=N_("Notes"), kind="long text", section=N_("Notes"), default=None)
