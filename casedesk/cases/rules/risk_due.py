"""The day agreed to look at the risk again."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseKind, NextStep, Part
from casedesk.cases.records.risk import RiskAssessment
from casedesk.cases.rules.due_thing import DueThing
from casedesk.text.translation import _


def risk_due(file: CaseFile) -> Iterator[DueThing]:
    """Of the newest assessment alone, and not twice where it is the next step of a survivor’s file already."""
    newest = max(file.of(RiskAssessment), key=lambda one: (one.on, one.written_at), default=None)
    if newest is None or newest.review_on is None:
        return
    stepping = file.case.kind is CaseKind.SURVIVOR and file.case.next_step is NextStep.ASK_RISK
    if not (stepping and file.case.due == newest.review_on):
        yield DueThing(newest.review_on, None, _("Look at the risk again"), Part.RISK)
