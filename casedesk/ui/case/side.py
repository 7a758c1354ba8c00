"""At the right of a case: what is due on it, and the column that holds its cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.cases.rules.due import DueThing
from casedesk.text.dates import clock, late_by, short_day, weekday_names
from casedesk.text.translation import _, n_
from casedesk.ui.case.filled import Filled
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

BESIDE = 300
"""Wider than this, in pixels at 100 %, the side stands below the middle."""
MOST = 3
"""Things shown as due; the rest is counted."""


class Side(Page):
    """Side(*cards): beside the middle it scrolls by itself; below it, in a narrow window, it shows everything."""

    def __init__(self, *cards: Card) -> None:
        super().__init__(margins=False)
        for card in cards:
            self.add(card)
        self.body.addStretch(1)

    def sizeHint(self) -> QSize:  # noqa: N802
        below = self.width() > px(BESIDE)
        return QSize(px(BESIDE), self.content.sizeHint().height() if below else px(200))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class DueCard(Filled):
    """DueCard(): what is due, the soonest first."""

    def __init__(self) -> None:
        super().__init__(_("Due on this case"))

    def show_due(self, things: Sequence[DueThing], today: date) -> None:
        """Other things, or the same ones later on."""
        rows: list[QWidget | QHBoxLayout] = []
        for thing in things[:MOST]:
            rows += [Hairline(), _due_row(thing, today)]
        if not things:
            rows = [Hairline(), Prose(_("Nothing is due."), style=Style.SMALL)]
        if len(things) > MOST:
            more = n_("and {n} more", "and {n} more", len(things) - MOST)
            rows.append(Line(more, style=Style.CAPTION, role=Role.INK2))
        self._fill(rows)


def said_day(thing: DueThing, today: date) -> str:
    """“Tue 17 Nov, 09:00”."""
    said = _("{weekday} {day}", weekday=weekday_names()[thing.on.weekday()], day=short_day(thing.on, today))
    return _("{day}, {time}", day=said, time=clock(thing.at)) if thing.at else said


def _due_row(thing: DueThing, today: date) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    late = late_by(thing.on, today)
    when = _("{day}: {late}", day=said_day(thing, today), late=late) if late else said_day(thing, today)
    column.addWidget(Prose(when, style=Style.CAPTION, role=Role.URGENT if late else Role.INK2))
    column.addWidget(Prose(thing.words, role=Role.INK))
    return holder
