"""The entries for a table: their numbers first, the lines of a page when one of them is painted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casedesk.cases.entry_words import said_details
from casedesk.cases.look_words import said_entry, said_person
from casedesk.cases.queries.journal import EntryRow
from casedesk.text.dates import short_moment
from casedesk.text.translation import N_, _
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import CELL, Cell, plain, quiet, state, strong

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
PAGE, REMEMBERED = 50, 2000
HEADS = (N_("When"), N_("Who"), N_("What"), N_("About"), N_("Details"))
WIDTHS = [128, 140, 0, 104, 236]
SPARE = (4, 3)
"""Which columns go first where the window is narrow; the card below the list tells all of it."""


class EntriesModel(QAbstractTableModel):
    """EntriesModel(read, named, today): `show_entries(numbers)` lists others.

    `read` gives the lines of some numbers, at most 50 at a time; `named` a person's name. `broken` are the numbers of
    entries that do not match.
    """

    def __init__(
        self,
        read: Callable[[Sequence[int]], Sequence[EntryRow]],
        named: Callable[[UUID], str],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self.named, self._today = read, named, today
        self._numbers: Sequence[int] = ()
        self._lines: dict[int, EntryRow] = {}
        self.broken: Collection[int] = frozenset()

    def show_entries(self, numbers: Sequence[int]) -> None:
        """Lists these entries, in this order."""
        self.beginResetModel()
        self._numbers = numbers
        self.endResetModel()

    def entry_at(self, row: int) -> EntryRow | None:
        """What stands in a row; read now, with the page around it, if need be."""
        number = self._numbers[row]
        if number not in self._lines:
            first = row - row % PAGE
            while len(self._lines) > REMEMBERED:
                del self._lines[next(iter(self._lines))]
            self._lines |= {line.seq: line for line in self._read(self._numbers[first : first + PAGE])}
        return self._lines.get(number)

    def row_of(self, number: int) -> int:
        """Where an entry stands, or −1."""
        return self._numbers.index(number) if number in self._numbers else -1

    def details(self, entry: EntryRow) -> str:
        """The details of an entry in words."""
        return said_details(entry.codes, self.named, self._today())

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:  # noqa: N802
        if role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal and 0 <= section < len(HEADS):
            return _(HEADS[section])
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole, CELL) or not index.isValid():
            return None
        entry = self.entry_at(index.row())
        cell = self._cell(entry, index.column()) if entry is not None else Cell("")
        return cell if role == CELL else cell.text

    def _cell(self, entry: EntryRow, column: int) -> Cell:
        match column:
            case 0:
                return quiet(short_moment(entry.at, self._today()))
            case 1:
                return plain(said_person(entry.name, entry.khmer_name, me=False))
            case 2:
                return plain(said_entry(entry.action, entry.codes.get("part", "")))
            case 3:
                return strong(entry.about) if entry.case is not None else plain(entry.about)
            case _ if entry.seq in self.broken:
                return state(_("does not match"), Mark.TURNED_BACK)
            case _:
                return quiet(self.details(entry))
