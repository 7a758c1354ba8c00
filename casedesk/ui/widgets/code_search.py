"""A long code list: type a part of a word in any of the three languages, or take one of the first nine by number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate, QStyleOptionViewItem

from casedesk.text.codes import Codes
from casedesk.text.translation import LANGUAGES, _, speaking
from casedesk.ui.looks import icons
from casedesk.ui.looks.controls.states import chosen, hovered
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import words
from casedesk.ui.looks.theme import colour

_Index = QModelIndex | QPersistentModelIndex
_HINT = Qt.ItemDataRole.UserRole + 1
_SEARCHED = Qt.ItemDataRole.UserRole + 2


def searchable(code: Codes) -> str:
    """Everything a code can be found by: its label and hint in every language."""
    said = []
    for tongue in LANGUAGES:
        with speaking(tongue):
            said += [code.said(), code.hinted()]
    return " ".join(dict.fromkeys(part.casefold() for part in said if part))


class _CodeModel(QAbstractListModel):
    def __init__(self, codes: Sequence[Codes], parent: QObject) -> None:
        super().__init__(parent)
        self._rows = [(code.said(), code.hinted(), searchable(code)) for code in codes]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        column = {Qt.ItemDataRole.DisplayRole: 0, Qt.ItemDataRole.EditRole: 0, _HINT: 1, _SEARCHED: 2}.get(
            Qt.ItemDataRole(role) if role < _HINT else role
        )
        return None if column is None else self._rows[index.row()][column]


class CodeSearch(QLineEdit):
    """CodeSearch(codes, *, name, placeholder=""): `place()` of the code taken or −1; `taken(place)` by a person.

    `set_place(place)` takes one silently. Arrow down opens the whole list; 1–9 take one of the first nine shown.
    """

    taken = Signal(int)

    def __init__(self, codes: Sequence[Codes], *, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._labels = [code.said() for code in codes]
        self._place = -1
        self._model = _CodeModel(codes, self)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or _("Type to search"))
        self.addAction(tinted(Icon.SEARCH, Role.INK2), QLineEdit.ActionPosition.LeadingPosition)
        self.setTextMargins(0, 0, px(22), 0)
        self._completer = self._made_completer()
        self.setCompleter(self._completer)

    def _made_completer(self) -> QCompleter:
        completer = _ByLabel(self._model, self)
        completer.setCompletionRole(_SEARCHED)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(9)
        self._popup = popup = QListView()
        popup.setUniformItemSizes(True)
        popup.setMouseTracking(True)
        completer.setPopup(popup)
        popup.setItemDelegate(_CodeDelegate(self))
        popup.clicked.connect(self._activated)
        popup.activated.connect(self._activated)
        popup.installEventFilter(self)
        return completer

    def place(self) -> int:
        """Where in the list the code taken stands; −1 for none."""
        return self._place

    def set_place(self, place: int) -> None:
        """Takes a code without telling anyone."""
        self._place = place
        self.setText(self._labels[place] if place >= 0 else "")

    def typed(self) -> str:
        """What is being searched for."""
        return self.text()

    def show_all(self) -> None:
        """Opens the whole list."""
        self._completer.setCompletionPrefix("")
        self._completer.complete(QRect(0, 0, self.width(), self.height() + px(3)))

    def _activated(self, index: QModelIndex) -> None:
        label = index.data(Qt.ItemDataRole.DisplayRole)
        self.set_place(self._labels.index(label))
        self.taken.emit(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = event.key() - Qt.Key.Key_1
            model = self._completer.completionModel()
            if 0 <= row < min(9, model.rowCount()):
                self._activated(model.index(row, 0))
                self._popup.hide()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self.show_all()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        if event.position().x() > self.width() - px(30) or not self.text():
            self.show_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def _settle(self) -> None:
        text = self.text().strip()
        if not text and self._place >= 0:
            self._place = -1
            self.taken.emit(-1)
        elif text != (self._labels[self._place] if self._place >= 0 else ""):
            self.set_place(self._place)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        with QPainter(self) as painter:
            side = px(16)
            arrow = QRect(self.width() - side - px(9), (self.height() - side) // 2, side, side)
            icons.draw(painter, arrow, Icon.DOWN, Role.INK2)


class _ByLabel(QCompleter):
    """Searches in everything a code can be found by, and writes only its label into the line."""

    def pathFromIndex(self, index: _Index) -> str:  # noqa: N802
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class _CodeDelegate(QStyledItemDelegate):
    def __init__(self, field: CodeSearch) -> None:
        super().__init__(field)
        self._field = field

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(px(200), tall(Measure.HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        current = chosen(option)
        rect: QRect = option.rect
        if current or hovered(option):
            painter.fillRect(rect, colour(Role.CHOSEN if current else Role.HOVER))
        label = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        area = rect.adjusted(px(12), 0, -px(30), 0)
        for part, bold in _around(label, self._field.typed()):
            taken = words(painter, area, part, typeface(Style.BODY, bold=bold), Role.INK)
            area.setLeft(area.left() + taken)
        hint = str(index.data(_HINT) or "")
        words(painter, area.adjusted(px(8), 0, 0, 0), hint, typeface(Style.CAPTION), Role.INK2)
        if current:
            side = px(16)
            tick = QRect(rect.right() - side - px(10), rect.y() + (rect.height() - side) // 2, side, side)
            icons.draw(painter, tick, Icon.DONE, Role.INK)


def _around(label: str, typed: str) -> list[tuple[str, bool]]:
    """The label in pieces, the typed part bold."""
    at = label.casefold().find(typed.casefold()) if typed else -1
    if at < 0:
        return [(label, False)]
    end = at + len(typed)
    return [(label[:at], False), (label[at:end], True), (label[end:], False)]
