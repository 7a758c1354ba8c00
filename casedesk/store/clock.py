"""The PC's clock: what an open vault records of it."""

from __future__ import annotations

from datetime import datetime

from casedesk.security.moments import moment_of
from casedesk.security.roles import Permission
from casedesk.store.journal import head
from casedesk.store.work import Work, verb


def not_before(work: Work) -> datetime:
    """This moment, no earlier than the journal's: a clock that is put back adds nobody to what was shown, for the
    difference would be that person’s answers.
    """
    last = head(work.db)
    return work.now() if last is None else max(work.now(), moment_of(last.micros))


@verb(Permission.OWN_KEYS)
def clock_jumped(work: Work, *, seconds: int) -> None:
    """Records that the clock was put forward (or the PC slept), or back, so many seconds, the vault open."""
    work.journal("clock jump", seconds=str(seconds))
