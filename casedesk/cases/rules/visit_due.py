"""Visits, calls and tasks that are due on a case."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import NextStep, Part
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.records.review import Task
from casedesk.cases.rules.due_thing import DueThing
from casedesk.cases.rules.visit_checks import Stage, stage_of
from casedesk.text.dates import local
from casedesk.text.translation import _


def visits_due(file: CaseFile) -> Iterator[DueThing]:
    """What is planned, at its hour; else the next follow-up as agreed at the last one, or as the next step says."""
    planned = [one for one in file.follow_ups if one.outcome is Outcome.PLANNED]
    for visit in planned:
        at = local(visit.at)
        home, back = visit.mode is Mode.HOME_VISIT, stage_of(visit) is Stage.BACK
        words = _("Write down how the visit went") if back else visit.mode.said() if home else NextStep.FOLLOW_UP.said()
        yield DueThing(at.date(), at, words, Part.FOLLOW_UPS, visit.id)
    last = next((one for one in file.follow_ups if one.outcome is not Outcome.PLANNED), None)
    by_step = file.case.due if file.case.next_step is NextStep.FOLLOW_UP else None
    on = (last.next_on if last else None) or by_step
    if on is not None and not planned:
        yield DueThing(on, None, NextStep.FOLLOW_UP.said(), Part.FOLLOW_UPS)


def tasks_due(file: CaseFile) -> Iterator[DueThing]:
    """What is still to be done."""
    for task in file.of(Task):
        if task.done is None:
            yield DueThing(task.due, None, task.kind.said(), Part.REVIEWS, task.id)
