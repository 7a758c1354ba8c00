"""Before a case is closed: what still stands open, and what must be true of the reason (Guidelines, step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.review import ClosureCheck, ClosureReason
from casedesk.cases.codes.work import ENDED, UNSENT, Outcome, ReferralState
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.review import Task
from casedesk.cases.rules.visit_checks import Stage, stage_of
from casedesk.store.fields import InField
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

TRIES, SILENCE = 3, timedelta(days=30)
"""Nobody is given up before so many tries and so many days without contact (DOMAIN: closure reasons)."""
OPEN_REFERRALS = UNSENT | {ReferralState.SENT, ReferralState.ACCEPTED}
"""Referrals for which something must still be done: an answer, an appointment, or to withdraw them."""
_COMPLETE = N_(
    "Goals of the plan are still open: {n}. The answer is kept here. Mark them met or no longer wanted, or change it."
)


class ReferralsOpen(Mendable):
    """A case with open referrals is not closed."""

    sentence = N_(
        "Referrals are still open: {n}. The closure is kept. Record how each ended, or withdraw it, then ask again."
    )


class TasksOpen(Mendable):
    """A case with open tasks is not closed."""

    sentence = N_("Tasks are still open: {n}. The closure is kept. Mark each as done, then ask again.")


class SomebodyOut(Mendable):
    """A case is not closed while somebody is on a home visit for it: nobody could sign back in."""

    sentence = N_("Somebody is still on a home visit for this file. The closure is kept. Ask again once they are back.")


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """What of a file still asks for something.

    `tries` is how often she was tried in vain since the last contact, `last_contact` its day; `out` while somebody is
    on a home visit.
    """

    referrals: tuple[Referral, ...]
    goals: tuple[PlanLine, ...]
    tasks: tuple[Task, ...]
    tries: int
    last_contact: date | None
    out: bool = False

    @property
    def nothing(self) -> bool:
        """Whether nothing asks for anything more."""
        return not (self.referrals or self.goals or self.tasks or self.out)


def open_ends(
    referrals: Sequence[Referral], plan: Sequence[PlanLine], tasks: Sequence[Task],
    follow_ups: Sequence[FollowUp], first: FirstContact | None,
) -> OpenEnds:  # fmt: skip
    """What still stands open among these entries of one file."""
    reached = [one.at for one in follow_ups if one.outcome is Outcome.REACHED]
    last = max([*reached, *([first.at] if first else [])], default=None)
    missed = [one for one in follow_ups if one.outcome is Outcome.NOT_REACHED and (last is None or one.at > last)]
    return OpenEnds(
        tuple(one for one in referrals if one.state in OPEN_REFERRALS and not taken_over(one)),
        tuple(one for one in plan if one.progress not in ENDED),
        tuple(one for one in tasks if one.done is None),
        len(missed),
        local(last).date() if last else None,
        any(stage_of(one) is Stage.OUT for one in follow_ups),
    )


def taken_over(referral: Referral) -> bool:
    """Whether another centre took the whole case: nothing more is to be done for that here."""
    return referral.whole and referral.state is ReferralState.ACCEPTED


def open_ends_in(file: CaseFile) -> OpenEnds:
    """What still stands open in a file."""
    return open_ends(file.referrals, file.plan, file.of(Task), file.follow_ups, file.contact)


class WasClosed(Mendable):
    """An earlier closing is changed."""

    sentence = N_("This closing is part of the file’s story and stays as it is. Nothing was changed.")


def demand_preparing(closure: Closure) -> None:
    """Raises WasClosed for a closing that took place."""
    if closure.closed is not None or closure.reopened is not None:
        raise WasClosed


def check_reason(closure: Closure, ends: OpenEnds, today: date) -> None:
    """Raises InField when the reason, or what was gone through, is not what the file says."""
    if closure.reason is ClosureReason.NO_CONTACT and not _given_up(ends, today):
        sentence = N_(
            "This reason needs {tries} tries that did not reach her and {days} days without contact. The file has "
            "{n} of {tries}. The answers are kept. Record each try under Visits and calls, or choose another reason."
        )
        raise InField("reason", sentence, tries=TRIES, days=SILENCE.days, n=min(ends.tries, TRIES))
    if closure.reason is ClosureReason.NEEDS_MET and ends.goals:
        raise InField("reason", _COMPLETE, n=len(ends.goals))
    if ClosureCheck.PLAN in closure.gone_through and ends.goals:
        raise InField("gone_through", _COMPLETE, n=len(ends.goals))
    if closure.reason is ClosureReason.OTHER and not closure.outcome:
        raise InField("outcome", N_("The reason is “Other”. Say here in a few words what it is. The rest is kept."))


def demand_ready(closure: Closure, ends: OpenEnds, today: date) -> None:
    """Raises SomebodyOut, ReferralsOpen, TasksOpen, and what `check_reason` raises: then nobody is asked for a yes."""
    if ends.out:
        raise SomebodyOut
    if ends.referrals:
        raise ReferralsOpen(n=len(ends.referrals))
    if ends.tasks:
        raise TasksOpen(n=len(ends.tasks))
    check_reason(closure, ends, today)


def _given_up(ends: OpenEnds, today: date) -> bool:
    silent = ends.last_contact is None or ends.last_contact + SILENCE <= today
    return ends.tries >= TRIES and silent
