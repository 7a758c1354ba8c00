"""Plans that were put before the supervisor, and closures she approved, in the invented centre."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.review import ApprovalOf, ApprovalState, ClosureCheck, ClosureReason
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.review import Approval
from casedesk.cases.rules.approving import likeness
from casedesk.cases.rules.closing import OPEN_REFERRALS
from casedesk.cases.verbs.approving import approve, ask_approval, send_back
from casedesk.cases.verbs.closing import close_case
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.refer import withdraw_referral
from casedesk.store.work import Work
from casedesk.text.dates import local

_WAITING = (Approval.state == ApprovalState.REQUESTED) & (Approval.what == ApprovalOf.PLAN)
COMMENT = "Please ask her once more what is most important to her now, and write it into the plan."
REASONS = {CaseStatus.TRANSFERRED: ClosureReason.TRANSFERRED, CaseStatus.DUPLICATE: ClosureReason.OTHER}


def ask(work: Work, case: UUID) -> None:
    """The worker asks."""
    ask_approval(work, case=case, what=ApprovalOf.PLAN)


def say_yes(work: Work, case: UUID) -> None:
    """The supervisor approves what waits, if the case is still worked on."""
    if work.get(Case, case).status is CaseStatus.OPEN:
        for one in work.find(Approval, Approval.case_id == case, _WAITING):
            approve(work, approval=one.id)


def send_plan_back(work: Work, case: UUID) -> None:
    """The supervisor asks for more first."""
    if work.get(Case, case).status is CaseStatus.OPEN:
        for one in work.find(Approval, Approval.case_id == case, _WAITING):
            send_back(work, approval=one.id, comment=COMMENT)


def prepare_closure(work: Work, case: UUID, *, asks: bool) -> None:
    """All goals are met: the closure is written down, and perhaps asked for."""
    record(work, entry=Closure(case_id=case, on=local(work.now()).date(), reason=ClosureReason.NEEDS_MET))
    for one in work.find(Referral, Referral.case_id == case, Referral.state.in_(OPEN_REFERRALS)) if asks else ():
        withdraw_referral(work, referral=one.id)
    if asks:
        close_case(work, case=case)


def send_closure_back(work: Work, case: UUID) -> None:
    """The supervisor thinks it too early."""
    waiting = (Approval.state == ApprovalState.REQUESTED) & (Approval.what == ApprovalOf.CLOSURE)
    for one in work.find(Approval, Approval.case_id == case, waiting):
        send_back(work, approval=one.id, comment=COMMENT)


def close(work: Work, case: UUID, status: CaseStatus, on: date, supervisor: UUID) -> None:
    """The whole of a closing on one day: one event of the invented centre is written by one person."""
    for one in work.find(Approval, Approval.case_id == case, _WAITING):
        work.save(replace(one, state=ApprovalState.WITHDRAWN, decided=work.now()))
    reason = REASONS.get(status, ClosureReason.NEEDS_MET)
    closure = work.save(
        Closure(case_id=case, on=on, reason=reason, gone_through=tuple(ClosureCheck), outcome=None, closed=on)
    )
    if supervisor != work.person:
        mark = likeness(ApprovalOf.CLOSURE, [closure])
        approval = Approval(
            case_id=case, what=ApprovalOf.CLOSURE, state=ApprovalState.APPROVED, asked=work.now(), likeness=mark,
            asked_by=work.person, decided=work.now() + timedelta(minutes=40), decided_by=supervisor,
        )  # fmt: skip
        work.save(approval)
    work.save(replace(work.get(Case, case), status=status, closed=on))
    work.journal("close", case, reason=reason.value)
