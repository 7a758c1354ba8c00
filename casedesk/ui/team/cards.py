"""The cards of the Team page: caseloads, what is overdue, who is away, what is shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.team import Load, Overdue, Shared
from casedesk.store.people import StaffNames
from casedesk.store.staff.absences import Absence
from casedesk.text.dates import late_by, short_day
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.next_steps import short
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.team.legend import Legend
from casedesk.ui.team.loads import LoadList
from casedesk.ui.widgets.agenda import Agenda, Item
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.rows import late, plain, quiet, strong
from casedesk.ui.widgets.table import CaseTable

OVERDUE: Sequence[Column[Overdue]] = (
    Column(N_("Code"), 96, lambda one, today: strong(one.number)),
    Column(N_("Step"), 0, lambda one, today: plain(short(one.step))),
    Column(N_("Worker"), 160, lambda one, today: quiet(said_person(*one.worker, me=False))),
    Column(N_("Late"), 130, lambda one, today: late(late_by(one.due, today))),
)
SHARED_ROWS = 4


def inset(prose: Prose) -> QWidget:
    """Running text with the margins of a card's rows."""
    around = QWidget()
    row = QVBoxLayout(around)
    row.setContentsMargins(px(16), px(10), px(16), px(10))
    row.addWidget(prose)
    return around


class CaseloadsCard(Card):
    """CaseloadsCard(): `opened(person)` when a worker was taken."""

    opened = Signal(object)

    def __init__(self) -> None:
        self._legend = Legend()
        super().__init__(_("Caseload"), action=self._legend, ruled=True)
        self.list = LoadList()
        self.list.opened.connect(self.opened)
        self.add(self.list, 1)

    def show_loads(self, loads: Sequence[Load], limit: int) -> None:
        """Everybody with their open cases."""
        self._legend.show_limit(limit)
        self.list.show_loads(loads, limit)
        self.list.setMinimumHeight(self.list.wanted_height(4))


class OverdueCard(Card):
    """OverdueCard(today): `opened(case)`."""

    opened = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(_("Overdue"), note=" ", ruled=True)
        self.model = RowsModel(OVERDUE, today, self)
        self.table = CaseTable(self.model, name=_("Overdue"), compact=True)
        self.table.set_widths([column.width for column in OVERDUE], spare=(2,))
        self.table.setMinimumHeight(px(130))
        self.table.opened.connect(self._open)
        self._none = inset(Prose(_("Nothing is late."), style=Style.SMALL))
        self.add(self.table, 1)
        self.add(self._none)

    def show_overdue(self, rows: Sequence[Overdue]) -> None:
        """The longest late first."""
        self.set_note(str(len(rows)))
        self.model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row_at(index.row()).case)


class SharingCard(Card):
    """SharingCard(): shares that end this week, or whose key is not new yet; `opened(case)`."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Sharing"), note=_("ends or waits this week"), ruled=True)
        self.list = Agenda(name=_("Sharing"))
        self.list.opened.connect(self.opened)
        self._none = inset(Prose(_("Nothing ends this week."), style=Style.SMALL))
        self.add(self.list)
        self.add(self._none)

    def show_shared(self, shared: Sequence[Shared], today: date) -> None:
        """The soonest first."""
        self.list.show_items([_shared_item(one, today) for one in shared])
        self.list.setFixedHeight(max(1, self.list.wanted_height(SHARED_ROWS)))
        self.list.setVisible(bool(shared))
        self._none.setVisible(not shared)


class AwayCard(Card):
    """AwayCard(): who is on leave and who covers; `later(id)` and `end(absence, words)` are asked for there."""

    later = Signal(object)
    end = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(_("On leave"), ruled=True)
        self._rows = QWidget()
        QVBoxLayout(self._rows)
        self.add(self._rows)

    def show_away(self, away: Sequence[Absence], names: StaffNames, today: date) -> None:
        """The soonest back first."""
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(px(6))
        for place, one in enumerate(away):
            if place:
                column.addWidget(Hairline())
            column.addLayout(self._row(one, names, today))
        if not away:
            column.addWidget(Prose(_("Nobody is on leave."), style=Style.SMALL))
        self.add(self._rows)

    def _row(self, one: Absence, names: StaffNames, today: date) -> QHBoxLayout:
        person, cover = (said_person(*names[id], me=False) for id in (one.person, one.cover))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Prose(person, role=Role.INK, bold=True))
        words = _("{cover} covers until {day}", cover=cover, day=short_day(one.ends, today))
        column.addWidget(Prose(words, style=Style.CAPTION))
        later = link(_("Later…"), lambda: self.later.emit(one.id), style=Style.SMALL)
        later.setAccessibleName(_("A later last day for {person}", person=person))
        ended = link(_("End…"), lambda: self.end.emit(one, person), style=Style.SMALL)
        ended.setAccessibleName(_("End the cover for {person}", person=person))
        row = row_of(later, ended, gap=12)
        whole = QHBoxLayout()
        whole.addLayout(column, 1)
        whole.addLayout(row)
        whole.setAlignment(row, Qt.AlignmentFlag.AlignVCenter)
        return whole


def _shared_item(one: Shared, today: date) -> Item:
    reader = said_person(*one.reader, me=False)
    day = short_day(one.until, today)
    line = _("{kind}, until {day}", kind=one.kind.said(), day=day)
    if one.over:
        return Item(_("{code}, {reader}", code=one.number, reader=reader), line, Icon.KEY, state=_("new key waits"),
                    mark=Mark.WAITS, key=one.case)  # fmt: skip
    return Item(_("{code}, {reader} reads", code=one.number, reader=reader), line, Icon.SHARE, key=one.case)
