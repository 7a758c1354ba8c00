"""What is due to be looked at again: the safety plan, and what a case conference agreed on."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.records.review import Conference, Flag
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.due_thing import DueThing
from casedesk.text.translation import _


def review_due(file: CaseFile) -> Iterator[DueThing]:
    """The newest safety plan and each flag on its day; what a conference agreed until done; the next until held."""
    for plan in file.of(SafetyPlan)[:1]:
        if plan.review_on is not None:
            yield DueThing(plan.review_on, None, _("Look at the safety plan with her"), Part.SAFETY_PLAN, plan.id)
    for flag in file.of(Flag):
        if flag.until is not None and flag.lifted is None:
            yield DueThing(flag.until, None, _("Look at the flag again"), Part.REVIEWS, flag.id)
    for place, held in enumerate(file.of(Conference)):
        if held.due is not None and held.done is None:
            yield DueThing(held.due, None, _("What the conference agreed on"), Part.REVIEWS, held.id)
        if held.next_on is not None and place == 0:
            yield DueThing(held.next_on, None, _("Case conference"), Part.REVIEWS, held.id)
