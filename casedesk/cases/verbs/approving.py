"""Ask a supervisor for approval; approve, send back, take back. Nobody approves what they asked for or wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.authors import subject_of, wrote
from casedesk.cases.codes.review import ApprovalOf, ApprovalState
from casedesk.cases.ending import end_with, open_ends_of, withdraw_rest, withdrawn
from casedesk.cases.keeping import demand_open
from casedesk.cases.readers import OfAnotherTeam, only_in_emergency
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.records.review import Approval
from casedesk.cases.rules.approving import likeness
from casedesk.cases.rules.closing import demand_ready
from casedesk.cases.rules.refusals import WHY, refused_items
from casedesk.security.roles import Permission
from casedesk.store.fields import InField
from casedesk.store.records import Record
from casedesk.store.staff.noticing import notify
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

LONGEST_COMMENT = 4000
_TOO_LONG = N_("This is too long for a comment. It is kept here. Shorten it a little.")


class NothingToApprove(Mendable):
    """It is not written yet."""

    sentence = N_("There is nothing to approve yet. Write it down first, then ask.")


class SaidNo(InField):
    """She does not want her case to be spoken about with the supervisor, and it is not said why it has to be."""

    def __init__(self) -> None:
        super().__init__(WHY, N_("She said no to this. Nothing was asked. Write why a supervisor has to look at it."))


class AskedAlready(Mendable):
    """A request for the same thing waits."""

    sentence = N_("A supervisor was asked already. Nothing was changed. It waits on the Team page.")


class DecidedAlready(Mendable):
    """It was approved, sent back or taken back meanwhile."""

    sentence = N_("This was decided already. Nothing was changed. Open it again to see how.")


class NotYourOwn(Mendable):
    """Who asked, or wrote it, wants to approve it."""

    sentence = N_("You asked for this or wrote part of it, so another supervisor decides. Nothing was changed.")


class AskedByAnother(Mendable):
    """Somebody else asked."""

    sentence = N_("Only who asked, or the worker of the file, takes this back. Nothing was changed.")


@verb(Permission.WRITE_CASES)
def ask_approval(work: Work, *, case: UUID, what: ApprovalOf, in_spite: str = "") -> Approval:
    """Puts the plan, the assessment or the closure before the supervisors as it stands now.

    `in_spite` says why, when she does not agree that her case is spoken about with them. Raises SaidNo without it,
    NothingToApprove, AskedAlready, FileClosed, for a closure what `demand_ready` raises, and NotGranted.
    """
    demand_open(work, case)
    entries = subject_of(work, case, what)
    if not entries:
        raise NothingToApprove
    _demand_ready(work, what, entries)
    waiting = (Approval.what == what) & (Approval.state == ApprovalState.REQUESTED)
    if work.find(Approval, Approval.case_id == case, waiting):
        raise AskedAlready
    why = _in_spite(work, case, in_spite)
    mark = likeness(what, entries)
    asked = Approval(case_id=case, what=what, asked=work.now(), asked_by=work.person, likeness=mark, in_spite=why)
    return _kept(work, asked, "ask approval")


@verb(Permission.APPROVE_CASES)
def approve(work: Work, *, approval: UUID) -> Approval:
    """Says yes to it as it stands now; a closure closes its case by that.

    Raises DecidedAlready, NotYourOwn, OfAnotherTeam, FileClosed, for a closure what `demand_ready` raises, and
    NotGranted.
    """
    found, entries = _decidable(work, approval)
    _demand_ready(work, found.what, entries)
    said = _decided(work, replace(found, state=ApprovalState.APPROVED), entries, "approve")
    for closure in entries:
        if isinstance(closure, Closure):
            end_with(work, closure)
            withdraw_rest(work, found.case_id)
            advance(work, found.case_id)
    return said


@verb(Permission.APPROVE_CASES)
def send_back(work: Work, *, approval: UUID, comment: str) -> Approval:
    """Asks for something else first, and says what. Raises InField (“comment”) and what `approve` raises."""
    found, entries = _decidable(work, approval)
    said = comment.strip()
    if not said:
        raise InField("comment", N_("Say what is to be changed, so that the worker can go on."))
    if len(said) > LONGEST_COMMENT:
        raise InField("comment", _TOO_LONG)
    return _decided(work, replace(found, state=ApprovalState.SENT_BACK, comment=said), entries, "send back")


@verb(Permission.WRITE_CASES)
def withdraw(work: Work, *, approval: UUID) -> Approval:
    """Takes a request back that waits. Raises DecidedAlready, AskedByAnother, NotGranted."""
    found = _waiting(work, approval)
    if work.person not in (found.asked_by, work.get(Case, found.case_id).worker):
        raise AskedByAnother
    return _kept(work, withdrawn(work, found), "take approval back")


def _in_spite(work: Work, case: UUID, why: str) -> str | None:
    """Why it is asked although she said no; None where she did not."""
    consents = work.find(ConsentToServe, ConsentToServe.case_id == case)
    if ServiceItem.DISCUSS not in refused_items(consents):
        return None
    if not why.strip():
        raise SaidNo
    if len(why) > LONGEST_COMMENT:
        raise InField(WHY, _TOO_LONG)
    return why.strip()


def _decidable(work: Work, approval: UUID) -> tuple[Approval, Sequence[Record]]:
    found = _waiting(work, approval)
    demand_open(work, found.case_id)
    entries = subject_of(work, found.case_id, found.what)
    if only_in_emergency(work, found.case_id):
        raise OfAnotherTeam
    if found.asked_by == work.person or work.person in wrote(work, found.what, entries):
        raise NotYourOwn
    return found, entries


def _waiting(work: Work, approval: UUID) -> Approval:
    found = work.get(Approval, approval)
    if found.state is not ApprovalState.REQUESTED:
        raise DecidedAlready
    return found


def _demand_ready(work: Work, what: ApprovalOf, entries: Sequence[Record]) -> None:
    for closure in entries if what is ApprovalOf.CLOSURE else ():
        if isinstance(closure, Closure):
            demand_ready(closure, open_ends_of(work, closure.case_id), local(work.now()).date())


def _decided(work: Work, approval: Approval, entries: Sequence[Record], action: str) -> Approval:
    mark = likeness(approval.what, entries)
    kept = _kept(work, replace(approval, decided=work.now(), decided_by=work.person, likeness=mark), action)
    notify(work, person=approval.asked_by, action=action, file=approval.case_id)
    return kept


def _kept(work: Work, approval: Approval, action: str) -> Approval:
    saved = work.save(approval)
    work.journal(action, approval.case_id, what=approval.what.value)
    advance(work, approval.case_id)
    return saved
