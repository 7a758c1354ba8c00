"""Where the case is, what happened lately, and lines to write on."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseStatus, NextStep, Step
from casedesk.cases.rules.timeline import timeline
from casedesk.cases.saying import listed
from casedesk.reports.chapters import MONTHS_SHOWN, Asked
from casedesk.reports.from_file.wording import told_bare
from casedesk.reports.summary import Entry, Part, Steps, Timeline, WritingLines
from casedesk.text.dates import day, short_day
from casedesk.text.translation import _


def steps(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """The six steps, and what comes next."""
    case, today = file.case, asked.now.date()
    is_open = case.status is CaseStatus.OPEN
    current = list(Step).index(case.step) if is_open else len(Step)
    step = case.next_step.said() if is_open and case.next_step is not NextStep.NOTHING else ""
    rows = (
        (_("Next step"), listed([step, short_day(case.due, today) if case.due and step else ""])),
        (_("Status"), "" if is_open else case.status.said()),
        (_("Risk"), case.risk.said() if case.risk else ""),
        (_("Last contact"), day(case.last_contact) if case.last_contact else ""),
        (_("Opened"), day(case.opened)),
    )
    yield Steps(_("Where we are"), tuple(step.said() for step in Step), current, rows)


def passed(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """What happened in the last three months."""
    today = asked.now.date()
    entries = tuple(
        Entry(short_day(one.at.date(), today), one.words.title, one.words.line, one.words.state)
        for one in timeline(told_bare(file), asked.now)
        if one.at >= asked.now - MONTHS_SHOWN
    )
    yield Timeline(_("Timeline, last three months"), entries, empty=_("Nothing in the last three months."))


def lines(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Lines to write on by hand."""
    yield WritingLines(_("Agreed"), 5)
