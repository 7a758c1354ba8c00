"""Closing a case, and opening it again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from casedesk.cases.codes.review import ClosureCheck, ClosureReason
from casedesk.store.records import Coded, Record, Sealed, coded, sealed
from casedesk.text.translation import N_


class Closure(Record, table="closures"):
    """One closing (Guidelines, step 6): reason, what was gone through, how it ended; when and why it was reopened."""

    case_id: Coded[UUID] = coded(label="", to="cases.id", index=True)
    on: Coded[date] = coded(label=N_("Prepared on"), section=N_("Closing the file"))
    reason: Coded[ClosureReason] = coded(label=N_("Why it is closed"))
    gone_through: Coded[tuple[ClosureCheck, ...]] = coded(label=N_("Gone through with her"), default=())
    outcome: Sealed[str | None] = sealed(label=N_("How she is now"), kind="long text", default=None)
    closed: Coded[date | None] = coded(label="", default=None)
    reopened: Coded[date | None] = coded(label="", default=None)
    why_reopened: Sealed[str | None] = sealed(label="", default=None)
