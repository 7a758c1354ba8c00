"""A panel that is read as a table: one row each entry, Enter opens one, the current row outlasts a refresh."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.case import Part
from casedesk.store.records import Record
from casedesk.ui.case.panel import Panel, Sight, Spot
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.widgets.table import STRETCHED, CaseTable

R = TypeVar("R", bound=Record)


class TablePanel(Panel, Generic[R]):
    """TablePanel(part, sight, columns, actions=(), *, name=""): `list_entries` fills `table`; the panel adds it to the
    card where it belongs, and calls it `name` if that is not what the part is called."""

    def __init__(
        self, part: Part, sight: Sight, columns: Sequence[Column[R]], actions: Sequence[QWidget] = (), *, name: str = ""
    ) -> None:
        super().__init__(part.said(), sight, actions)
        self.rows: RowsModel[R] = RowsModel(columns, sight.now.date, self)
        self.table = CaseTable(self.rows, name=name or part.said())
        self.table.opened.connect(lambda index: self.opened.emit(part, self.rows.row_at(index.row()).id))
        self._widths = [column.width for column in columns]

    def list_entries(self, entries: Sequence[R], *, spare: Sequence[int] = (), least: int = STRETCHED) -> None:
        """Lists these, the first one current; `spare` and `least` as of `CaseTable.set_widths`."""
        self.rows.show_rows(entries)
        self.table.set_widths(self._widths, spare=spare, least=least)
        self.table.fit()
        self.table.selectRow(0)

    def focus_list(self) -> None:
        self.table.setFocus()

    def place(self) -> Spot:
        index = self.table.currentIndex()
        return Spot(key=self.rows.row_at(index.row()).id if index.isValid() else None)

    def restore(self, place: Spot) -> None:
        for row in range(self.rows.rowCount()):
            if self.rows.row_at(row).id == place.key:
                self.table.selectRow(row)
