"""Her story, strengths and needs, in her own order."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.answers import Answer
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


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
    notes: Sealed[str | None] = sealed(label=N_("More about her needs"), kind="long text", default=None)
