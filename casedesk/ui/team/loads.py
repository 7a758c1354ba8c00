"""Who has how many open cases, by risk: a bar with its numbers inside, the agreed limit, and hatching beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from casedesk.cases.codes.case import Risk
from casedesk.cases.look_words import said_person
from casedesk.cases.queries.team import Load
from casedesk.text.dates import short_day
from casedesk.text.naming import initials
from casedesk.text.sentences import sentences
from casedesk.text.translation import _, n_
from casedesk.ui.looks.controls.states import chosen, hovered
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import CENTRE, MIDDLE_RIGHT, disc, rule, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.rows import paint_row_focus

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
BARS = (
    (Risk.HIGH, Role.BAR_HIGH, Role.BAR_HIGH_INK),
    (Risk.MEDIUM, Role.BAR_MEDIUM, Role.BAR_MEDIUM_INK),
    (Risk.STANDARD, Role.BAR_STANDARD, Role.BAR_STANDARD_INK),
    (None, Role.NEUTRAL_BG, Role.NEUTRAL),
)
"""The parts of a bar, from the left; what is not assessed yet comes last."""
_BORDERS = {Role.BAR_MEDIUM: Role.WAIT, Role.NEUTRAL_BG: Role.EDGE}
ROW, BAR = 46, 20
BEYOND = 1.5
"""A bar is drawn for so many times the limit; a longer one fills it."""


def said_room(load: Load, limit: int) -> str:
    """“4 above”, “room for 3”, or until when somebody is away."""
    if load.absence is not None:
        return _("on leave")
    if load.open > limit:
        return _("{n} above", n=load.open - limit)
    return n_("room for {n}", "room for {n}", limit - load.open) if load.open < limit else _("at the limit")


def said_load(load: Load, limit: int) -> str:
    """All of a row, read aloud."""
    name = said_person(load.name, load.khmer_name, me=False)
    parts = [_("{n} {risk}", n=load.by_risk.get(risk, 0), risk=risk_word(risk)) for risk, _fill, _ink in BARS]
    opened = n_("{n} open case", "{n} open cases", load.open)
    return sentences(name, opened, ", ".join(parts), said_room(load, limit), said_away(load))


def said_away(load: Load) -> str:
    """Until when somebody is on leave; nothing for who is here."""
    if load.absence is None:
        return ""
    return _("until {day}", day=short_day(load.absence.ends, load.absence.begins))


def risk_word(risk: Risk | None) -> str:
    """The risk in the words of the legend."""
    return risk.said().lower() if risk is not None else _("not assessed")


class _Loads(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.loads: list[Load] = []
        self.limit = 1

    def replace(self, loads: Sequence[Load], limit: int) -> None:
        self.beginResetModel()
        self.loads, self.limit = list(loads), max(1, limit)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.loads)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if index.isValid() and role in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole):
            return said_load(self.loads[index.row()], self.limit)
        return None


class LoadList(QListView):
    """LoadList(): `show_loads(loads, limit)`; `opened(person)` on Enter or a click."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._loads = _Loads(self)
        self.setModel(self._loads)
        self.setItemDelegate(LoadDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Caseload"))
        self.clicked.connect(self._open)

    def show_loads(self, loads: Sequence[Load], limit: int) -> None:
        """Other numbers."""
        row = self.currentIndex().row()
        self._loads.replace(loads, limit)
        self.setCurrentIndex(self._loads.index(max(0, min(row, len(loads) - 1))))

    def loads(self) -> Sequence[Load]:
        """What is listed."""
        return tuple(self._loads.loads)

    def wanted_height(self, most: int = 6) -> int:
        """Pixels for the first so many rows."""
        return px(ROW) * min(most, len(self._loads.loads))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: _Index) -> None:
        if index.isValid():
            self.opened.emit(self._loads.loads[index.row()].person)


class LoadDelegate(QStyledItemDelegate):
    """Initials | name | bar | number | room left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(px(300), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model, rect = index.model(), QRect(option.rect)
        if not isinstance(model, _Loads):
            return
        load = model.loads[index.row()]
        painter.save()
        if chosen(option) or hovered(option):
            painter.fillRect(rect, colour(Role.CHOSEN if chosen(option) else Role.HOVER))
        side, middle = px(28), rect.center().y()
        round_ = QRect(rect.x() + px(16), middle - side // 2, side, side)
        disc(painter, round_, Role.SOFT)
        words(painter, round_, initials(load.name), typeface(Style.CAPTION, bold=True), Role.LINK, CENTRE)
        name = QRect(round_.right() + px(12), rect.y(), _share(rect, 22), rect.height())
        words(painter, name, said_person(load.name, load.khmer_name, me=False), typeface(Style.BODY), Role.INK)
        note = QRect(rect.right() - px(16) - _share(rect, 16), rect.y(), _share(rect, 16), rect.height())
        words(painter, note, said_room(load, model.limit), typeface(Style.CAPTION), Role.INK2)
        count = QRect(note.x() - px(12) - px(34), rect.y(), px(34), rect.height())
        words(painter, count, str(load.open), typeface(Style.BODY, bold=True), Role.INK, MIDDLE_RIGHT)
        bar = QRect(name.right() + px(8), middle - px(BAR) // 2, count.x() - px(8) - name.right() - px(8), px(BAR))
        _paint_bar(painter, bar, load, model.limit)
        if index.row() < model.rowCount() - 1:
            rule(painter, rect.left(), rect.bottom(), rect.right(), rect.bottom())
        paint_row_focus(painter, rect, option)
        painter.restore()


def _share(rect: QRect, per_cent: int) -> int:
    return rect.width() * per_cent // 100


def _paint_bar(painter: QPainter, bar: QRect, load: Load, limit: int) -> None:
    whole = max(limit * BEYOND, load.open)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(bar, 3, 3)
    painter.setClipPath(shape)
    painter.fillRect(bar, colour(Role.LINE))
    done = 0
    for risk, fill, ink in BARS:
        n = load.by_risk.get(risk, 0)
        if not n:
            continue
        left, right = (bar.x() + round(bar.width() * cases / whole) for cases in (done, done + n))
        part = QRect(left, bar.y(), right - left - (1 if done + n < load.open else 0), bar.height())
        painter.fillRect(part, colour(fill))
        if fill in _BORDERS:
            painter.setPen(QPen(colour(_BORDERS[fill]), 1))
            painter.drawRect(part.adjusted(0, 0, -1, -1))
        font = typeface(Style.CAPTION)
        words(painter, part.adjusted(min(px(7), part.width() // 4), 0, 0, 0), str(n), font, ink)
        done += n
    mark = bar.x() + round(bar.width() * limit / whole)
    if load.open > limit:
        beyond = QRect(mark, bar.y(), bar.x() + round(bar.width() * load.open / whole) - mark, bar.height())
        painter.fillRect(beyond, QBrush(colour(Role.SURFACE), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(colour(Role.INK), 2, Qt.PenStyle.DashLine))
    painter.drawLine(mark, bar.y(), mark, bar.bottom() + 1)
    painter.restore()
