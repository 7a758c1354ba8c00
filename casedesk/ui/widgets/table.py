"""The table of every list: code first, one line a row, Enter opens, typing a code jumps to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from casedesk.ui.looks.lettering import Measure, px, size_percent, tall
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import rule
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.rows import RowDelegate

STRETCHED = 190
"""What the stretching column needs at least, in pixels at 100 %."""
MOST = 246
"""A column that is fitted to its words is no wider, in pixels at 100 %."""


class _HeadEnd(QWidget):
    """The end of the head, above the scroll bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(tall(Measure.HEAD) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(Role.SUNKEN))
            rule(painter, 0, self.height() - 1, self.width(), self.height() - 1)


class CaseTable(QTableView):
    """CaseTable(model=None, *, name, compact=False): a QTableView set up as the house wants it.

    The model gives `rows.Cell`s for the role `rows.CELL` and plain words for DisplayRole. `opened(index)` on Enter or
    double click; `set_compact(bool)`; `set_widths([88, 66, …], spare=(7, 6))` in pixels at 100 %, 0 for the column
    that stretches, and which columns go first where the window is narrow. `fit()` once the rows are there.
    """

    opened = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel | None = None, *, name: str, compact: bool = False) -> None:
        super().__init__()
        self._widths: list[int] = []
        self._spare: Sequence[int] = ()
        self._least = STRETCHED
        self._small = compact
        self._rows = RowDelegate(self, compact=compact)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        self.setMinimumHeight(px(180))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)  # the corners of its card stay round
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._set_up_heads()
        if model is not None:
            self.setModel(model)
        self.doubleClicked.connect(self.opened)
        self.set_compact(compact)

    def _set_up_heads(self) -> None:
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setFixedHeight(tall(Measure.HEAD) + 1)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addScrollBarWidget(_HeadEnd(), Qt.AlignmentFlag.AlignTop)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_compact(self, compact: bool) -> None:
        """Rows of 30 instead of 38 pixels; a table made compact stays so."""
        self._rows.compact = compact = compact or self._small
        self.verticalHeader().setDefaultSectionSize(tall(Measure.COMPACT_ROW if compact else Measure.ROW))

    def set_widths(self, widths: list[int], *, spare: Sequence[int] = (), least: int = STRETCHED) -> None:
        """Widths of the columns at 100 %; the one with 0 takes what is left.

        While that would be less than `least` pixels, the `spare` columns hide, the first named first.
        """
        self._widths = widths
        self._spare, self._least = spare, least
        head = self.horizontalHeader()
        head.setStretchLastSection(0 not in widths)
        for column, width in enumerate(widths):
            if width:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                head.resizeSection(column, px(width))
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def fit(self, *, uncut: bool = False) -> None:
        """Makes the columns of a short list as wide as their heads and words; one that stretches takes what is left.

        With `uncut`, spare columns hide before the words of the one that stretches are cut short.
        """
        head, percent = self.horizontalHeader(), size_percent()
        needed = [max(head.sectionSizeHint(at), self.sizeHintForColumn(at)) for at in range(len(self._widths))]
        widths = [min(MOST, needed[at] * 100 // percent + 1) if width else 0 for at, width in enumerate(self._widths)]
        if uncut:
            words = (needed[at] * 100 // percent + 1 for at, width in enumerate(self._widths) if not width)
            self._least = max(self._least, *words)
        self.set_widths(widths, spare=self._spare, least=self._least)
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        if 0 in self._widths:
            room = self.viewport().width() - px(self._least + sum(self._widths))
            for column in self._spare:
                self.setColumnHidden(column, room < 0)
                room += px(self._widths[column]) if room < 0 else 0
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        current = self.currentIndex()
        if not self.hasFocus() or not current.isValid():
            return
        row = self.visualRect(current)
        with QPainter(self.viewport()) as painter:
            width = self.viewport().width()
            for inset in (0, 1):
                painter.setPen(colour(Role.FOCUS))
                painter.drawRect(inset, row.top() + inset, width - 1 - 2 * inset, row.height() - 1 - 2 * inset)
