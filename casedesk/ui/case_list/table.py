"""The table of cases: sorted by its heads or from its menu; typing a code jumps to it."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu

from casedesk.cases.queries.caseload import Order
from casedesk.text.translation import _
from casedesk.ui.case_list.cells import COLUMNS, NAME, Column
from casedesk.ui.case_list.model import CasesModel
from casedesk.ui.looks.lettering import Style, px, size_percent, typeface
from casedesk.ui.widgets.table import CaseTable

DISTRICT, LAST_CONTACT = 7, 6
"""What gives way first where the window is narrow."""
SIDES = 18
"""Room left and right of a cell's words."""
NAMED = 176
"""Width of the names while they are shown, in pixels at 100 %."""


class CasesTable(CaseTable):
    """CasesTable(model, *, compact): `sort_asked(order, descending)` and `code_typed(text)` are for the screen."""

    sort_asked = Signal(object, bool)
    code_typed = Signal(str)

    def __init__(self, model: CasesModel, *, compact: bool) -> None:
        super().__init__(model, name=_("Cases"))
        self.set_compact(compact)
        self._order, self._descending = Order.DUE, False
        self._typed, self._typed_at = "", 0.0
        self._given = [_natural(column) for column in COLUMNS]
        self.show_names(False)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().sectionClicked.connect(self._head_taken)

    def show_names(self, shown: bool) -> None:
        """Room for names while they are shown; where there is too little, the district gives way."""
        widths = [*self._given]
        widths[NAME] = max(NAMED, widths[NAME]) if shown else widths[NAME]
        self.set_widths(widths, spare=(DISTRICT, LAST_CONTACT))
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def show_order(self, order: Order | None, descending: bool) -> None:
        """The arrow beside the head of the sorted column; none where the best match comes first."""
        self._order, self._descending = order or self._order, descending
        up = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        at = next((place for place, column in enumerate(COLUMNS) if column.order is order), -1) if order else -1
        self.horizontalHeader().setSortIndicator(at, up)

    def widths(self) -> list[int]:
        """The widths a person gave the columns, in pixels at 100 %."""
        found = [*self._given]
        for place, column in enumerate(COLUMNS):
            if column.width and place != NAME and not self.isColumnHidden(place):
                found[place] = round(self.columnWidth(place) * 100 / size_percent())
        return found

    def widen(self, widths: list[int]) -> None:
        """Widths as `widths` gave them; other lists are of another program and are left alone."""
        fitting = [40 <= width <= 600 or column.width == 0 for width, column in zip(widths, COLUMNS, strict=False)]
        if len(widths) == len(COLUMNS) and all(fitting):
            self._given = widths
            self.show_names(False)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters typed within a moment of each other are one code; the screen looks it up in the database."""
        now = time.monotonic()
        pause = QApplication.keyboardInputInterval() / 1000
        self._typed = self._typed + search if now - self._typed_at < pause else search
        self._typed_at = now
        self.code_typed.emit(self._typed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        index = self.currentIndex()
        if not index.isValid():
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        spot = self.visualRect(index).bottomLeft() + self.viewport().pos() if by_key else event.pos()
        self.menu().popup(self.mapToGlobal(spot))

    def menu(self) -> QMenu:
        """Open, and what the list may be sorted by: all that the heads do, from the keyboard."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Open the case"), lambda: self.opened.emit(self.currentIndex()))
        menu.addSeparator()
        for order in Order:
            action = menu.addAction(_("Sort by: {column}", column=order.said()))
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _on=False, order=order: self._sort(order))
        return menu

    def _head_taken(self, section: int) -> None:
        order = COLUMNS[section].order
        if order is None:
            self.show_order(self._order, self._descending)
        else:
            self._sort(order)

    def _sort(self, order: Order) -> None:
        self.sort_asked.emit(order, order is self._order and not self._descending)

    def sizeHintForColumn(self, column: int) -> int:  # noqa: N802
        """A double click on the edge of a head gives back the width it began with, without reading every row."""
        return px(_natural(COLUMNS[column]))


def _natural(column: Column) -> int:
    """The width a column begins with: its longest words fit in this language. In pixels at 100 %."""
    metrics = QFontMetrics(typeface(Style.BODY))
    longest = max((metrics.horizontalAdvance(words) for words in column.longest()), default=0)
    wanted = round(longest * 100 / size_percent()) + column.mark + SIDES if longest else 0
    return max(column.width, wanted)
