"""The list of cases for a table: ordered ids first, the lines of a page when one of them is painted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casedesk.cases.queries.caseload import CaseRow
from casedesk.text.translation import _
from casedesk.ui.case_list.cells import COLUMNS, NAME, heads
from casedesk.ui.widgets.rows import CELL, Cell

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
PAGE = 50
REMEMBERED = 3000
"""Lines kept; of more, those read first are let go, and read again when they are painted."""


class CasesModel(QAbstractTableModel):
    """CasesModel(read, today): `show_cases(ids)` lists others, `renew(ids)` reads some again, `forget_lines()` all.

    `read` gives the lines of some ids, at most 50 at a time; a case it leaves out stays an empty line.
    """

    def __init__(
        self,
        read: Callable[[Sequence[bytes]], Sequence[CaseRow]],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._today = read, today
        self._ids: list[bytes] = []
        self._lines: dict[bytes, CaseRow | None] = {}
        self._heads = heads()

    def show_cases(self, ids: list[bytes]) -> None:
        """Lists these cases, in this order; lines known already are not read again."""
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def lists(self, ids: list[bytes]) -> bool:
        """Whether these very cases are listed already, in this order."""
        return ids == self._ids

    def case_at(self, row: int) -> UUID:
        """Which case stands in a row."""
        return UUID(bytes=self._ids[row])

    def row_of(self, case: UUID) -> int:
        """Where a case stands, or −1."""
        return self._ids.index(case.bytes) if case.bytes in self._ids else -1

    def line(self, row: int) -> CaseRow | None:
        """What is known of the case in a row; read now, with the page around it, if need be."""
        id = self._ids[row]
        if id not in self._lines:
            first = row - row % PAGE
            self._fetch([one for one in self._ids[first : first + PAGE] if one not in self._lines])
        return self._lines[id]

    def renew(self, cases: Collection[UUID]) -> None:
        """Reads the lines of these cases again, those that are listed and were read."""
        known = [case.bytes for case in cases if case.bytes in self._lines]
        for begin in range(0, len(known), PAGE):
            self._fetch(known[begin : begin + PAGE])
        for id in known:
            row = self._ids.index(id) if id in self._ids else -1
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def forget_lines(self) -> None:
        """Reads every line again when it is next painted: names were switched on or off, or the day has changed."""
        self._lines.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))

    def _fetch(self, ids: Sequence[bytes]) -> None:
        while len(self._lines) > REMEMBERED:
            del self._lines[next(iter(self._lines))]
        found = {row.id.bytes: row for row in self._read(ids)}
        for id in ids:
            self._lines.pop(id, None)
            self._lines[id] = found.get(id)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:  # noqa: N802
        if role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, CELL) or not index.isValid():
            return None
        line = self.line(index.row())
        cell = COLUMNS[index.column()].cell(line, self._today()) if line is not None else Cell("")
        if role == CELL:
            return cell
        hidden = role == _Role.AccessibleTextRole and index.column() == NAME and line is not None and line.name is None
        return _("name hidden") if hidden else cell.text
