"""At the right: what is due on this case, who can open it, and who did last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from casedesk.cases.look_words import initials, said_person
from casedesk.cases.queries.who_looked import Look, Reader
from casedesk.cases.rules.due import DueThing
from casedesk.text.dates import clock, late_by, local, short_day, weekday_names
from casedesk.text.translation import _, n_
from casedesk.ui.icons import Icon
from casedesk.ui.lettering import Measure, Style, px, tall
from casedesk.ui.palette import Role
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.picture import Initials, Picture
from casedesk.ui.widgets.prose import Prose

BESIDE = 300
"""Wider than this, in pixels at 100 %, the side stands below the middle."""
MOST = 3
"""Things shown as due; the rest is counted."""


class _Filled(Card):
    """A card whose content is replaced as a whole."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._content: QWidget | None = None

    def _fill(self, rows: Sequence[QWidget | QHBoxLayout]) -> None:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(7))
        for row in rows:
            if isinstance(row, QWidget):
                column.addWidget(row)
            else:
                column.addLayout(row)
        self.add(self._content)


class Side(QScrollArea):
    """Side(*cards): beside the middle it scrolls by itself; below it, in a narrow window, it shows everything."""

    def __init__(self, *cards: Card) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._inner = inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        below = self.width() > px(BESIDE)
        return QSize(px(BESIDE), self._inner.sizeHint().height() if below else px(200))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class DueCard(_Filled):
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


class ReadersCard(_Filled):
    """ReadersCard(me, worker): everybody with a key; `looked_asked()` when the link is taken."""

    looked_asked = Signal()

    def __init__(self, me: UUID) -> None:
        super().__init__(_("Who can open this file"))
        self._me = me

    def show_readers(self, readers: Sequence[Reader], worker: UUID, last: Look | None, now: datetime) -> None:
        """Who holds the key, and who else opened the file last."""
        rows: list[QWidget | QHBoxLayout] = [_reader_row(one, worker, now.date()) for one in readers]
        looked = link(_("Who has looked"), self.looked_asked.emit, style=Style.SMALL)
        looked.setFixedHeight(tall(Measure.SMALL_BUTTON))
        rows += [Hairline(), Prose(self._last(last, now), style=Style.CAPTION), row_of(looked, None)]
        self._fill(rows)

    def _last(self, last: Look | None, now: datetime) -> str:
        if last is None:
            return _("Only you so far.")
        who = said_person(last.name, last.khmer_name, me=last.person == self._me)
        return _("Last opened: {who}, {day}", who=who, day=short_day(local(last.at).date(), now.date()))


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


def _reader_row(reader: Reader, worker: UUID, today: date) -> QHBoxLayout:
    name = said_person(reader.name, reader.khmer_name, me=reader.me, team=reader.team)
    disc = Picture(Icon.KEY, Role.ACCENT, side=14, disc=28) if reader.team else Initials(initials(reader.name))
    if reader.team:
        note = _("team key")
    elif reader.until is not None:
        note = _("until {day}", day=short_day(local(reader.until).date(), today))
    else:
        note = _("case worker") if reader.id == worker else ""
    who = Prose(name, role=Role.INK)
    row = row_of(disc, who, Line(note, style=Style.CAPTION, role=Role.INK2))
    row.setStretch(1, 1)
    row.setAlignment(who, Qt.AlignmentFlag.AlignVCenter)
    return row
