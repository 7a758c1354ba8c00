"""A page of the team that is one table: what it lists above it, and a quiet word where there is nothing to list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.text.translation import _
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.places import Place
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable

T = TypeVar("T")


class TeamTable(Screen, Generic[T]):
    """TeamTable(desk, place, columns, *, spare, words, nothing, buttons=(), filters=()): a way back, and a table.

    `spare` are the columns that take the room left over; `nothing` stands there instead of an empty table. A subclass
    lists in `_fill`, by `_list`; opens a row in `_open`; and names in TABLES after which changes it is filled anew.
    """

    TABLES: frozenset[str]

    def __init__(
        self, desk: Desk, place: Place, columns: Sequence[Column[T]], *, spare: tuple[int, ...], words: str,
        nothing: EmptyState, buttons: Sequence[QPushButton] = (), filters: Sequence[QWidget] = (),
    ) -> None:  # fmt: skip
        super().__init__(desk, place)
        self.model: RowsModel[T] = RowsModel(columns, desk.today, self)
        self.table = CaseTable(self.model, name=place.room.said())
        self.table.set_widths([column.width for column in columns], spare=spare)
        self.table.opened.connect(self._open)
        header = PageHeader(place.room.said(), way=(("back", _("Team")),), buttons=buttons)
        header.went_back.connect(lambda _key: self.back.emit())
        self._card, self._none = Card(ruled=True), nothing
        self._card.add(self.table, 1)
        column = centred(self)
        column.addWidget(header)
        column.addWidget(Prose(words, widest=900))
        if filters:
            column.addLayout(row_of(*filters, None))
        column.addWidget(self._card, 1)
        column.addWidget(self._none, 1)
        self._none.hide()
        for region in (header, self._card):
            region.setObjectName(REGION)

    def settle(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()

    def refresh(self, changed: Changed) -> None:
        if changed.tables & self.TABLES:
            self._fill()

    def seated_together(self, together: bool) -> None:
        if together:
            self.back.emit()

    def _fill(self) -> None:
        """Asks what is to be listed."""
        raise NotImplementedError

    def _open(self, index: QModelIndex) -> None:
        """Opens what stands in a row."""
        raise NotImplementedError

    def _list(self, rows: Sequence[T]) -> None:
        self.model.show_rows(rows)
        self._card.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows:
            self.table.selectRow(0)
