"""The action plan: one line for each need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Progress
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.saying import said_in
from casedesk.text.dates import short_day
from casedesk.text.translation import N_
from casedesk.ui.case.panel import Sight
from casedesk.ui.case.table_panel import TablePanel
from casedesk.ui.looks.lettering import px
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import Cell, late, plain, quiet, state, strong

PROGRESS = {
    Progress.IN_PROGRESS: Mark.UNDER_WAY, Progress.MET: Mark.DONE, Progress.DROPPED: Mark.CLOSED,
}  # fmt: skip
"""How far a goal is; what has not begun has no mark."""
_WHO = 2
_ROOMY = 720
"""Pixels at 100 % from which the plan also tells who does what."""


class PlanPanel(TablePanel[PlanLine]):
    """PlanPanel(sight): a table of needs; Enter opens one."""

    def __init__(self, sight: Sight) -> None:
        super().__init__(Part.PLAN, sight, COLUMNS, (self.add_button(Part.PLAN),))
        self.list_entries(sight.file.plan)
        self.body.setContentsMargins(0, px(4), 0, px(4))
        self.add(self.table, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Who does it is read in the entry when the table is narrow."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_WHO, event.size().width() < px(_ROOMY))


def _how_far(line: PlanLine, today: date) -> Cell:
    words = said_in(line, "progress")
    return state(words, PROGRESS[line.progress]) if line.progress in PROGRESS else quiet(words)


def _by(line: PlanLine, today: date) -> Cell:
    if line.by is None:
        return quiet("")
    words = short_day(line.by, today)
    over = line.progress in (Progress.MET, Progress.DROPPED)
    return late(words) if line.by < today and not over else plain(words)


COLUMNS: Sequence[Column[PlanLine]] = (
    Column(N_("Need"), 150, lambda line, today: strong(line.need.said())),
    Column(N_("Goal"), 0, lambda line, today: plain(line.goal)),
    Column(N_("Who"), 120, lambda line, today: quiet(line.who or "")),
    Column(N_("By"), 92, _by),
    Column(N_("How far"), 116, _how_far),
)
