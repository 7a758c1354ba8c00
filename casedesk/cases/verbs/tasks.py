"""Tasks: done with one press, and taken back with another."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from casedesk.cases.keeping import keep
from casedesk.cases.records.review import Task
from casedesk.security.roles import Permission
from casedesk.store.work import Work, verb
from casedesk.text.dates import local


@verb(Permission.WRITE_CASES)
def finish_task(work: Work, *, task: UUID) -> Task:
    """It is done today. Raises Gone, NotGranted."""
    return keep(work, replace(work.get(Task, task), done=local(work.now()).date()))


@verb(Permission.WRITE_CASES)
def reopen_task(work: Work, *, task: UUID) -> Task:
    """It is still to be done. Raises Gone, NotGranted."""
    return keep(work, replace(work.get(Task, task), done=None))
