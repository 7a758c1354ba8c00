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
from casedesk.ui.case.panel import Panel, Sight, Spot
from casedesk.ui.looks.lettering import px
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import Cell, late, plain, quiet, state, strong
from casedesk.ui.widgets.table import CaseTable

PROGRESS = {
    Progress.IN_PROGRESS: Mark.UNDER_WAY, Progress.MET: Mark.DONE, Progress.DROPPED: Mark.CLOSED,
}  # fmt: skip
"""How far a goal is; what has not begun has no mark."""
_WHO = 2
_ROOMY = 720
"""Pixels at 100 % from which the plan also tells who does what."""


class PlanPanel(Panel):
    """PlanPanel(sight): a table of needs; Enter opens one."""

    def __init__(self, sight: Sight) -> None:
        super().__init__(Part.PLAN.said(), sight, (self.add_button(Part.PLAN),))
        self._lines = RowsModel(COLUMNS, sight.now.date, self)
        self._lines.show_rows(sight.file.plan)
        self._table = CaseTable(self._lines, name=Part.PLAN.said())
        self._table.set_widths([column.width for column in COLUMNS])
        self._table.fit()
        self._table.opened.connect(lambda index: self.opened.emit(Part.PLAN, self._lines.row_at(index.row()).id))
        self.body.setContentsMargins(0, px(4), 0, px(4))
        self.add(self._table, 1)
        self._table.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Who does it is read in the entry when the table is narrow."""
        super().resizeEvent(event)
        self._table.setColumnHidden(_WHO, event.size().width() < px(_ROOMY))

    def focus_list(self) -> None:
        self._table.setFocus()

    def place(self) -> Spot:
        index = self._table.currentIndex()
        return Spot(key=self._lines.row_at(index.row()).id if index.isValid() else None)

    def restore(self, place: Spot) -> None:
        for row in range(self._lines.rowCount()):
            if self._lines.row_at(row).id == place.key:
                self._table.selectRow(row)


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
