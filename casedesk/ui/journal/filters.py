"""What stands above the journal: who, what, from when to when, which case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from casedesk.cases.actions import ActionKind
from casedesk.cases.queries.journal import WantedEntries
from casedesk.text.dates import ImpossibleDate, read_date, short_day
from casedesk.text.input import clean_line
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.filters import FilterButton, SearchBox
from casedesk.ui.widgets.flow import Flow

TODAY, WEEK, MONTH, OWN = "today", "week", "month", "own"
BACK = {TODAY: 0, WEEK: 6, MONTH: 30}


class JournalFilters(QWidget):
    """JournalFilters(people, today): `wanted()`; `filtered()` when a filter was taken or cleared.

    `people` are (id, name) pairs. A day that was not understood is told below its field and filters nothing.
    """

    filtered = Signal()

    def __init__(self, people: Sequence[tuple[UUID, str]], today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.who = FilterButton(_("Who"), [(str(id), name) for id, name in people])
        self.what = FilterButton(_("What"), [(kind.value, kind.said()) for kind in ActionKind])
        self.when = FilterButton(
            _("When"),
            [(TODAY, _("today")), (WEEK, _("last 7 days")), (MONTH, _("last 31 days")), (OWN, _("from … to …"))],
        )
        self.since, self.until = _day(_("From")), _day(_("To"))
        self.code = SearchBox(_("Code of a case"))
        self.code.setMinimumWidth(px(150))
        self.code.setMaximumWidth(px(170))
        self.clear = link(_("Clear"), self.clear_all, style=Style.SMALL)
        self._connect()
        holder = QWidget()
        holder.setLayout(Flow(self.who, self.what, self.when, self.since, self.until, self.code, self.clear))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        self._arrange()

    def _connect(self) -> None:
        for one in (self.who, self.what, self.when):
            one.picked.connect(self._taken)
        for line in (self.since, self.until, self.code):
            line.editingFinished.connect(self._typed)

    def wanted(self) -> WantedEntries:
        """What is filtered now."""
        who, what = self.who.key(), self.what.key()
        since, until = self._days()
        return WantedEntries(
            UUID(who) if who else None, ActionKind(what) if what else None, since, until,
            clean_line(self.code.text()).text,
        )  # fmt: skip

    def clear_all(self) -> None:
        """Shows everything again."""
        for one in (self.who, self.what, self.when):
            one.choose(None)
        for line in (self.since, self.until, self.code):
            line.clear()
        self._taken()

    def _days(self) -> tuple[date | None, date | None]:
        key = self.when.key()
        if key is None:
            return None, None
        if key != OWN:
            return self._today() - timedelta(days=BACK[key]), None
        return self._read(self.since, first=True), self._read(self.until, first=False)

    def _read(self, line: QLineEdit, *, first: bool) -> date | None:
        try:
            read = read_date(line.text(), self._today())
        except ImpossibleDate:
            return None
        return None if read is None else read.earliest() if first else read.latest()

    def _typed(self) -> None:
        for line, first in ((self.since, True), (self.until, False)):
            day = self._read(line, first=first)
            line.setProperty("problem", bool(line.text().strip()) and day is None)
            if day is not None:
                line.setText(short_day(day, date.min))
            line.update()
        self._taken()

    def _taken(self) -> None:
        self._arrange()
        self.filtered.emit()

    def _arrange(self) -> None:
        """Only what is set takes room."""
        own = self.when.key() == OWN
        self.since.setVisible(own)
        self.until.setVisible(own)
        self.clear.setVisible(self.wanted().filtered)


def _day(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    made.setFixedWidth(px(110))
    return made
