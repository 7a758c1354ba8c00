"""The parts of a file, or the sections of a form: icon or number, name, count or state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import chosen, hovered
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import MIDDLE_RIGHT, box, rule, words
from casedesk.ui.widgets.listed import Listed
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import paint_row_focus

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Part:
    """One part: its name, an icon (or a number), a count or words on the right, a tick or another state.

    `line` stands below the name, small. `spoken` is read aloud in place of the note, where the mark says more than it.
    """

    name: str
    icon: Icon | None = None
    note: str = ""
    mark: Mark | None = None
    number: int | None = None
    key: object = None
    ruled: bool = False
    spoken: str = ""
    line: str = ""

    def aloud(self) -> str:
        """What is read aloud: “Referrals, 3”."""
        return ", ".join(word for word in (self.name, self.spoken or self.note, self.line) if word)


class PartsList(QListView):
    """PartsList(parts, *, name, roomy=False): `picked(part)` when another one becomes current.

    `choose(key)` makes the part with that key current, `show_parts(parts)` replaces them and keeps the current key.
    `roomy` gives rows of 40 pixels, for the sections of a form. A part with `ruled` has a hairline above it.
    """

    picked = Signal(object)

    def __init__(self, parts: Sequence[Part], *, name: str, roomy: bool = False) -> None:
        super().__init__()
        self._parts: Listed[Part] = Listed(lambda part: part.name, Part.aloud, self)
        self._parts.replace(parts)
        self._telling = True
        self.setModel(self._parts)
        self.setItemDelegate(_PartDelegate(self, roomy))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._changed)

    def key(self) -> object:
        """The key of the current part."""
        index = self.currentIndex()
        return self._parts.items[index.row()].key if index.isValid() else None

    def choose(self, key: object) -> None:
        """Makes a part current without telling anyone."""
        for row, part in enumerate(self._parts.items):
            if part.key == key:
                self._telling = False
                self.setCurrentIndex(self._parts.index(row))
                self._telling = True
                return

    def show_parts(self, parts: Sequence[Part]) -> None:
        """The same parts with other counts, or others."""
        key = self.key()
        self._parts.replace(parts)
        self.choose(key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The part that is read stays in sight when the list becomes lower."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:  # noqa: N802
        rows = sum(self.sizeHintForRow(row) for row in range(self._parts.rowCount()))
        return QSize(px(234), rows + 2)

    def _changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if self._telling and now.isValid():
            self.picked.emit(self._parts.items[now.row()])


class _PartDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget, roomy: bool) -> None:
        super().__init__(parent)
        self._roomy = roomy

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        part = _part(index)
        extra = px(8) if part is not None and part.ruled else 0
        one = Measure.RAIL if self._roomy else Measure.PART
        return QSize(px(120), tall(Measure.TIMELINE if part is not None and part.line else one) + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        part = _part(index)
        if part is None:
            return
        rect = QRect(option.rect)
        if part.ruled:
            rule(painter, rect.left() + px(10), rect.top() + px(4), rect.right() - px(10), rect.top() + px(4))
            rect.setTop(rect.top() + px(8))
        current = chosen(option)
        if current or hovered(option):
            box(painter, rect, fill=Role.CHOSEN if current else Role.HOVER, radius=6)
        if current:
            paint_row_focus(painter, rect, option)
        self._paint_words(painter, rect.adjusted(px(10), 0, -px(10), 0), part, current)

    def _paint_words(self, painter: QPainter, rect: QRect, part: Part, current: bool) -> None:
        left = rect.x()
        if part.icon is not None:
            left = icons.draw_beside(painter, rect, part.icon, Role.INK if current else Role.INK2) + px(1)
        elif part.number is not None:
            words(painter, rect, str(part.number), typeface(Style.SMALL, bold=current), Role.INK2)
            left += px(23)
        right = free = rect.right()
        if part.mark is not None:
            side = px(14)
            square = QRect(right - side, rect.center().y() - side // 2 + 1, side, side)
            before = part.mark in (Mark.LATE, Mark.DRAFT, Mark.WAITS) and part.note
            if before:
                width = QFontMetrics(typeface(Style.CAPTION)).horizontalAdvance(part.note)
                square.moveLeft(right - width - side - px(5))
            icons.draw(painter, square, part.mark.icon, part.mark.tone.mark)
            right, free = right if before else square.left() - px(5), square.left()
        if part.line:
            small = QRect(left, rect.center().y() + 1, free - left, rect.height() // 2 - px(6))
            words(painter, small, part.line, typeface(Style.CAPTION), Role.INK2)
            rect = rect.adjusted(0, px(6), 0, -(rect.height() // 2))
        if part.note:
            area = QRect(rect.x(), rect.y(), right - rect.x(), rect.height())
            free = min(free, right - words(painter, area, part.note, typeface(Style.CAPTION), Role.INK2, MIDDLE_RIGHT))
        name = QRect(left, rect.y(), free - px(4) - left, rect.height())
        bold = typeface(Style.BODY, bold=True)
        fits = QFontMetrics(bold).horizontalAdvance(part.name) <= name.width()
        ink = Role.INK3 if part.mark is Mark.CLOSED else Role.INK
        words(painter, name, part.name, bold if current and fits else typeface(Style.BODY), ink)


def _part(index: _Index) -> Part | None:
    model = index.model()
    return model.items[index.row()] if isinstance(model, Listed) else None
