"""Referrals: what waits, answers due, appointments of the week, what is done; and how each service stands."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import ReferralStatus
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.caseload import View, counts
from casedesk.cases.queries.referrals import ReferralRow, StandingRow, referrals, services_stand, workers_seen
from casedesk.cases.saying import listed
from casedesk.text.naming import in_script
from casedesk.text.translation import N_, _
from casedesk.ui.case_list.states import table_card, together_state
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.board_filters import BoardFilters
from casedesk.ui.referral.board_rows import COLUMNS, SERVICES, by_service, columns
from casedesk.ui.referral.board_views import COUNTED, NOTHING, ORDER, Board, rows_of
from casedesk.ui.rows_model import RowsModel
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.buttons import button, explain, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.filters import ViewTabs
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable

WORKER = len(COLUMNS)
"""The column that says whose case it is."""
_ANSWER, _OPEN, _ENTRY = N_("Add the answer"), N_("Open the referral"), N_("Open the entry")
_LISTED, _STANDING, _EMPTY, _NO_MATCH, _COVERED = range(5)


class ReferralsScreen(Screen):
    """ReferralsScreen(desk, place): `place.row` is the referral chosen at first, `place.view` the view."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self._rows: list[ReferralRow] = []
        self._stands: list[StandingRow] | None = None
        self._together = False
        workers, me = desk.glance(workers_seen), desk.access.person
        names = {me.id: in_script(me.name, me.khmer_name), **{id: in_script(*both) for id, both in workers.items()}}
        self._columns = columns(names)
        self.model, self.services = RowsModel(self._columns, desk.today, self), RowsModel(SERVICES, desk.today, self)
        self.table = CaseTable(self.model, name=_("Referrals"))
        self.standing = CaseTable(self.services, name=Board.SERVICES.said())
        self.standing.set_widths([column.width for column in SERVICES])
        self.tabs = ViewTabs([(view.value, view.said(), None) for view in Board], name=_("Views"))
        if isinstance(place.view, Board):
            self.tabs.choose(place.view.value)
        self.filters = BoardFilters(workers, alone=desk.glance(counts)[View.MINE] > 0)
        self._act = primary(_(_OPEN), self._open_current, icon=Icon.REFERRALS)
        self._foot = Line(style=Style.CAPTION, role=Role.INK2)
        self._arrange()
        self.tabs.picked.connect(lambda key: self._show())
        self.filters.picked.connect(self._read)
        for table in (self.table, self.standing):
            table.opened.connect(self._open)
            table.selectionModel().currentRowChanged.connect(self._moved)
        self._read()

    def _arrange(self) -> None:
        column = centred(self)
        head = QVBoxLayout()
        head.setSpacing(0)
        header = PageHeader(_("Referrals"), buttons=(self._act,))
        head.addWidget(header)
        head.addWidget(self.tabs)
        column.addLayout(head)
        column.addWidget(self.filters)
        self.states = QStackedWidget()
        self._nothing: dict[Board, EmptyState] = {}
        every = button(_("Show all referrals"), self.filters.clear)
        no_match = EmptyState(Icon.SEARCH, _("No referral matches"), _("Clear the filters?"), every)
        for table in (self.table, self.standing):
            self.states.addWidget(table_card(table))
        for state in (self._empty(), no_match, together_state()):
            card = Card()
            card.add(state, 1)
            self.states.addWidget(card)
        column.addWidget(self.states, 1)
        for region in (header, self.states):
            region.setObjectName(REGION)
        column.addWidget(self._foot)

    def _empty(self) -> QStackedWidget:
        """What each view says while nothing is in it."""
        self._why = QStackedWidget()
        begins = _("A referral begins on the page of its case.")
        for view in Board:
            self._why.addWidget(EmptyState(Icon.REFERRALS, _(NOTHING.get(view, N_("No referral here yet."))), begins))
        return self._why

    @property
    def view(self) -> Board:
        """The view that is shown."""
        return Board(self.tabs.key())

    def primary(self) -> QPushButton | None:
        return self._act

    def settle(self) -> None:
        self._table().setFocus()

    def refresh(self, changed: Changed) -> None:
        if changed.tables & {"referrals", "cases", "providers", "service_standings"}:
            self._read()

    def seated_together(self, together: bool) -> None:
        self._together = together
        self._show()

    def _table(self) -> CaseTable:
        return self.standing if self.view is Board.SERVICES else self.table

    def _read(self) -> None:
        self._rows, self._stands = self.desk.glance(referrals, own=self.filters.own), None
        self._show()

    def _show(self) -> None:
        chosen, view, today = self.place.row, self.view, self.desk.today()
        services = view is Board.SERVICES
        if services and self._stands is None:  # asked for when it is looked at: it is the longest of the lists
            self._stands = self.desk.glance(services_stand, own=self.filters.own)
        known = self._stands or []
        self.filters.offer(self._rows, known)
        self.filters.for_services(services)
        self._make_room()
        rows = [row for row in self._rows if self.filters.takes(row)]
        stands = [row for row in known if self.filters.takes(row)]
        for one in COUNTED:
            self.tabs.set_count(one.value, None if self._together else len(rows_of(one, rows, today)))
        self.model.show_rows(shown := rows_of(view, rows, today))
        self.services.show_rows(by_service(stands))
        self._choose(chosen, [row.entry for row in stands] if services else [row.id for row in shown])
        self._state(len(stands) if services else len(shown))
        self._say_foot(stands, len(shown))
        self._moved()

    def _make_room(self) -> None:
        """Whose case it is only matters among those of others; in the week the hours are what is looked for."""
        mine = self.filters.own
        widths = [column.width for column in self._columns[: WORKER if mine else None]]
        self.table.set_widths(widths, spare=(5, 2, 4) if self.view is Board.WEEK else (6, 5))
        self.table.setColumnHidden(WORKER, mine)
        self.table.resizeEvent(QResizeEvent(self.table.size(), self.table.size()))

    def _choose(self, chosen: UUID | None, ids: list[UUID]) -> None:
        if ids:
            table = self._table()
            table.setCurrentIndex(table.model().index(ids.index(chosen) if chosen in ids else 0, 0))

    def _state(self, shown: int) -> None:
        self._why.setCurrentIndex(list(Board).index(self.view))
        listed_in = _STANDING if self.view is Board.SERVICES else _LISTED
        empty = _NO_MATCH if self.filters.filtered() else _EMPTY
        self.states.setCurrentIndex(_COVERED if self._together else listed_in if shown else empty)
        self.filters.setVisible(not self._together)
        self._foot.setVisible(bool(shown) and not self._together)

    def _say_foot(self, stands: list[StandingRow], shown: int) -> None:
        if self.view is not Board.SERVICES:
            self._foot.setText(_(ORDER[self.view], n=shown, all=len(self._rows)))
            return
        many = Counter(row.status for row in stands)
        counts = [_("{label}: {words}", label=one.said(), words=many[one]) for one in ReferralStatus if many[one]]
        self._foot.setText(listed(counts))

    def _current(self) -> ReferralRow | StandingRow | None:
        index = self._table().currentIndex()
        if not index.isValid() or self._together:
            return None
        at = index.row()
        return self.services.row_at(at).row if self.view is Board.SERVICES else self.model.row_at(at)

    def _moved(self) -> None:
        """The button says what is done next with the row that is chosen."""
        row = self._current()
        waits = isinstance(row, ReferralRow) and row.state is ReferralState.SENT
        entry = isinstance(row, StandingRow) and not row.referral
        self._act.setText(_(_ANSWER) if waits else _(_ENTRY) if entry else _(_OPEN))
        explain(self._act, can=row is not None, why=_("Choose a referral first."))
        if row is not None:
            id = row.id if isinstance(row, ReferralRow) else row.entry
            self.place = Place(Room.REFERRALS, row=id, view=self.view)

    def _open_current(self) -> None:
        self._open(self._table().currentIndex())

    def _open(self, index: QModelIndex) -> None:
        row = self._current()
        if isinstance(row, StandingRow) and not row.referral:
            self.go.emit(Place(Room.CASE, row.case, Part.REFERRALS, row=row.entry))
        elif row is not None:
            self.go.emit(Place(Room.REFERRAL, row.case, row=row.entry if isinstance(row, StandingRow) else row.id))
