"""A home visit's sign-out and safe return (DOMAIN, step 10): who is out, until when, and that they are back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from casedesk.cases.advance import advance
from casedesk.cases.keeping import keep
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.rules.refusals import against
from casedesk.cases.rules.safe_time import is_safe_time
from casedesk.cases.rules.visit_checks import Stage, checked_follow_up, missing_of, stage_of
from casedesk.security.roles import Permission
from casedesk.store.fields import InField
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

_MISSING = {
    "who_home": N_("Ask her in the safe way who is at home before you leave. The visit is kept as it is."),
    "pretext": N_("Agree with her on a reason to give at the door before you leave. The visit is kept as it is."),
    "back_by": N_("Say when you expect to be back before you leave. The visit is kept as it is."),
    "told": N_("Tell a colleague where you go before you leave, and write who it is. The visit is kept as it is."),
}
"""What is said when an answer of the safe-visit check is missing."""


class NotNow(Mendable):
    """It is outside the safe time; who leaves knows better only after having asked her."""

    sentence = N_(
        "Now is outside the safe time she agreed on. Nothing was changed. Choose another time, or ask her first."
    )


class VisitRefused(Mendable):
    """She said no to visits or to any contact when she agreed to be served, or took her consent back."""

    sentence = N_("She does not agree to be visited. Nothing was changed. Reach her in another way, or ask her again.")


class NotToBeLeftFor(Mendable):
    """It is no planned home visit, or somebody is out on it or back already."""

    sentence = N_("This visit is not waiting to begin. Nothing was changed. Look at it again.")


class NotOut(Mendable):
    """Nobody is out on this visit."""

    sentence = N_("Nobody is out on this visit. Nothing was changed. Look at it again.")


@verb(Permission.WRITE_CASES)
def leave_for_visit(work: Work, *, visit: UUID, asked_her: bool = False) -> FollowUp:
    """Signs out: the person is on the way. `asked_her` leaves outside the safe time, after she was asked.

    Raises VisitRefused, InField for what is missing of the safe-visit check, NotNow, NotToBeLeftFor, NotGranted
    without the key.
    """
    planned, now = work.get(FollowUp, visit), local(work.now())
    if stage_of(planned) not in (Stage.UNCHECKED, Stage.READY):
        raise NotToBeLeftFor
    _may_be_visited(work, planned)
    if name := missing_of(planned):
        raise InField(name, _MISSING[name])
    safe = next(iter(work.find(SafeContact, SafeContact.case_id == planned.case_id)), None)
    if safe is not None and not asked_her and is_safe_time(safe, now) is False:
        raise NotNow
    leaving = replace(planned, left=now, visitor=work.person)
    saved = keep(work, checked_follow_up(leaving, now))
    work.journal("leave for visit", saved.case_id)
    return saved


@verb(Permission.WRITE_CASES)
def back_from_visit(work: Work, *, visit: UUID) -> FollowUp:
    """Safe return; how the visit went is written into the same entry afterwards. Raises NotOut, NotGranted."""
    out = work.get(FollowUp, visit)
    if stage_of(out) is not Stage.OUT:
        raise NotOut
    saved = keep(work, replace(out, returned=work.now()))
    work.journal("back from visit", saved.case_id)
    advance(work, saved.case_id)
    return saved


def _may_be_visited(work: Work, visit: FollowUp) -> None:
    """Only a reason written down stands above her no."""
    consents = work.find(ConsentToServe, ConsentToServe.case_id == visit.case_id)
    if against(visit, consents) is not None and not visit.in_spite:
        raise VisitRefused
