"""Possible duplicates across the team, for supervisors: two codes a row, and nobody's name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.duplicates import Pair, possible_duplicates
from casedesk.text.translation import N_, _
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room
from casedesk.ui.rows_model import Column
from casedesk.ui.team_table import TeamTable
from casedesk.ui.widgets.rows import plain, quiet, strong
from casedesk.ui.widgets.stages import EmptyState

VERY = 0.97
COLUMNS: Sequence[Column[Pair]] = (
    Column(N_("Code"), 140, lambda pair, today: strong(pair.one.number)),
    Column(N_("Worker"), 230, lambda pair, today: quiet(said_person(*pair.one.worker, me=False))),
    Column(N_("Code"), 140, lambda pair, today: strong(pair.other.number)),
    Column(N_("Worker"), 230, lambda pair, today: quiet(said_person(*pair.other.worker, me=False))),
    Column(N_("Same person?"), 0, lambda pair, today: plain(_said(pair.likely))),
)


class DuplicatesPage(TeamTable[Pair]):
    """DuplicatesPage(desk, place): Enter lays the two files of a row side by side."""

    TABLES = frozenset({"identities", "compared", "cases", "grants"})

    def __init__(self, desk: Desk, place: Place) -> None:
        words = _("These files of your team may be about the same person. Names are shown only where you compare two.")
        common = _("Very common names are compared within one district and year of birth only.")
        nothing = _("Files are compared by names however they are written, year of birth, sex and place.")
        super().__init__(
            desk, place, COLUMNS, spare=(4,), words=f"{words} {common}",
            nothing=EmptyState(Icon.IDENTITY, _("No two files look alike."), nothing),
        )  # fmt: skip
        self._background = Background(self)
        self._fill()

    def settle(self) -> None:
        self.table.setFocus()

    def _fill(self) -> None:
        self._background(lambda: self.desk.glance(possible_duplicates), self._list, None)

    def _open(self, index: QModelIndex) -> None:
        pair = self.model.row_at(index.row())
        self.go.emit(Place(Room.MERGE, pair.one.case, row=pair.other.case))


def _said(likely: float) -> str:
    return _("very likely") if likely >= VERY else _("likely")
