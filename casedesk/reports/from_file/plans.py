"""What was planned with her: the safety plan, and the action plan."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.saying import sections
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import on_day
from casedesk.reports.summary import Part, Rows, Table
from casedesk.text.dates import short_day
from casedesk.text.translation import _


def safety_plan(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """The plan that holds now, section by section; earlier ones stay in the file. Sealed."""
    plan = next(iter(file.of(SafetyPlan)), None)
    if plan is None:
        yield Rows(_("Safety plan"), (), empty=_("No safety plan yet."))
        return
    for place, section in enumerate(sections(plan)):
        rows = tuple((fact.label, fact.words) for fact in section.facts)
        heading = _("Safety plan: {part}", part=section.heading)
        yield Rows(heading if place else on_day(heading, plan.on), rows)


def action_plan(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """One line for each need."""
    today = asked.now.date()
    rows = tuple(
        (
            line.need.said(),
            line.goal,
            line.who or "",
            short_day(line.by, today) if line.by else "",
            line.progress.said(),
        )
        for line in file.plan
    )
    head = (_("Need"), _("Goal"), _("Who"), _("By"), _("State"))
    yield Table(_("Action plan"), head, rows, empty=_("No plan yet."))
