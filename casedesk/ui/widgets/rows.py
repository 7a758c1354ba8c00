"""What every painted row shares: its ground, its focus ring, its hairline; and the cells of tables."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casedesk.ui.looks.controls.states import chosen, hovered
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import CENTRE, box, disc, rule, words
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.marks import (
    Answer,
    Mark,
    Risk,
    chip_width,
    paint_answer_words,
    paint_chip,
    paint_dots,
    paint_late,
    paint_mini_steps,
    paint_risk,
)

_Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole + 1
"""A model gives a `Cell` for this role; what it gives for DisplayRole is searched, copied and read aloud."""


class Kind(enum.Enum):
    """How a cell of a table is painted."""

    TEXT = "text"
    QUIET = "quiet"
    STRONG = "strong"
    DOTS = "dots"
    RISK = "risk"
    STEPS = "steps"
    LATE = "late"
    STATE = "state"
    ANSWER = "answer"
    PERSON = "person"
    FORMER = "former"


@dataclass(frozen=True)
class Cell:
    """One cell: its words and how they are painted. Make it with `plain`, `quiet`, `strong`, `risk` …

    `said` is what is read aloud and shown in the tooltip where the words themselves are shortened.
    """

    text: str
    kind: Kind = Kind.TEXT
    mark: Mark | Risk | Answer | int | str | None = None
    said: str = ""


def plain(text: str) -> Cell:
    """Ordinary text."""
    return Cell(text)


def quiet(text: str) -> Cell:
    """Text of second rank, such as the last contact."""
    return Cell(text, Kind.QUIET)


def strong(text: str) -> Cell:
    """A code, or “today”."""
    return Cell(text, Kind.STRONG)


def dots() -> Cell:
    """A name that is hidden: no word of it reaches the table."""
    return Cell("", Kind.DOTS)


def risk(level: Risk, text: str) -> Cell:
    """Rising bars and the word."""
    return Cell(text, Kind.RISK, level)


def steps(done: int, text: str) -> Cell:
    """Six small bars, `done` of them filled, and the step's word."""
    return Cell(text, Kind.STEPS, done)


def late(text: str) -> Cell:
    """A date that has passed: clock and coloured words."""
    return Cell(text, Kind.LATE)


def state(text: str, mark: Mark) -> Cell:
    """A chip; at most one a row."""
    return Cell(text, Kind.STATE, mark)


def answer(text: str, given: Answer) -> Cell:
    """A consent answer."""
    return Cell(text, Kind.ANSWER, given)


def person(text: str, initials: str, *, left: bool = False) -> Cell:
    """A colleague: two letters on a disc and the name, paler for who left."""
    return Cell(text, Kind.FORMER if left else Kind.PERSON, initials)


def is_current(option: QStyleOptionViewItem) -> bool:
    """Whether the row is chosen."""
    return chosen(option)


def paint_row_focus(painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
    """The focus ring of a row, inside it, while its list has the focus."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        box(painter, rect.adjusted(1, 1, -1, -1), border=Role.FOCUS, radius=6, width=2)


DRAWN = {
    Kind.PERSON: 40, Kind.FORMER: 40, Kind.LATE: 18, Kind.RISK: 22, Kind.ANSWER: 24, Kind.STEPS: 95, Kind.DOTS: 44,
}  # fmt: skip
"""Pixels at 100 % of what stands before the words."""


class RowDelegate(QStyledItemDelegate):
    """RowDelegate(view): paints the `Cell`s of a table; one line a row, horizontal hairlines only."""

    def __init__(self, parent: QObject, *, compact: bool = False) -> None:
        super().__init__(parent)
        self.compact = compact
        self._painters: dict[Kind, Callable[[QPainter, QRect, Cell], Any]] = {
            Kind.TEXT: lambda p, r, c: words(p, r, c.text, typeface(Style.BODY), Role.INK),
            Kind.QUIET: lambda p, r, c: words(p, r, c.text, typeface(Style.BODY), Role.INK2),
            Kind.STRONG: lambda p, r, c: words(p, r, c.text, typeface(Style.BODY, bold=True), Role.INK),
            Kind.DOTS: lambda p, r, c: paint_dots(p, r),
            Kind.LATE: lambda p, r, c: paint_late(p, r, c.text),
            Kind.RISK: _paint_risk,
            Kind.STEPS: _paint_steps,
            Kind.STATE: _paint_state,
            Kind.ANSWER: _paint_answer,
            Kind.PERSON: lambda p, r, c: _paint_person(p, r, c, Role.INK),
            Kind.FORMER: lambda p, r, c: _paint_person(p, r, c, Role.INK2),
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """As wide as the words of its cell need."""
        cell, sides = index.data(CELL), px(26 if index.column() == 0 else 18)
        width = wanted_width(cell) + sides if isinstance(cell, Cell) else px(80)
        return QSize(width, tall(Measure.COMPACT_ROW if self.compact else Measure.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        rect: QRect = option.rect
        if chosen(option):
            painter.fillRect(rect, colour(Role.CHOSEN))
        elif hovered(option):
            painter.fillRect(rect, colour(Role.HOVER))
        rule(painter, rect.left(), rect.bottom(), rect.right(), rect.bottom())
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            cell = Cell(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        inner = rect.adjusted(px(16) if index.column() == 0 else px(8), 0, -px(8), -1)
        self._painters[cell.kind](painter, inner, cell)
        painter.restore()


def wanted_width(cell: Cell) -> int:
    """Pixels its words and its drawing take."""
    if cell.kind is Kind.STATE:
        return chip_width(cell.text)
    drawn = DRAWN.get(cell.kind, 0)
    bold = cell.kind is Kind.STRONG
    return QFontMetrics(typeface(Style.BODY, bold=bold)).horizontalAdvance(cell.text) + px(drawn)


def _paint_risk(painter: QPainter, rect: QRect, cell: Cell) -> None:
    if isinstance(cell.mark, Risk) and cell.mark is not Risk.NOT_ASSESSED:
        paint_risk(painter, rect, cell.mark, cell.text)
    else:
        words(painter, rect, cell.text, typeface(Style.BODY), Role.INK2)


def _paint_steps(painter: QPainter, rect: QRect, cell: Cell) -> None:
    done = cell.mark if isinstance(cell.mark, int) else 0
    after = paint_mini_steps(painter, rect.x(), rect.center().y() + 1, done=done)
    words(painter, QRect(after + px(5), rect.y(), rect.right() - after - px(5), rect.height()), cell.text,
          typeface(Style.BODY), Role.INK2)  # fmt: skip


def _paint_state(painter: QPainter, rect: QRect, cell: Cell) -> None:
    if isinstance(cell.mark, Mark):
        paint_chip(painter, rect.x(), rect.center().y() + 1, cell.text, cell.mark)


def _paint_answer(painter: QPainter, rect: QRect, cell: Cell) -> None:
    if isinstance(cell.mark, Answer):
        paint_answer_words(painter, rect, cell.mark, cell.text)


def _paint_person(painter: QPainter, rect: QRect, cell: Cell, ink: Role) -> None:
    side = min(px(28), rect.height() - px(6))
    round = QRect(rect.x(), rect.center().y() - side // 2 + 1, side, side)
    disc(painter, round, Role.SOFT)
    words(painter, round, str(cell.mark), typeface(Style.CAPTION, bold=True, khmer=False), Role.ACCENT, CENTRE)
    words(painter, rect.adjusted(side + px(12), 0, 0, 0), cell.text, typeface(Style.BODY), ink)
