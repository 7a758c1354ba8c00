"""What a visit or call must be before it is kept; what is planned is told apart from what was done."""

from __future__ import annotations

import enum
from dataclasses import replace
from datetime import date, datetime, timedelta

from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.rules.days import not_future
from casedesk.store.fields import InField
from casedesk.text.dates import local
from casedesk.text.translation import N_

CHECK = ("who_home", "pretext", "back_by", "told")
"""The safe-visit check, in the order of the form: nothing of it may be empty when somebody leaves (DOMAIN, step 10)."""
LONGEST_VISIT = timedelta(days=1)
"""Nobody is out longer than this without coming back in between: a later hour is a slip of the pen."""


class Stage(enum.Enum):
    """Where a home visit stands."""

    UNCHECKED = "unchecked"
    READY = "ready"
    OUT = "out"
    BACK = "back"
    OVER = "over"
    """Written down; or no home visit that is planned."""


def stage_of(visit: FollowUp) -> Stage:
    """Where a visit stands."""
    if visit.mode is not Mode.HOME_VISIT or visit.outcome is not Outcome.PLANNED:
        return Stage.OVER
    if visit.left is not None:
        return Stage.OUT if visit.returned is None else Stage.BACK
    return Stage.UNCHECKED if missing_of(visit) else Stage.READY


def missing_of(visit: FollowUp) -> str:
    """The first field of the safe-visit check without an answer; empty when it is complete."""
    return next((name for name in CHECK if not getattr(visit, name)), "")


def checked_follow_up(entry: FollowUp, now: datetime) -> FollowUp:
    """The follow-up, ready to be kept: what is still to come is planned, whatever its form said before.

    Raises InField for days that contradict each other.
    """
    if entry.left is not None and entry.outcome is not Outcome.PLANNED and still_to_come(entry.at, now):
        entry = replace(entry, at=entry.left)  # who set out early was there early
    if entry.outcome is Outcome.REACHED and still_to_come(entry.at, now):
        entry = replace(entry, outcome=Outcome.PLANNED)
    elif entry.outcome is Outcome.NOT_REACHED:
        not_future("at", entry.at, now)
    if entry.outcome is Outcome.PLANNED:
        entry = replace(entry, safe_time_kept=None)
    if entry.next_on and entry.next_on < local(entry.at).date():
        raise InField("next_on", N_("The next follow-up lies before this one. Both are kept. Check the date."))
    if entry.mode is Mode.HOME_VISIT and entry.back_by is not None:
        _back_in_time(entry, entry.back_by)
    return entry


def after_the_opening(entry: FollowUp, opened: date) -> None:
    """Raises InField for a follow-up before the file began."""
    if local(entry.at).date() < opened:
        raise InField("at", N_("This lies before the file was opened. Both dates are kept. Check this one."))


def still_to_come(at: datetime, now: datetime) -> bool:
    """Whether a moment lies ahead; a minute is no matter, clocks differ."""
    return at > now + timedelta(minutes=1)


def _back_in_time(visit: FollowUp, back_by: datetime) -> None:
    leaving = visit.left or visit.at
    if back_by <= leaving:
        raise InField("back_by", N_("You would be back before you leave. Both times are kept. Check them."))
    if back_by > leaving + LONGEST_VISIT:
        raise InField("back_by", N_("This is more than a day after you leave. Both times are kept. Check them."))
