"""What a family in difficulty needs: food, income, papers, school, childcare, health of mother and child."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_

_PREGNANT = when("pregnant", Answer.YES)


class FamilyNeeds(Record, table="family_needs"):
    """Needs and strengths of a family; the assessment of a family’s file."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Assessed on"), section=N_("The family’s story"))
    story: Sealed[str | None] = sealed(label=N_("What the family wants to tell"), kind="long text", default=None)
    strengths: Sealed[str | None] = sealed(label=N_("What helps the family"), kind="long text", default=None)
    food: Coded[Answer] = coded(label=N_("Is there enough to eat every day?"), section=N_("Living"))
    income: Coded[Answer] = coded(label=N_("Does the income cover what is needed?"))
    housing: Coded[Answer] = coded(label=N_("Is the home safe and dry?"))
    papers: Coded[Answer] = coded(label=N_("Do all have birth certificates and papers?"))
    school: Coded[Answer] = coded(label=N_("Do all children of school age go to school?"), section=N_("Children"))
    childcare: Coded[Answer] = coded(label=N_("Is somebody with the small children while the parents work?"))
    preschool: Coded[Answer | None] = coded(label=N_("Does the family want a place in preschool?"), default=None)
    child_safe: Coded[Answer] = coded(label=N_("Are the children safe at home?"))
    pregnant: Coded[Answer] = coded(label=N_("Is somebody pregnant?"), section=N_("Mother and child"))
    antenatal: Coded[Answer | None] = coded(
        label=N_("Does she go to the check-ups?"), asked_when=_PREGNANT, default=None
    )
    vaccinated: Coded[Answer] = coded(label=N_("Are the small children vaccinated?"))
    nourished: Coded[Answer] = coded(label=N_("Do the small children grow well?"))
    illness: Coded[Answer] = coded(label=N_("Is somebody ill for long, or living with a disability?"))
    violence: Coded[Answer] = coded(
        label=N_("Is somebody hurt or afraid at home?"), section=N_("Safety"),
        help=N_("Ask only when alone with the person. If yes, offer a file of her own."),
    )  # fmt: skip
    notes: Sealed[str | None] = sealed(label=N_("Notes"), kind="long text", default=None)
    minutes: Sealed[int | None] = sealed(label=N_("Minutes it took"), default=None)
