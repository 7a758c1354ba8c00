"""The chapters and entries of a package as one list, each with its tick; rows are painted, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from casedesk.text.translation import _
from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.choices import check_mark
from casedesk.ui.looks.controls.states import chosen, hovered
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import MIDDLE_RIGHT, box, rule, words
from casedesk.ui.receiving.ticks import Tick
from casedesk.ui.widgets.rows import paint_row_focus

_Index = QModelIndex | QPersistentModelIndex
_State = Qt.CheckState
_STATES = {Tick.ALL: _State.Checked, Tick.SOME: _State.PartiallyChecked, Tick.NONE: _State.Unchecked}
_DRAWN = {
    _State.Checked: QStyle.StateFlag.State_On,
    _State.PartiallyChecked: QStyle.StateFlag.State_NoChange,
    _State.Unchecked: QStyle.StateFlag.State_Off,
}
ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Row:
    """A chapter or an entry: its name, small words at the right, and the entries its tick is about.

    A chapter has an icon. A row of nothing that can be kept has no tick.
    """

    name: str
    entries: tuple[UUID, ...]
    note: str = ""
    icon: Icon | None = None
    ticked: bool = True

    @property
    def chapter(self) -> bool:
        """Whether it heads the rows below it."""
        return self.icon is not None


class OutlineModel(QAbstractListModel):
    """OutlineModel(rows, look): `look(entries)` tells how much of them is to be kept; `turned(entries, keep)`."""

    turned = Signal(object, bool)

    def __init__(self, rows: Sequence[Row], look: Callable[[Sequence[UUID]], Tick], parent: QObject) -> None:
        super().__init__(parent)
        self.rows, self._look = tuple(rows), look

    def tick(self, row: Row) -> Tick:
        """How much of a row is to be kept."""
        return self._look(row.entries)

    def renew(self) -> None:
        """Some ticks are other ones."""
        self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1), [Qt.ItemDataRole.CheckStateRole])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        ticked = self.rows[index.row()].ticked
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if ticked else Qt.ItemFlag.NoItemFlags)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.CheckStateRole if row.ticked:
                return _STATES[self.tick(row)]
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return ", ".join(word for word in (row.name, row.note, self._aloud(row)) if word)
        return row if role == ROW else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or not self.rows[index.row()].ticked:
            return False
        self.turned.emit(self.rows[index.row()].entries, _State(value) != _State.Unchecked)
        return True

    def _aloud(self, row: Row) -> str:
        if not row.ticked:
            return ""
        return {Tick.ALL: _("kept"), Tick.SOME: _("kept in part"), Tick.NONE: _("left out")}[self.tick(row)]


class Outline(QListView):
    """Outline(model, *, name): `looked(row)` when another row is current, `entered()` on Enter. Space turns a tick."""

    looked = Signal(object)
    entered = Signal()

    def __init__(self, model: OutlineModel, *, name: str) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._changed)

    def choose(self, place: int) -> None:
        """Makes a row current."""
        self.setCurrentIndex(self._model.index(place))

    def row(self) -> Row | None:
        """The current row."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            on = index.data(Qt.ItemDataRole.CheckStateRole) == _State.Checked
            self._model.setData(index, _turned(on), Qt.ItemDataRole.CheckStateRole)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers().value:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self.looked.emit(self._model.rows[now.row()])


class _RowDelegate(QStyledItemDelegate):
    """Tick | icon of a chapter | name | small words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(px(120), tall(Measure.PART))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        rect = QRect(option.rect)
        current = chosen(option)
        if row.chapter and index.row():
            rule(painter, rect.left() + px(10), rect.top(), rect.right() - px(10), rect.top())
        if current or hovered(option):
            box(painter, rect.adjusted(0, 1, 0, -1), fill=Role.CHOSEN if current else Role.HOVER, radius=6)
        if current:
            paint_row_focus(painter, rect, option)
        self._paint_tick(painter, _square(rect, row), option, index)
        self._paint_words(painter, rect.adjusted(0, 0, -px(10), 0), row, _square(rect, row).right() + px(9))

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click on a tick turns it."""
        row = index.data(ROW)
        if (
            not isinstance(event, QMouseEvent)
            or event.type() != QEvent.Type.MouseButtonRelease
            or not isinstance(row, Row)
        ):
            return False
        room = _square(QRect(option.rect), row).adjusted(-px(6), -px(6), px(6), px(6))
        if not row.ticked or not room.contains(event.position().toPoint()):
            return False
        on = index.data(Qt.ItemDataRole.CheckStateRole) == _State.Checked
        return model.setData(model.index(index.row(), index.column()), _turned(on), Qt.ItemDataRole.CheckStateRole)

    def _paint_tick(self, painter: QPainter, square: QRect, option: QStyleOptionViewItem, index: _Index) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        mark = QStyleOptionButton()
        mark.rect = square
        mark.state = QStyle.StateFlag.State_Enabled | _DRAWN[_State(state)]
        check_mark(mark, painter, None)

    def _paint_words(self, painter: QPainter, rect: QRect, row: Row, left: int) -> None:
        if row.icon is not None:
            left = icons.draw_beside(painter, QRect(left, rect.y(), px(24), rect.height()), row.icon, Role.INK2)
        right = rect.right()
        if row.note:
            area = QRect(left, rect.y(), right - left, rect.height())
            right -= words(painter, area, row.note, typeface(Style.CAPTION), Role.INK2, MIDDLE_RIGHT) + px(6)
        name = QRect(left, rect.y(), right - left, rect.height())
        words(painter, name, row.name, typeface(Style.BODY, bold=row.chapter), Role.INK)


def _square(rect: QRect, row: Row) -> QRect:
    side = px(16)
    left = rect.left() + px(10) + (0 if row.chapter else px(22))
    return QRect(left, rect.center().y() - side // 2 + 1, side, side)


def _turned(on: bool) -> _State:
    return _State.Unchecked if on else _State.Checked
