"""The summary of a case on paper, for a case conference or a file of the court."""

from __future__ import annotations

from casedesk.reports.blanks import Blanks
from casedesk.reports.blocks import Block
from casedesk.reports.paper import WIDTH, Sheet, printed
from casedesk.reports.parts import heading, label_rows, prose, step_rows, table, timeline
from casedesk.reports.summary import Part, Prose, Rows, Steps, Summary, Table, Timeline, WritingLines


def case_summary(summary: Summary, *, training: bool = False) -> bytes:
    """The summary as a PDF in A4, its few standard words in the language spoken here.

    `training` marks every page as practice.
    """
    sheet = Sheet(
        number=summary.number,
        title=summary.title,
        for_whom=summary.for_whom,
        printed_by=summary.printed_by,
        printed_at=summary.printed_at,
        training=training,
    )
    return printed(sheet, [block for part in summary.sections for block in _section(part)])


def _section(part: Part) -> list[Block]:
    blocks = _content(part)
    if not blocks and not isinstance(part, WritingLines):
        blocks = prose(part.empty, quiet=True)
    return [*heading(part.heading), *blocks] if blocks else []


def _content(part: Part) -> list[Block]:
    match part:
        case Rows():
            return label_rows(part.rows)
        case Steps():
            return step_rows(part.names, part.current, part.rows)
        case Table():
            return table(part.head, part.rows, widths=part.widths, figures=part.figures)
        case Timeline():
            return timeline((entry.date, entry.title, entry.line, entry.state) for entry in part.entries)
        case Prose():
            return prose(part.text)
        case WritingLines():
            return [Blanks(part.lines, WIDTH)] if part.lines else []
