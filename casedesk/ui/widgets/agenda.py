"""Rows of two lines: when, icon, what, one line more, a chip; with quiet headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from casedesk.text.sentences import sentences
from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import chosen, hovered
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import MIDDLE_RIGHT, rule, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.listed import Listed
from casedesk.ui.widgets.marks import Mark, chip_width, paint_chip
from casedesk.ui.widgets.rows import paint_row_focus

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Item:
    """One thing, or a heading (`icon` None) over those that follow; `when` is its time, a heading's is its count.

    `key` is whatever its list is asked to open.
    """

    title: str
    line: str = ""
    icon: Icon | None = None
    when: str = ""
    state: str = ""
    mark: Mark | None = None
    key: object = None

    def aloud(self) -> str:
        """What is read aloud."""
        return sentences(self.when, self.title, self.line, self.state)


class _Items(Listed[Item]):
    """Headings are read, not chosen."""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self.items[index.row()].icon is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class Agenda(QListView):
    """Agenda(*, name, timed=False): `opened(key)` on Enter or a click; `show_items(items)` replaces what is listed.

    `timed` keeps a column for the time at the left, where one of them has a time.
    `wanted_height(rows)` is what so many of its items need.
    """

    opened = Signal(object)

    def __init__(self, *, name: str, timed: bool = False) -> None:
        super().__init__()
        self._items = _Items(lambda item: item.title, Item.aloud, self)
        self._rows = AgendaDelegate(self, timed=timed)
        self.setModel(self._items)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.clicked.connect(self._open)

    def show_items(self, items: Sequence[Item]) -> None:
        """Other items in the same place; the one that was current stays so."""
        current = self.currentIndex()
        key = self._items.items[current.row()].key if current.isValid() else None
        self._items.replace(items)
        self._rows.make_room(items)
        for row, item in enumerate(items):
            if key is not None and item.key == key:
                self.setCurrentIndex(self._items.index(row))

    def items(self) -> Sequence[Item]:
        """What is listed."""
        return tuple(self._items.items)

    def choose_first(self) -> None:
        """Makes the first item current that can be opened."""
        for row, item in enumerate(self._items.items):
            if item.icon is not None:
                self.setCurrentIndex(self._items.index(row))
                return

    def open_current(self) -> None:
        """As if Enter had been pressed."""
        self._open(self.currentIndex())

    def wanted_height(self, most: int = 100) -> int:
        """Pixels for the first so many items."""
        return sum(self.sizeHintForRow(row) for row in range(min(most, self._items.rowCount())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self._items.items[index.row()].icon is not None:
            self.opened.emit(self._items.items[index.row()].key)


class AgendaDelegate(QStyledItemDelegate):
    """Paints an `Item`: time | icon | title over its line | chip; hairlines between rows."""

    def __init__(self, parent: QWidget, *, timed: bool) -> None:
        super().__init__(parent)
        self._timed = timed
        self._time = 0

    def make_room(self, items: Sequence[Item]) -> None:
        """As wide a column of times as the longest of them needs."""
        metrics = QFontMetrics(typeface(Style.BODY))
        times = [metrics.horizontalAdvance(item.when) + 2 for item in items if item.icon is not None and item.when]
        self._time = max(px(42), *times) if self._timed and times else 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        item = _item(index)
        heading = item is not None and item.icon is None
        return QSize(px(120), tall(Measure.ROW) if heading else tall(Measure.TIMELINE) + px(3 if self._timed else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item, rect = _item(index), QRect(option.rect)
        if item is None:
            return
        painter.save()
        if item.icon is None:
            self._paint_heading(painter, rect, item)
        else:
            if chosen(option) or hovered(option):
                painter.fillRect(rect, colour(Role.CHOSEN if chosen(option) else Role.HOVER))
            self._paint_item(painter, rect, item)
            paint_row_focus(painter, rect, option)
        if index.row() < index.model().rowCount() - 1 or item.icon is None:
            rule(painter, rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, item: Item) -> None:
        painter.fillRect(rect, colour(Role.SUNKEN))
        inner = rect.adjusted(px(16), 0, -px(16), 0)
        words(painter, inner, item.title, typeface(Style.SMALL, bold=True), Role.INK)
        words(painter, inner, item.when, typeface(Style.CAPTION), Role.INK2, MIDDLE_RIGHT)

    def _paint_item(self, painter: QPainter, rect: QRect, item: Item) -> None:
        left = rect.x() + px(16)
        if self._time:
            time = QRect(left, rect.y(), self._time, rect.height())
            words(painter, time, item.when, typeface(Style.BODY), Role.INK2, MIDDLE_RIGHT)
            left += self._time + px(12)
        if item.icon is not None:
            left = icons.draw_beside(painter, QRect(left, rect.y(), px(18), rect.height()), item.icon, Role.INK2, 18)
            left += px(4)
        inner = QRect(left, rect.y() + px(8), rect.right() - px(15) - left, rect.height() - px(16))
        above, below = QRect(inner), QRect(inner)
        if item.line:
            above.setBottom(inner.center().y())
            below.setTop(above.bottom() + 1)
        if item.mark is not None and item.state:
            self._paint_state(painter, item, item.mark, inner, above, below)
        words(painter, above, item.title, typeface(Style.BODY), Role.INK)
        if item.line:
            words(painter, below, item.line, typeface(Style.CAPTION), Role.INK2)

    def _paint_state(self, painter: QPainter, item: Item, mark: Mark, inner: QRect, above: QRect, below: QRect) -> None:
        """Beside both lines; where one of them is too long for that, beside the other, which alone gives way."""
        width = chip_width(item.state)
        room = inner.width() - width - px(10)
        lines = [above, below] if item.line else [above]
        if item.line and QFontMetrics(typeface(Style.BODY)).horizontalAdvance(item.title) > room:
            lines = [below]
        elif item.line and QFontMetrics(typeface(Style.CAPTION)).horizontalAdvance(item.line) > room:
            lines = [above]
        middle = (lines[0].top() + lines[-1].bottom()) // 2 + 1
        paint_chip(painter, inner.right() - width, middle, item.state, mark)
        for line in lines:
            line.setWidth(room)


def _item(index: _Index) -> Item | None:
    model = index.model()
    return model.items[index.row()] if isinstance(model, _Items) else None
