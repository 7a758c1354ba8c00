"""Close a case – a supervisor approves it – and open it again; each closing stays in the file (Guidelines, step 6)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.codes.case import AGAIN, CaseStatus
from casedesk.cases.codes.review import ApprovalOf, ClosureReason
from casedesk.cases.keeping import keep
from casedesk.cases.readers import reason
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.review import Approval
from casedesk.cases.verbs.approving import ask_approval
from casedesk.security.roles import Permission
from casedesk.store.staff.noticing import notify
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class NotClosed(Mendable):
    """Only a closed case is opened again."""

    sentence = N_("This file is not closed, so it was not opened again. Nothing was changed.")


@verb(Permission.WRITE_CASES)
def close_case(work: Work, *, case: UUID, in_spite: str = "") -> Approval:
    """Asks a supervisor to close the case; whatever its risk, it is closed when somebody else has approved that.

    Raises what `ask_approval` raises: nothing is asked while referrals or tasks are open, or the reason does not hold.
    """
    return ask_approval(work, case=case, what=ApprovalOf.CLOSURE, in_spite=in_spite)


@verb(Permission.WRITE_CASES)
def reopen(work: Work, *, case: UUID, why: str) -> Case:
    """Opens a closed or transferred case again and writes down why, beside how and when it was closed.

    Raises InField (“why”), NotClosed, NotGranted.
    """
    said, found = reason(why), work.get(Case, case)
    if found.status not in AGAIN:
        raise NotClosed
    today = local(work.now()).date()
    last = _last_closing(work, found)
    work.save(replace(found, status=CaseStatus.OPEN, closed=None))
    keep(work, replace(last, reopened=today, why_reopened=said))
    work.journal("reopen", case, words=said)
    notify(work, person=found.worker, action="reopen", file=case)
    return advance(work, case)


def _last_closing(work: Work, case: Case) -> Closure:
    """How it was closed; a file closed by an earlier version of the program knows only the day."""
    closed = Closure.closed.is_not(None) & Closure.reopened.is_(None)
    for one in work.find(Closure, Closure.case_id == case.id, closed):
        return one
    on = case.closed or local(work.now()).date()
    return Closure(case_id=case.id, on=on, reason=ClosureReason.OTHER, closed=on)
