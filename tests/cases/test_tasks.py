"""A task is done with one press, and taken back with another."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from casedesk.cases.records.review import Task
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.tasks import finish_task, reopen_task
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.work import Work
from tests import factories as f
from tests.centre import do
from tests.factories import DAY
from tests.vaults import Clock


def read(access: Access, task: UUID) -> Task:
    with Work(access, reading=True) as work:
        return work.get(Task, task)


def test_done_on_the_day_it_is_done_and_taken_back(access: Access, clock: Clock) -> None:
    [task] = f.kept(access, f.task(f.registered(access).id, note="The paper of the commune"))
    clock.at += timedelta(days=2)
    do(access, finish_task, task=task.id)
    assert read(access, task.id).done == DAY + timedelta(days=2)
    do(access, reopen_task, task=task.id)
    again = read(access, task.id)
    assert (again.done, again.due, again.note) == (None, task.due, task.note)


def test_it_cannot_be_done_on_a_day_that_has_not_come(access: Access) -> None:
    case = f.registered(access).id
    with pytest.raises(InField) as trouble:
        do(access, record, entry=f.task(case, done=DAY + timedelta(days=1)))
    assert trouble.value.field == "done"
