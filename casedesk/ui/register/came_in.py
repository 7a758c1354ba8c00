"""What came in: every package of another centre that was taken in or turned down, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.package_register import CameIn, came_in
from casedesk.text.dates import local, short_day, short_moment
from casedesk.text.translation import N_, _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room
from casedesk.ui.rows_model import Column
from casedesk.ui.team_table import TeamTable
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.rows import plain, quiet, strong
from casedesk.ui.widgets.stages import EmptyState

COLUMNS: Sequence[Column[CameIn]] = (
    Column(N_("Date and time"), 170, lambda one, today: quiet(short_moment(one.at, today))),
    Column(N_("From which centre"), 0, lambda one, today: plain(one.centre)),
    Column(N_("Package of"), 120, lambda one, today: quiet(short_day(local(one.made).date(), today))),
    Column(N_("What became of it"), 170, lambda one, today: plain(one.outcome.said())),
    Column(N_("Code"), 110, lambda one, today: strong(one.number or "–")),
    Column(N_("By whom"), 190, lambda one, today: plain(said_person(*one.by, me=False))),
)


class CameInPage(TeamTable[CameIn]):
    """CameInPage(desk, place): Enter opens the file that came of a package."""

    TABLES = frozenset({"packages", "grants", "cases"})

    def __init__(self, desk: Desk, place: Place) -> None:
        nothing = _("Cases that another centre hands over stand here, taken in or turned down.")
        next_one = button(
            _("Take in a transferred case…"), lambda: self.go.emit(Place(Room.RECEIVE)), icon=Icon.FOLDER_OPEN
        )
        super().__init__(
            desk, place, COLUMNS, spare=(2, 5), buttons=(next_one,),
            words=_("No package comes in twice. Why one was turned down is in the journal, sealed to the supervisors."),
            nothing=EmptyState(Icon.EXPORT, _("Nothing came in."), nothing),
        )  # fmt: skip
        self._fill()

    def _fill(self) -> None:
        self._list(self.desk.glance(came_in))

    def _open(self, index: QModelIndex) -> None:
        one = self.model.row_at(index.row())
        if one.case is not None and one.number:
            self.go.emit(Place(Room.CASE, one.case))
