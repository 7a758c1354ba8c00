"""The action plan: one line for each need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.work import Need, Progress
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.saying import said_in
from casedesk.text.dates import short_day
from casedesk.text.translation import _
from casedesk.ui.case.panel import Panel, Sight, Spot
from casedesk.ui.lettering import Style, px, typeface
from casedesk.ui.widgets.marks import Mark, chip_width
from casedesk.ui.widgets.rows import CELL, Cell, late, plain, quiet, state, strong
from casedesk.ui.widgets.table import CaseTable

_Index = QModelIndex | QPersistentModelIndex

PROGRESS = {
    Progress.IN_PROGRESS: Mark.UNDER_WAY, Progress.MET: Mark.DONE, Progress.DROPPED: Mark.CLOSED,
}  # fmt: skip
"""How far a goal is; what has not begun has no mark."""
_WHO, _PROGRESS = 2, 4
_ROOMY = 720
"""Pixels at 100 % from which the plan also tells who does what."""


class PlanPanel(Panel):
    """PlanPanel(sight): a table of needs; Enter opens one."""

    def __init__(self, sight: Sight) -> None:
        super().__init__(Part.PLAN.said(), sight, (self.add_button(Part.PLAN),))
        self._lines = PlanLines(sight.file.plan, sight, self)
        self._table = CaseTable(self._lines, name=Part.PLAN.said())
        self._table.set_widths([150, 0, 120, 92, 116])
        self._make_room()
        self._table.opened.connect(lambda index: self.opened.emit(Part.PLAN, self._lines.line(index).id))
        self.body.setContentsMargins(0, px(4), 0, px(4))
        self.add(self._table, 1)
        self._table.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Who does it is read in the entry when the table is narrow."""
        super().resizeEvent(event)
        self._table.setColumnHidden(_WHO, event.size().width() < px(_ROOMY))

    def _make_room(self) -> None:
        """Needs and progress are never cut, in any language."""
        head, bold = self._table.horizontalHeader(), QFontMetrics(typeface(Style.BODY, bold=True))
        head.resizeSection(0, max(bold.horizontalAdvance(need.said()) for need in Need) + px(28))
        head.resizeSection(_PROGRESS, max(chip_width(progress.said()) for progress in Progress) + px(18))

    def focus_list(self) -> None:
        self._table.setFocus()

    def place(self) -> Spot:
        index = self._table.currentIndex()
        return Spot(key=self._lines.line(index).id if index.isValid() else None)

    def restore(self, place: Spot) -> None:
        for row in range(self._lines.rowCount()):
            if self._lines.line(self._lines.index(row, 0)).id == place.key:
                self._table.selectRow(row)


class PlanLines(QAbstractTableModel):
    """The lines of a plan as rows."""

    def __init__(self, lines: Sequence[PlanLine], sight: Sight, parent: QObject) -> None:
        super().__init__(parent)
        self._lines, self._today = list(lines), sight.now.date()
        self._heads = (_("Need"), _("Goal"), _("Who"), _("By"), _("How far"))

    def line(self, index: _Index) -> PlanLine:
        """The line of a row."""
        return self._lines[index.row()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        horizontal = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if horizontal else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._cell(self._lines[index.row()], index.column())
        if role == CELL:
            return cell
        return cell.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def _cell(self, line: PlanLine, column: int) -> Cell:
        match column:
            case 0:
                return strong(line.need.said())
            case 1:
                return plain(line.goal)
            case 2:
                return quiet(line.who or "")
            case 3:
                return self._by(line)
        words = said_in(line, "progress")
        return state(words, PROGRESS[line.progress]) if line.progress in PROGRESS else quiet(words)

    def _by(self, line: PlanLine) -> Cell:
        if line.by is None:
            return quiet("")
        words = short_day(line.by, self._today)
        over = line.progress in (Progress.MET, Progress.DROPPED)
        return late(words) if line.by < self._today and not over else plain(words)
