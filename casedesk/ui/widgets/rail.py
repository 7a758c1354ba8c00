"""The rail: the places this person's keys open, and at its foot what was saved, Hide, Lock and who is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from casedesk.text.translation import _, language
from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import chosen, hovered
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import MIDDLE_RIGHT, box, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.rail_foot import BrandMark, FootButton, PersonLine, SavedLine
from casedesk.ui.widgets.rows import paint_row_focus

_Index = QModelIndex | QPersistentModelIndex
NARROW_BELOW = 1280
"""Windows narrower than this show the rail as icons alone."""


@dataclass(frozen=True)
class Place:
    """One place of the rail: its key, icon, word, and a count that never names anyone."""

    key: str
    icon: Icon
    name: str
    count: int | None = None
    shortcut: str = ""


class _Places(QAbstractListModel):
    def __init__(self, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent)
        self.places = list(places)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return place.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{place.name}  {place.shortcut}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return place.name if place.count is None else f"{place.name}, {place.count}"
        return None

    def count(self, key: str, count: int | None) -> None:
        for row, place in enumerate(self.places):
            if place.key == key:
                self.places[row] = Place(place.key, place.icon, place.name, count, place.shortcut)
                self.dataChanged.emit(self.index(row), self.index(row))


class Rail(QFrame):
    """Rail(places, *, person="", role="", initials="", practice=False).

    Signals `picked(key)`, `hide_pressed`, `lock_pressed`. `choose(key)` shows where one is without telling anyone,
    `set_count(key, n)`, `set_saved(words)` the quiet line at the foot, `fit(window_width)` icons alone below 1280.
    """

    picked = Signal(str)
    hide_pressed = Signal()
    lock_pressed = Signal()

    def __init__(
        self, places: Sequence[Place], *, person: str = "", role: str = "", initials: str = "", practice: bool = False
    ) -> None:
        super().__init__()
        self._narrow = False
        self._places = _Places(places, self)
        self._brand = BrandMark(_("TRAINING") if practice else "")
        self._saved = SavedLine()
        self._hide = FootButton(Icon.HIDE, _("Hide"), "F12")
        self._lock = FootButton(Icon.LOCK, _("Lock"), "Ctrl+L")
        self._person = PersonLine(person, role, initials)
        self._list = self._made_list()
        self._hide.clicked.connect(lambda: self.hide_pressed.emit())
        self._lock.clicked.connect(lambda: self.lock_pressed.emit())
        self._arrange()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_narrow(False)

    def _made_list(self) -> QListView:
        listed = QListView()
        listed.setModel(self._places)
        listed.setItemDelegate(RailDelegate(listed))
        listed.setFrameShape(QFrame.Shape.NoFrame)
        listed.setMouseTracking(True)
        listed.viewport().setAutoFillBackground(False)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        listed.setAccessibleName(_("Places"))
        listed.clicked.connect(self._go)
        listed.activated.connect(self._go)
        return listed

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(14), px(11), px(12))
        column.setSpacing(px(2))
        column.addWidget(self._brand)
        column.addSpacing(px(10))
        column.addWidget(self._list, 1)
        for part in (self._saved, self._hide, self._lock):
            column.addWidget(part)
        column.addSpacing(px(6))
        column.addWidget(Hairline())
        column.addSpacing(px(6))
        column.addWidget(self._person)

    def choose(self, key: str) -> None:
        """Shows which place is open."""
        for row, place in enumerate(self._places.places):
            if place.key == key:
                self._list.setCurrentIndex(self._places.index(row))

    def set_count(self, key: str, count: int | None) -> None:
        """The number beside a place."""
        self._places.count(key, count)

    def set_saved(self, said: str, *, waiting: bool = False) -> None:
        """The quiet line: “All saved, 10:42”, or that the window locks soon (`waiting`)."""
        self._saved.say(said, waiting=waiting)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, for windows below 1280 pixels."""
        self._narrow = narrow
        self.setFixedWidth(px(56 if narrow else 188 if language() in ("km", "fr") else 176))
        for part in (self._brand, self._saved, self._hide, self._lock, self._person):
            part.set_narrow(narrow)
        delegate = self._list.itemDelegate()
        if isinstance(delegate, RailDelegate):
            delegate.narrow = narrow
        self._list.viewport().update()

    def fit(self, window_width: int) -> None:
        """Icons alone where the window is too narrow for words at the chosen text size."""
        self.set_narrow(window_width < px(NARROW_BELOW))

    def _go(self, index: QModelIndex) -> None:
        self.picked.emit(self._places.places[index.row()].key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(Role.RAIL))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), colour(Role.LINE))


class RailDelegate(QStyledItemDelegate):
    """Icon, word, count; the current place on `surface` with a 3 px accent bar."""

    narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(px(36), tall(Measure.RAIL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, _Places):
            return
        place = model.places[index.row()]
        rect: QRect = option.rect.adjusted(0, 1, 0, -1)
        current = chosen(option)
        if current:
            box(painter, rect, fill=Role.SURFACE, radius=6)
            paint_row_focus(painter, rect, option)
            painter.fillRect(QRect(rect.x(), rect.y() + px(10), 3, rect.height() - px(20)), colour(Role.ACCENT))
        elif hovered(option):
            box(painter, rect, fill=Role.HOVER, radius=6)
        ink = Role.INK if current else Role.INK2
        left = icons.draw_beside(painter, rect.adjusted(px(9), 0, 0, 0), place.icon, ink, 18)
        if self.narrow:
            return
        inner = QRect(left + px(3), rect.y(), rect.right() - left - px(11), rect.height())
        taken = 0
        if place.count is not None:
            count = str(place.count)
            taken = words(painter, inner, count, typeface(Style.CAPTION, bold=current), ink, MIDDLE_RIGHT)
        words(painter, inner.adjusted(0, 0, -taken - px(4), 0), place.name, typeface(Style.BODY, bold=current), ink)
