"""Backups that are made by themselves, in any session: they are sealed to the supervisors and the sheets only."""

from __future__ import annotations

import contextlib

from casedesk.store.access import Access
from casedesk.store.backups.backing import back_up
from casedesk.store.backups.copying import Interrupted
from casedesk.store.backups.media import due
from casedesk.store.backups.safety_copies import old_copies, remove_old_copies
from casedesk.store.restoring.drilling import clear_drills, left_drills
from casedesk.store.underway import Progress, Stopped
from casedesk.store.work import Work


def waiting(access: Access) -> int:
    """How many folders a backup is due in, and what is to be removed: old copies, drills that were cut in two.

    A folder that is not there does not count.
    """
    with Work(access, reading=True) as work:
        return len(due(work)) + len(old_copies(access)) + len(left_drills(access.folder))


def run(access: Access, progress: Progress, stopped: Stopped) -> None:
    """Makes each backup that is due. Raises what `back_up` raises; what is left waits for the next time."""
    with access.backing:
        clear_drills(access.folder)
        remove_old_copies(access)
    with Work(access, reading=True) as work:
        folders = due(work)
    with contextlib.suppress(Interrupted):
        for folder in folders:
            back_up(access, folder, scheduled=True, progress=progress, stopped=stopped)
