"""Her story, strengths and needs, in her own order."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.assessing import Difficulty
from casedesk.store.fields import when
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_

_CHILDREN = when("children", Answer.YES, Answer.UNKNOWN)


class Assessment(Record, table="assessments"):
    """Needs and strengths (Guidelines, step 2)."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Assessed on"), section=N_("Her story"))
    story: Sealed[str | None] = sealed(
        label=N_("What she wants to tell"), kind="long text", default=None,
        placeholder=N_("Only what helps her case. No names of other people are needed."),
    )  # fmt: skip
    strengths: Sealed[str | None] = sealed(label=N_("What helps her"), kind="long text", default=None)
    safety: Coded[Answer] = coded(label=N_("Does she need more safety?"), section=N_("Needs"))
    health: Coded[Answer] = coded(label=N_("Does she need health care?"))
    psychosocial: Coded[Answer] = coded(label=N_("Does she want somebody to talk to?"))
    legal: Coded[Answer] = coded(label=N_("Does she want legal help?"))
    material: Coded[Answer] = coded(label=N_("Does she need material help?"))
    children: Coded[Answer] = coded(label=N_("Do her children need something?"))
    schooling: Coded[Answer | None] = coded(
        label=N_("Do her children go to school?"), asked_when=_CHILDREN, section=N_("Her children"), default=None
    )
    children_saw: Coded[Answer | None] = coded(
        label=N_("Have her children seen or heard it?"), asked_when=_CHILDREN, default=None
    )
    children_hurt: Coded[Answer | None] = coded(
        label=N_("Were her children hurt themselves?"), asked_when=_CHILDREN, default=None
    )
    children_need: Sealed[str | None] = sealed(
        label=N_("What her children need"), kind="long text", asked_when=_CHILDREN, default=None
    )
    seeing: Coded[Difficulty | None] = coded(
        label=N_("Seeing, even with glasses"), section=N_("Daily life"), default=None
    )
    hearing: Coded[Difficulty | None] = coded(label=N_("Hearing, even with a hearing aid"), default=None)
    walking: Coded[Difficulty | None] = coded(label=N_("Walking or climbing steps"), default=None)
    remembering: Coded[Difficulty | None] = coded(label=N_("Remembering or concentrating"), default=None)
    self_care: Coded[Difficulty | None] = coded(label=N_("Washing and dressing"), default=None)
    being_understood: Coded[Difficulty | None] = coded(label=N_("Understanding and being understood"), default=None)
    notes: Sealed[str | None] = sealed(label=N_("More about her needs"), kind="long text", default=None)
    minutes: Sealed[int | None] = sealed(label=N_("Minutes it took"), default=None)
