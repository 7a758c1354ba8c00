"""Referrals: what waits, what was accepted, what is done; stale ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.referrals import ReferralRow, referrals
from casedesk.text.codes import Codes
from casedesk.text.translation import N_, _
from casedesk.ui.case_list.states import table_card, together_state
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.board_rows import COLUMNS
from casedesk.ui.rows_model import RowsModel
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.buttons import explain, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.filters import ViewTabs
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable

_S = ReferralState


class Board(Codes):
    """The views of the board."""

    WAITING = "waiting", N_("Waiting")
    ACCEPTED = "accepted", N_("Accepted")
    DONE = "done", N_("Done")
    ALL = "all", N_("All")


STATES: Mapping[Board, Sequence[ReferralState]] = {
    Board.WAITING: (_S.DRAFTED, _S.CONSENTED, _S.SENT),
    Board.ACCEPTED: (_S.ACCEPTED,),
    Board.DONE: (_S.REJECTED, _S.SERVED, _S.FEEDBACK, _S.WITHDRAWN, _S.DECLINED),
    Board.ALL: tuple(_S),
}
_ANSWER, _OPEN = N_("Add the answer"), N_("Open the referral")


class ReferralsScreen(Screen):
    """ReferralsScreen(desk, place): `place.row` is the referral chosen at first."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self._rows: list[ReferralRow] = []
        self._together = False
        self.model = RowsModel(COLUMNS, desk.today, self)
        self.table = CaseTable(self.model, name=_("Referrals"))
        self.table.set_widths([column.width for column in COLUMNS], spare=(6, 5))
        self.tabs = ViewTabs([(view.value, view.said(), None) for view in Board], name=_("Views"))
        self._act = primary(_(_OPEN), self._open_current, icon=Icon.REFERRALS)
        self._foot = Line(style=Style.CAPTION, role=Role.INK2)
        self._arrange()
        self.tabs.picked.connect(lambda key: self._show())
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self._read()
        self._show(place.row)

    def _arrange(self) -> None:
        column = centred(self)
        head = QVBoxLayout()
        head.setSpacing(0)
        header = PageHeader(_("Referrals"), buttons=(self._act,))
        head.addWidget(header)
        head.addWidget(self.tabs)
        column.addLayout(head)
        self.states = QStackedWidget()
        self.states.addWidget(table_card(self.table))
        waiting = EmptyState(Icon.REFERRALS, _("Nothing is waiting."), _("A referral begins on the page of its case."))
        for state in (waiting, together_state()):
            card = Card()
            card.add(state, 1)
            self.states.addWidget(card)
        column.addWidget(self.states, 1)
        for region in (header, self.states):
            region.setObjectName(REGION)
        column.addWidget(self._foot)

    def primary(self) -> QPushButton | None:
        return self._act

    def settle(self) -> None:
        self.table.setFocus()

    def refresh(self, changed: Changed) -> None:
        if changed.tables & {"referrals", "cases", "providers"}:
            self._read()
            self._show(self.place.row)

    def seated_together(self, together: bool) -> None:
        self._together = together
        self._show(self.place.row)

    def _read(self) -> None:
        self._rows = self.desk.glance(referrals)

    def _show(self, chosen: UUID | None = None) -> None:
        for view in Board:
            among = sum(row.state in STATES[view] for row in self._rows)
            self.tabs.set_count(view.value, None if self._together else among)
        rows = [row for row in self._rows if row.state in STATES[Board(self.tabs.key())]]
        self.model.show_rows(rows)
        self.states.setCurrentIndex(2 if self._together else 0 if rows else 1)
        places = [place for place, row in enumerate(rows) if row.id == chosen]
        if rows:
            self.table.setCurrentIndex(self.model.index(places[0] if places else 0, 0))
        self._foot.setText(_("Showing {n} of {all}, stale ones first", n=len(rows), all=len(self._rows)))
        self._foot.setVisible(bool(rows) and not self._together)
        self._moved()

    def _moved(self) -> None:
        """The button says what is done next with the row that is chosen."""
        index = self.table.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() and not self._together else None
        self._act.setText(_(_ANSWER) if row is not None and row.state is _S.SENT else _(_OPEN))
        explain(self._act, can=row is not None, why=_("Choose a referral first."))
        if row is not None:
            self.place = Place(Room.REFERRALS, row=row.id)

    def _open_current(self) -> None:
        if self.table.currentIndex().isValid():
            self._open(self.table.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        self.go.emit(Place(Room.REFERRAL, row.case, row=row.id))
