"""What came in: every package of another centre that was taken in or turned down, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.package_register import CameIn, came_in
from casedesk.text.dates import local, short_day, short_moment
from casedesk.text.translation import N_, _
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.rows import plain, quiet, strong
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable

COLUMNS: Sequence[Column[CameIn]] = (
    Column(N_("Date and time"), 170, lambda one, today: quiet(short_moment(one.at, today))),
    Column(N_("From which centre"), 0, lambda one, today: plain(one.centre)),
    Column(N_("Package of"), 120, lambda one, today: quiet(short_day(local(one.made).date(), today))),
    Column(N_("What became of it"), 170, lambda one, today: plain(one.outcome.said())),
    Column(N_("Code"), 110, lambda one, today: strong(one.number or "–")),
    Column(N_("By whom"), 190, lambda one, today: plain(said_person(*one.by, me=False))),
)


class CameInPage(Screen):
    """CameInPage(desk, place): Enter opens the file that came of a package."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.model = RowsModel(COLUMNS, desk.today, self)
        self.table = CaseTable(self.model, name=Room.CAME_IN.said())
        self.table.set_widths([column.width for column in COLUMNS], spare=(2, 5))
        self.table.opened.connect(self._open)
        next_one = button(
            _("Take in a transferred case…"), lambda: self.go.emit(Place(Room.RECEIVE)), icon=Icon.FOLDER_OPEN
        )
        header = PageHeader(Room.CAME_IN.said(), way=(("back", _("Team")),), buttons=(next_one,))
        header.went_back.connect(lambda _key: self.back.emit())
        self._card = Card(ruled=True)
        self._card.add(self.table, 1)
        nothing = _("Cases that another centre hands over stand here, taken in or turned down.")
        self._none = EmptyState(Icon.EXPORT, _("Nothing came in."), nothing)
        column = centred(self)
        column.addWidget(header)
        words = _("No package comes in twice. Why one was turned down is in the journal, sealed to the supervisors.")
        column.addWidget(Prose(words, widest=900))
        column.addWidget(self._card, 1)
        column.addWidget(self._none, 1)
        for region in (header, self._card):
            region.setObjectName(REGION)
        self._fill()

    def settle(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()

    def refresh(self, changed: Changed) -> None:
        if changed.tables & {"packages", "grants", "cases"}:
            self._fill()

    def seated_together(self, together: bool) -> None:
        if together:
            self.back.emit()

    def _fill(self) -> None:
        found = self.desk.glance(came_in)
        self.model.show_rows(found)
        self._card.setVisible(bool(found))
        self._none.setVisible(not found)
        if found:
            self.table.selectRow(0)

    def _open(self, index: QModelIndex) -> None:
        one = self.model.row_at(index.row())
        if one.case is not None and one.number:
            self.go.emit(Place(Room.CASE, one.case))
