"""How a case comes to its end inside a transaction, and what still stands open in its file. Called behind a verb."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.review import ApprovalState, ClosureReason
from casedesk.cases.keeping import keep
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.review import Approval, Task
from casedesk.cases.rules.closing import OpenEnds, open_ends
from casedesk.store.work import Work
from casedesk.text.dates import local


def open_ends_of(work: Work, case: UUID) -> OpenEnds:
    """What still stands open in a file. Raises NotGranted without its key."""
    first = next(iter(work.find(FirstContact, FirstContact.case_id == case)), None)
    return open_ends(
        work.find(Referral, Referral.case_id == case), work.find(PlanLine, PlanLine.case_id == case),
        work.find(Task, Task.case_id == case), work.find(FollowUp, FollowUp.case_id == case), first,
    )  # fmt: skip


def withdrawn(work: Work, approval: Approval) -> Approval:
    """A request that nobody has to decide any more, to be saved."""
    return replace(approval, state=ApprovalState.WITHDRAWN, decided=work.now())


def withdraw_rest(work: Work, case: UUID) -> None:
    """Nobody is asked any more about a case that ends."""
    for one in work.find(Approval, Approval.case_id == case, Approval.state == ApprovalState.REQUESTED):
        work.save(withdrawn(work, one))


def end_with(work: Work, closure: Closure) -> None:
    """Closes the case today; from this day on its time of keeping is counted (`rules/retention.py`)."""
    today = local(work.now()).date()
    keep(work, replace(closure, closed=today))
    status = CaseStatus.TRANSFERRED if closure.reason is ClosureReason.TRANSFERRED else CaseStatus.CLOSED
    work.save(replace(work.get(Case, closure.case_id), status=status, closed=today))
    work.journal("close", closure.case_id, reason=closure.reason.value)
