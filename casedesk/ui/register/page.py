"""What left: every paper that ever left a file of the team, by code, month, kind and for whom; for supervisors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import Audience, Paper
from casedesk.cases.queries.what_left import LeftRow, WantedReleases, what_left
from casedesk.text.dates import local, month_names, short_moment
from casedesk.text.translation import N_, _
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.filters import FilterButton
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.rows import plain, quiet, strong
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable

COLUMNS: Sequence[Column[LeftRow]] = (
    Column(N_("Date and time"), 190, lambda one, today: quiet(short_moment(one.at, today))),
    Column(N_("Code"), 110, lambda one, today: strong(one.number)),
    Column(N_("What left"), 220, lambda one, today: plain(one.paper.said())),
    Column(N_("How"), 150, lambda one, today: plain(one.way.said())),
    Column(N_("For whom"), 200, lambda one, today: plain(said_whom(one))),
    Column(N_("On what it rests"), 0, lambda one, today: plain(said_rests(one))),
)


class RegisterPage(Screen):
    """RegisterPage(desk, place): Enter opens what left in its file."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.model = RowsModel(COLUMNS, desk.today, self)
        self.table = CaseTable(self.model, name=Room.WHAT_LEFT.said())
        self.table.set_widths([column.width for column in COLUMNS], spare=(3,))
        self.table.opened.connect(self._open)
        self.month = FilterButton(_("Month"), self._months())
        self.paper = FilterButton(_("What left"), [(one.value, one.said()) for one in Paper])
        self.audience = FilterButton(_("For whom"), [(one.value, one.said()) for one in Audience])
        for chosen in (self.month, self.paper, self.audience):
            chosen.picked.connect(lambda _key: self._fill())
        header = PageHeader(Room.WHAT_LEFT.said(), way=(("back", _("Team")),))
        header.went_back.connect(lambda _key: self.back.emit())
        self._card = Card(ruled=True)
        self._card.add(self.table, 1)
        self._none = EmptyState(
            Icon.PRINT, _("Nothing has left."), _("What is printed, saved or handed over stands here.")
        )
        column = centred(self)
        column.addWidget(header)
        words = _("Who received it, and the words of a letter, are read in the file; the journal keeps who looked.")
        column.addWidget(Prose(words, widest=900))
        column.addLayout(row_of(self.month, self.paper, self.audience, None))
        column.addWidget(self._card, 1)
        column.addWidget(self._none, 1)
        for region in (header, self._card):
            region.setObjectName(REGION)
        self._fill()

    def settle(self) -> None:
        (self.table if self.model.rowCount() else self.month).setFocus()

    def refresh(self, changed: Changed) -> None:
        if changed.tables & {"releases", "grants"}:
            self._fill()

    def seated_together(self, together: bool) -> None:
        if together:
            self.back.emit()

    def _months(self) -> list[tuple[str, str]]:
        """The months in which something left, the last one first."""
        found = {local(one.at).date().replace(day=1) for one in self.desk.glance(what_left)}
        return [(one.isoformat(), f"{month_names()[one.month - 1]} {one.year}") for one in sorted(found, reverse=True)]

    def _fill(self) -> None:
        month, paper, audience = self.month.key(), self.paper.key(), self.audience.key()
        wanted = WantedReleases(
            date.fromisoformat(month) if month else None,
            Paper(paper) if paper else None,
            Audience(audience) if audience else None,
        )
        found = self.desk.glance(what_left, wanted=wanted)
        self.model.show_rows(found)
        self.table.fit()
        self._card.setVisible(bool(found))
        self._none.setVisible(not found)
        if found:
            self.table.selectRow(0)

    def _open(self, index: QModelIndex) -> None:
        one = self.model.row_at(index.row())
        self.go.emit(Place(Room.CASE, one.case, Part.REFERRALS, one.id))


def said_whom(one: LeftRow) -> str:
    """Whom it was for. What only another centre can open says so."""
    return _("Another centre") if one.paper is Paper.PACKAGE else one.audience.said()


def said_rests(one: LeftRow) -> str:
    """On what it left, in two words."""
    if one.override is not None:
        return _("A supervisor’s decision")
    if one.consent is not None:
        return _("Her consent")
    return _("It is hers") if one.audience is Audience.HERSELF else _("It stayed in the centre")
