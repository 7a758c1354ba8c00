"""One day of the week: its things below each other, words that wrap, and keys that lead to the days beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from casedesk.text.sentences import sentences
from casedesk.text.translation import _
from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import chosen, hovered
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box, rule, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.places import Place
from casedesk.ui.widgets.letters import letter_of
from casedesk.ui.widgets.listed import Listed
from casedesk.ui.widgets.prose import breakable
from casedesk.ui.widgets.rows import paint_row_focus

_Index = QModelIndex | QPersistentModelIndex
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_FOR_THE_PAGE = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: the code of its case, what it is with its hour, and – only when asked for – a name."""

    code: str
    said: str
    icon: Icon
    place: Place
    name: str = ""

    def aloud(self) -> str:
        """What is read aloud."""
        return sentences(self.code, self.said, self.name)


class DayList(QListView):
    """DayList(name): `opened(Place)` on Enter or a click, `aside(-1 or 1)` on the arrows to the sides."""

    opened = Signal(object)
    aside = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = Listed[Line](lambda line: line.code, Line.aloud, self)
        self.setModel(self._lines)
        self.setItemDelegate(_Thing(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.clicked.connect(self._open)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Other things; the current one stays so where it is still there."""
        row = self.currentIndex().row()
        self._lines.replace(lines)
        if row >= 0:
            self.choose(row)

    def lines(self) -> Sequence[Line]:
        """What is listed."""
        return tuple(self._lines.items)

    def choose(self, row: int) -> None:
        """Makes a thing current, the last one where there are fewer."""
        self.setCurrentIndex(self._lines.index(min(row, self._lines.rowCount() - 1)))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(96), px(120))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(60), px(60))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key in _ASIDE:
            self.aside.emit(_ASIDE[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key in _FOR_THE_PAGE or letter_of(event) == "T":
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._lines.items:
            self._paint_nothing()

    def _paint_nothing(self) -> None:
        with QPainter(self.viewport()) as painter:
            area = self.viewport().rect()
            if self.hasFocus():
                box(painter, area.adjusted(1, 1, -1, -1), border=Role.FOCUS, radius=6, width=2)
            painter.setFont(typeface(Style.CAPTION))
            painter.setPen(colour(Role.INK3))
            inner = area.adjusted(px(10), px(10), -px(8), 0)
            painter.drawText(inner, _WRAP, breakable(_("Nothing is due.")))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._lines.items[index.row()].place)


class _Thing(QStyledItemDelegate):
    """Paints a `Line`: icon and code, below them what it is, below that the name."""

    def __init__(self, view: DayList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        line, width = self._line(index), self._view.viewport().width()
        height = px(16) + self._head() + sum(_tall(part, font, width - px(18)) for part, font in _parts(line))
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, rect = self._line(index), QRect(option.rect)
        painter.save()
        if chosen(option) or hovered(option):
            painter.fillRect(rect, colour(Role.CHOSEN if chosen(option) else Role.HOVER))
        inner = rect.adjusted(px(10), px(8), -px(8), 0)
        head = QRect(inner.x(), inner.y(), inner.width(), self._head())
        left = icons.draw_beside(painter, QRect(head.x(), head.y(), px(16), head.height()), line.icon, Role.INK2, 16)
        words(painter, head.adjusted(left - head.x(), 0, 0, 0), line.code, typeface(Style.BODY, bold=True), Role.INK)
        top = head.bottom() + 1
        for part, style in _parts(line):
            below = QRect(inner.x(), top, inner.width(), _tall(part, style, inner.width()))
            painter.setFont(typeface(style))
            painter.setPen(colour(Role.INK2))
            painter.drawText(below, _WRAP, breakable(part))
            top = below.bottom() + 1
        rule(painter, rect.left(), rect.bottom(), rect.right(), rect.bottom())
        paint_row_focus(painter, rect, option)
        painter.restore()

    def _line(self, index: _Index) -> Line:
        return self._view.lines()[index.row()]

    def _head(self) -> int:
        return QFontMetrics(typeface(Style.BODY, bold=True)).height() + px(2)


def _parts(line: Line) -> list[tuple[str, Style]]:
    return [(part, style) for part, style in ((line.said, Style.SMALL), (line.name, Style.SMALL)) if part]


def _tall(part: str, style: Style, width: int) -> int:
    metrics = QFontMetrics(typeface(style))
    return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAP, breakable(part)).height() + px(2)
