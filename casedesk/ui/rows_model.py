"""A short list as a table: rows all there, cells made when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casedesk.text.translation import _
from casedesk.ui.widgets.rows import CELL, Cell

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its head (marked text), width in pixels at 100 % (0 takes what is left), and the cell of a row."""

    head: str
    width: int
    cell: Callable[[T, date], Cell]


class RowsModel(QAbstractTableModel, Generic[T]):
    """RowsModel(columns, today): `show_rows(rows)` lists others, `row_at(place)` is what stands in a row."""

    def __init__(self, columns: Sequence[Column[T]], today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns, self._today = columns, today
        self._rows: list[T] = []

    def show_rows(self, rows: Sequence[T]) -> None:
        """Lists these, in this order."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, place: int) -> T:
        """What stands in a row."""
        return self._rows[place]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:  # noqa: N802
        if role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            return _(self._columns[section].head)
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole, CELL) or not index.isValid():
            return None
        cell = self._columns[index.column()].cell(self._rows[index.row()], self._today())
        if role == CELL:
            return cell
        return cell.text if role == _Role.DisplayRole else cell.said or cell.text
