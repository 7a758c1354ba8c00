"""The action plan: one line per need; she decides."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.work import Need, Progress
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class PlanLine(Record, table="plan_lines"):
    """One need with its goal (Guidelines, step 3)."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    need: Coded[Need] = coded(label=N_("Need"), section=N_("One need"))
    goal: Sealed[str] = sealed(label=N_("Goal"), help=N_("What she wants to be true."))
    action: Sealed[str | None] = sealed(label=N_("What will be done"), kind="long text", default=None)
    who: Sealed[str | None] = sealed(label=N_("Who does it"), default=None)
    by: Coded[date | None] = coded(label=N_("By when"), default=None)
    progress: Coded[Progress] = coded(label=N_("How far"), default=Progress.NOT_STARTED)
