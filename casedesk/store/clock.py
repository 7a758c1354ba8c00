"""The PC's clock: what an open vault records of it."""

from __future__ import annotations

from casedesk.security.roles import Permission
from casedesk.store.work import Work, verb


@verb(Permission.OWN_KEYS)
def clock_jumped(work: Work, *, seconds: int) -> None:
    """Records that the clock was put forward (or the PC slept), or back, so many seconds, the vault open."""
    work.journal("clock jump", seconds=str(seconds))
