"""Answers to a questionnaire, and what follows from them: the risk, or how somebody is."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.codes.case import Risk
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class RiskAssessment(Record, table="risk_assessments"):
    """The risk on one day (Guidelines, step 2): questionnaire, her own view, professional judgement.

    `answers` say themselves which questionnaire they belong to (`questionnaires.given`); everything without a label
    follows from them by its rules: `counted` are those answers that may be counted.
    """

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Asked on"), section=N_("Risk"))
    questionnaire: Coded[str] = coded(label="", default="")
    questionnaire_version: Coded[int] = coded(label="", default=1)
    answers: Sealed[str | None] = sealed(label=N_("The questions"), kind="answers", default=None)
    counted: Coded[str] = coded(label="", default="{}")
    score: Coded[int | None] = coded(label="", default=None)
    band: Coded[Risk | None] = coded(label="", default=None)
    her_view: Coded[Risk | None] = coded(label=N_("Her own view of the risk"), default=None)
    judgement: Coded[Risk | None] = coded(
        label=N_("Your own judgement, if it is another"), section=N_("Judgement"), default=None
    )
    reason: Sealed[str | None] = sealed(
        label=N_("Why you judge otherwise"),
        kind="long text",
        default=None,
        help=N_("Needed when your judgement differs."),
    )
    review_on: Coded[date | None] = coded(label=N_("Look at it again on"), default=None)


class Questioned(Record, table="questioned"):
    """A questionnaire answered on one day: needs, wellbeing, a child’s situation, or one of the centre’s own."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Asked on"))
    topic: Coded[Topic] = coded(label="", default=Topic.NEEDS)
    questionnaire: Coded[str] = coded(label="", default="")
    questionnaire_version: Coded[int] = coded(label="", default=1)
    answers: Sealed[str | None] = sealed(label=N_("The questions"), kind="answers", default=None)
    counted: Coded[str] = coded(label="", default="{}")
    score: Coded[int | None] = coded(label="", default=None)
    band: Coded[str | None] = coded(label="", default=None)
    notes: Sealed[str | None] = sealed(label=N_("Notes"), kind="long text", default=None)
