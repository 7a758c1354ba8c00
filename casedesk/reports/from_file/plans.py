"""What was planned with her: the safety plan, and the action plan."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.saying import sections
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import on_day, or_nothing
from casedesk.reports.summary import Part, Rows, Table
from casedesk.text.dates import short_day
from casedesk.text.translation import N_, _


def safety_plan(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """The plan that holds now, section by section. Sealed."""
    parts = [part for plan in file.of(SafetyPlan)[:1] for part in _told(plan, N_("Safety plan: {part}"))]
    yield from or_nothing(parts, _("Safety plan"), _("No safety plan yet."))


def earlier_plans(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """The plans it replaced, each with its day, the newest first. Sealed."""
    heading = N_("Earlier safety plan: {part}")
    parts = [part for plan in file.of(SafetyPlan)[1:] for part in _told(plan, heading)]
    yield from or_nothing(parts, _("Safety plan: earlier versions"), _("There is no earlier one."))


def _told(plan: SafetyPlan, heading: str) -> Iterator[Rows]:
    """Its sections; the first tells the day."""
    for place, section in enumerate(sections(plan)):
        said = _(heading, part=section.heading)
        yield Rows(said if place else on_day(said, plan.on), tuple((one.label, one.words) for one in section.facts))


def action_plan(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """One line for each need."""
    today = asked.now.date()
    rows = tuple(
        (
            line.need.said(),
            "\n".join(words for words in (line.goal, line.action) if words),
            line.who or "",
            short_day(line.by, today) if line.by else "",
            line.progress.said(),
        )
        for line in file.plan
    )
    head = (_("Need"), _("Goal, and what is done"), _("Who"), _("By"), _("State"))
    yield Table(_("Action plan"), head, rows, empty=_("No plan yet."))
