"""The timeline of a case: newest first, one row an entry, so that long files scroll smoothly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from casedesk.text.sentences import sentences
from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import hovered
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import MIDDLE_RIGHT, box, disc, rule, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.listed import Listed
from casedesk.ui.widgets.marks import Mark, chip_width, paint_chip
from casedesk.ui.widgets.rows import is_current, paint_row_focus

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """One thing that happened: when (in words), what, one line, perhaps a state."""

    when: str
    icon: Icon
    title: str
    line: str = ""
    state: str = ""
    mark: Mark | None = None
    key: object = None

    def aloud(self) -> str:
        """What is read aloud."""
        return sentences(self.when, self.title, self.line, self.state)


class Timeline(QListView):
    """Timeline(entries=(), *, name): `opened(entry)` on Enter or double click.

    `show_entries` replaces them and keeps the place; `key()` is the current entry's, `choose(key)` makes one current.
    """

    opened = Signal(object)

    def __init__(self, entries: Sequence[Entry] = (), *, name: str) -> None:
        super().__init__()
        self._entries: Listed[Entry] = Listed(lambda entry: entry.title, Entry.aloud, self)
        self._entries.replace(entries)
        self.setModel(self._entries)
        self._rows = TimelineDelegate(self)
        self._rows.make_room(entries)
        self.setItemDelegate(self._rows)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.setMinimumHeight(px(200))
        self.activated.connect(lambda index: self.opened.emit(self._entries.items[index.row()]))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Other entries; the current one stays current if it is still there, and the list does not jump."""
        key, at = self.key(), self.verticalScrollBar().value()
        self._entries.replace(entries)
        self._rows.make_room(entries)
        self.choose(key)
        self.verticalScrollBar().setValue(at)

    def key(self) -> object:
        """The key of the current entry."""
        index = self.currentIndex()
        return self._entries.items[index.row()].key if index.isValid() else None

    def choose(self, key: object) -> None:
        """Makes the entry with this key current, or the first one."""
        row = next((row for row, entry in enumerate(self._entries.items) if entry.key == key), 0)
        self.setCurrentIndex(self._entries.index(row))

    def entries(self) -> list[Entry]:
        """What is listed, from the top."""
        return list(self._entries.items)


class TimelineDelegate(QStyledItemDelegate):
    """Time | icon on a hairline | bold title and one line | chip."""

    _time = 0

    def make_room(self, entries: Sequence[Entry]) -> None:
        """As wide a column of times as the longest of them needs."""
        metrics = QFontMetrics(typeface(Style.CAPTION))
        self._time = max([px(62), *(metrics.horizontalAdvance(said) + px(8) for said in {one.when for one in entries})])

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(px(200), tall(Measure.TIMELINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, Listed):
            return
        entry: Entry = model.items[index.row()]
        rect: QRect = option.rect
        current = is_current(option)
        if current or hovered(option):
            box(painter, rect.adjusted(2, 1, -2, -1), fill=Role.CHOSEN if current else Role.HOVER, radius=6)
        if current:
            paint_row_focus(painter, rect, option)
        self._paint_line(painter, rect, index.row(), model.rowCount())
        half = rect.height() // 2
        first = QRect(rect.x(), rect.y() + px(5), self._time, half - px(5))
        words(painter, first, entry.when, typeface(Style.CAPTION), Role.INK2, MIDDLE_RIGHT)
        knot = self._knot(rect)
        disc(painter, knot, Role.SUNKEN)
        inset = px(5)
        icons.draw(painter, knot.adjusted(inset, inset, -inset, -inset), entry.icon, Role.INK2)
        left = knot.right() + px(9)
        title = QRect(left, rect.y() + px(4), rect.right() - px(8) - left, half - px(4))
        line = QRect(left, rect.y() + half, title.width(), half - px(6))
        words(painter, line, entry.line, typeface(Style.SMALL), Role.INK2)
        if entry.mark is not None and entry.state:
            width = chip_width(entry.state)
            paint_chip(painter, title.right() - width, title.center().y(), entry.state, entry.mark)
            title.setWidth(title.width() - width - px(8))
        words(painter, title, entry.title, typeface(Style.BODY, bold=True), Role.INK)

    def _knot(self, rect: QRect) -> QRect:
        return QRect(rect.x() + self._time + px(8), rect.y() + px(6), px(26), px(26))

    def _paint_line(self, painter: QPainter, rect: QRect, row: int, count: int) -> None:
        knot = self._knot(rect)
        middle = knot.center().x() + 1
        painter.setPen(colour(Role.LINE))
        if row > 0:
            rule(painter, middle, rect.top(), middle, knot.top())
        if row < count - 1:
            rule(painter, middle, knot.bottom(), middle, rect.bottom())
