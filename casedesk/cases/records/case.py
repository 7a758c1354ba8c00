"""The case itself: coded facts that work lists show, and nothing that tells who it is about."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep, Risk, Step
from casedesk.store.records import Coded, Record, coded
from casedesk.text.translation import N_


class Case(
    Record,
    table="cases",
    owner="id",
    work_lists=("number", "due", "risk", "step", "last_contact", "district"),
    filters=("status", "worker", "kind", "step", "risk", "due"),
):
    """One case. `step`, `next_step`, `due` and `last_contact` are worked out by `rules.progress` after every change."""

    number: Coded[str] = coded(label=N_("Code"), unique=True)
    kind: Coded[CaseKind] = coded(label=N_("Kind"))
    status: Coded[CaseStatus] = coded(label=N_("Status"), default=CaseStatus.OPEN)
    worker: Coded[UUID] = coded(label="", to="people.id")
    opened: Coded[date] = coded(label=N_("Opened"))
    closed: Coded[date | None] = coded(label=N_("Closed"), default=None)
    risk: Coded[Risk | None] = coded(label=N_("Risk"), default=None)
    step: Coded[Step] = coded(label=N_("Step"), default=Step.INTRODUCTION)
    next_step: Coded[NextStep] = coded(label=N_("Next step"), default=NextStep.RECORD_CONSENT)
    due: Coded[date | None] = coded(label=N_("Due"), default=None)
    last_contact: Coded[date | None] = coded(label=N_("Last contact"), default=None)
    district: Coded[str | None] = coded(label=N_("District"), kind="place", default=None)
