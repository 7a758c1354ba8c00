"""Possible duplicates across the team, for supervisors: two codes a row, and nobody's name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.duplicates import Pair, possible_duplicates
from casedesk.text.translation import N_, _
from casedesk.ui.background import Background
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.rows import plain, quiet, strong
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable

VERY = 0.97
COLUMNS: Sequence[Column[Pair]] = (
    Column(N_("Code"), 140, lambda pair, today: strong(pair.one.number)),
    Column(N_("Worker"), 230, lambda pair, today: quiet(said_person(*pair.one.worker, me=False))),
    Column(N_("Code"), 140, lambda pair, today: strong(pair.other.number)),
    Column(N_("Worker"), 230, lambda pair, today: quiet(said_person(*pair.other.worker, me=False))),
    Column(N_("Same person?"), 0, lambda pair, today: plain(_said(pair.likely))),
)


class DuplicatesPage(Screen):
    """DuplicatesPage(desk, place): Enter lays the two files of a row side by side."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self._background = Background(self)
        self.model = RowsModel(COLUMNS, desk.today, self)
        self.table = CaseTable(self.model, name=_("Possible duplicates"))
        self.table.set_widths([column.width for column in COLUMNS], spare=(4,))
        self.table.opened.connect(self._open)
        header = PageHeader(_("Possible duplicates"), way=(("back", _("Team")),))
        header.went_back.connect(lambda _key: self.back.emit())
        self._card = Card(ruled=True)
        self._card.add(self.table, 1)
        self._none = EmptyState(
            Icon.IDENTITY, _("No two files look alike."),
            _("Files are compared by names however they are written, year of birth, sex and place."),
        )  # fmt: skip
        column = centred(self)
        column.addWidget(header)
        words = _("These files of your team may be about the same person. Names are shown only where you compare two.")
        column.addWidget(Prose(words, widest=900))
        column.addWidget(self._card, 1)
        column.addWidget(self._none, 1)
        for region in (header, self._card):
            region.setObjectName(REGION)
        self._none.hide()
        self._fill()

    def settle(self) -> None:
        self.table.setFocus()

    def refresh(self, changed: Changed) -> None:
        if changed.tables & {"identities", "compared", "cases", "grants"}:
            self._fill()

    def seated_together(self, together: bool) -> None:
        if together:
            self.back.emit()

    def _fill(self) -> None:
        self._background(lambda: self.desk.glance(possible_duplicates), self._found, None)

    def _found(self, found: Sequence[Pair]) -> None:
        self.model.show_rows(found)
        self._card.setVisible(bool(found))
        self._none.setVisible(not found)
        if found:
            self.table.selectRow(0)

    def _open(self, index: QModelIndex) -> None:
        pair = self.model.row_at(index.row())
        self.go.emit(Place(Room.MERGE, pair.one.case, row=pair.other.case))


def _said(likely: float) -> str:
    return _("very likely") if likely >= VERY else _("likely")
