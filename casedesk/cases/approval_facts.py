"""What the approvals of a file ask for next: kept with the case after every change, for the lists of work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.authors import subject_of
from casedesk.cases.codes.case import NextStep
from casedesk.cases.codes.review import ApprovalOf, ApprovalState
from casedesk.cases.codes.work import ENDED
from casedesk.cases.records.review import Approval
from casedesk.cases.rules.approving import likeness
from casedesk.store.prepared import Prepared
from casedesk.store.work import Work
from casedesk.text.dates import local

_CASE: sa.BindParameter[UUID] = sa.bindparam("case")
_A = Approval.__table__.c
_ASKED = sa.column("rowid", sa.Integer, _selectable=Approval.__table__)
"""Rows are numbered as they are first written: two requests of one moment are told in their order."""
_LAST = Prepared(
    sa.select(sa.func.max(_ASKED), _A.id, _A.what, _A.state, _A.asked, _A.decided)
    .where(_A.case_id == _CASE, _A.state != ApprovalState.WITHDRAWN)
    .group_by(_A.what)
)


def plan_approval(work: Work, case: UUID, plan: Sequence[Any]) -> tuple[NextStep, date] | None:
    """A plan with open goals is put before a supervisor; sent back, it is changed first.

    Of each of its lines: `progress`, and the moment it was `written`.
    """
    if all(line.progress in ENDED for line in plan):
        return None
    written = max(line.written for line in plan)
    last = _last(work, case, ApprovalOf.PLAN)
    return _next(work, case, last, written, (NextStep.ASK_APPROVAL, NextStep.PLAN_SENT_BACK))


def closure_approval(work: Work, case: UUID, written: datetime | None) -> tuple[NextStep, date] | None:
    """A closure that was prepared is asked for, waits, or came back. One approved before has no say in it."""
    if written is None:
        return None
    last = _last(work, case, ApprovalOf.CLOSURE)
    if last is not None and last.state is ApprovalState.REQUESTED:
        return NextStep.AWAIT_CLOSURE, _day(last.asked)
    if last is not None and last.state is ApprovalState.APPROVED:
        last = None
    return _next(work, case, last, written, (NextStep.ASK_CLOSURE, NextStep.CLOSURE_SENT_BACK))


def _next(
    work: Work, case: UUID, last: Any, written: datetime, steps: tuple[NextStep, NextStep]
) -> tuple[NextStep, date] | None:
    ask, sent_back = steps
    if last is None:
        return ask, _day(written)
    if last.state is not ApprovalState.SENT_BACK:
        return None
    return (ask, _day(written)) if _answered(work, case, last) else (sent_back, _day(last.decided))


def _answered(work: Work, case: UUID, last: Any) -> bool:
    """Whether something was changed since it was sent back; how far a goal is does not count."""
    return work.get(Approval, last.id).likeness != likeness(last.what, subject_of(work, case, last.what))


def _last(work: Work, case: UUID, what: ApprovalOf) -> Any:
    return next((row for row in work.rows(_LAST, case=case) if row.what is what), None)


def _day(at: datetime) -> date:
    return local(at).date()
