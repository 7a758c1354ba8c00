"""Somebody leaves the centre, from the first step to the last; stopped or cut anywhere, it goes on another time."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.verbs.hand_over import cases_left, files_left, let_go, reach, renew_left
from casedesk.security.roles import Permission, may, require
from casedesk.store.access import Access
from casedesk.store.backups.safety_copies import safety_copy
from casedesk.store.leaving.departing import (
    Departure,
    Step,
    begin_departure,
    close_way_in,
    refuse_departure,
    step_done,
    teams_of,
    unfinished,
)
from casedesk.store.leaving.rekeying import rekey
from casedesk.store.leaving.renewing_teams import leave_teams
from casedesk.store.underway import Progress, Stopped
from casedesk.store.work import Work

TOGETHER = 100
"""Files renewed in one transaction: a crash loses no more than these, and locking waits for no more."""
_BEFORE_CASES = 3
"""Steps before the cases: way in, database, teams."""


def leave(access: Access, *, person: UUID, taker: UUID | None, progress: Progress, stopped: Stopped) -> bool:
    """Ends a person's access and renews the keys they had; whether it is finished.

    Their way in is closed first, so that nothing later keeps it open. What needs a supervisor waits for one when an
    administrator acts. Raises NotInRole, what `refuse_departure` raises, and trouble with the disk: then the departure
    is begun, and `go_on` finishes it.
    """
    require(access.person.roles, Permission.END_ACCESS)
    with access.underway, access.renewing:
        with Work(access) as work:
            begin_departure(work, person=person, taker=taker)
            work.commit()
        close_way_in(access, person)
        _next(access, person, Step.DATABASE)
        return go_on(access, progress, stopped)


def check_leave(access: Access, *, person: UUID) -> None:
    """Raises why this person cannot leave now, before anybody is asked to confirm it."""
    with Work(access, reading=True) as work:
        refuse_departure(work, person=person)


def waiting(access: Access) -> int:
    """How much of what departures left to do this person can do: steps, and files that need new keys."""
    if not may(access.person.roles, Permission.END_ACCESS):
        return 0
    with Work(access, reading=True) as work:
        steps = sum(_can(work, one) for one in unfinished(work))
        return steps + (len(files_left(work)) if may(access.person.roles, Permission.RENEW_KEYS) else 0)


def go_on(access: Access, progress: Progress, stopped: Stopped) -> bool:
    """Finishes what departures left to do, as far as this person may; whether nothing is left for them.

    Raises NotInRole, Busy, and trouble with the disk.
    """
    require(access.person.roles, Permission.END_ACCESS)

    def ends() -> bool:
        return stopped() or access.underway.stopped()

    with access.underway, access.renewing:
        with Work(access, reading=True) as work:
            begun = unfinished(work)
        for departure in begun:
            _finish(access, departure, progress, ends)
        if may(access.person.roles, Permission.RENEW_KEYS):
            _renew(access, None, progress, ends)
        return not waiting(access)


def _finish(access: Access, departure: Departure, progress: Progress, stopped: Stopped) -> None:
    person, step = departure.person, departure.step
    with Work(access, reading=True) as work:
        of = _BEFORE_CASES + reach(work, person=person).files
    progress(_BEFORE_CASES - 2, of)
    if step is Step.WAY_IN:
        close_way_in(access, person)
        step = _next(access, person, Step.DATABASE)
    if step is Step.DATABASE and not stopped():
        safety_copy(access, "before new keys", stopped=stopped)
        rekey(access)
        step = _next(access, person, Step.TEAMS)
    if not may(access.person.roles, Permission.RENEW_KEYS):
        return
    progress(_BEFORE_CASES - 1, of)
    if step is Step.TEAMS and not stopped():
        with Work(access) as work:
            if leave_teams(work, person=person):
                step_done(work, person=person, then=Step.CASES)
                step = Step.CASES
            work.commit()
    if step is Step.CASES and _renew(access, departure, progress, stopped):
        with Work(access) as work:
            let_go(work, person=person, taker=departure.taker)
            step_done(work, person=person, then=None)
            work.commit()


def _renew(access: Access, departure: Departure | None, progress: Progress, stopped: Stopped) -> bool:
    """Renews files a few at a time; whether it came to the end. Of a departure, its cases get their new worker."""
    person, taker = (departure.person, departure.taker) if departure is not None else (None, None)
    with Work(access, reading=True) as work:
        files = dict.fromkeys(files_left(work))
        if person is not None and taker is not None:
            files |= dict.fromkeys(cases_left(work, person=person))
    left, of = list(files), _BEFORE_CASES + len(files)
    for begin in range(0, len(left), TOGETHER):
        if stopped():
            return False
        progress(_BEFORE_CASES + begin, of)
        with Work(access) as work:
            renew_left(work, files=left[begin : begin + TOGETHER], person=person, taker=taker)
            work.commit()
    return True


def _next(access: Access, person: UUID, step: Step) -> Step:
    with Work(access) as work:
        step_done(work, person=person, then=step)
        work.commit()
    return step


def _can(work: Work, departure: Departure) -> bool:
    """Whether this person can do the next step of a departure."""
    if departure.step in (Step.WAY_IN, Step.DATABASE):
        return True
    if not may(work.access.person.roles, Permission.RENEW_KEYS):
        return False
    theirs = teams_of(work.db, work.access.trust, departure.person)
    return departure.step is Step.CASES or not theirs or any(team in work.access.teams for team in theirs)
