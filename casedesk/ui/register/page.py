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
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room
from casedesk.ui.rows_model import Column
from casedesk.ui.team_table import TeamTable
from casedesk.ui.widgets.filters import FilterButton
from casedesk.ui.widgets.rows import plain, quiet, strong
from casedesk.ui.widgets.stages import EmptyState

COLUMNS: Sequence[Column[LeftRow]] = (
    Column(N_("Date and time"), 190, lambda one, today: quiet(short_moment(one.at, today))),
    Column(N_("Code"), 110, lambda one, today: strong(one.number)),
    Column(N_("What left"), 220, lambda one, today: plain(one.paper.said())),
    Column(N_("How"), 150, lambda one, today: plain(one.way.said())),
    Column(N_("For whom"), 200, lambda one, today: plain(said_whom(one))),
    Column(N_("On what it rests"), 0, lambda one, today: plain(said_rests(one))),
)


class RegisterPage(TeamTable[LeftRow]):
    """RegisterPage(desk, place): Enter opens what left in its file."""

    TABLES = frozenset({"releases", "grants"})

    def __init__(self, desk: Desk, place: Place) -> None:
        self.month = FilterButton(_("Month"), _months(desk.glance(what_left)))
        self.paper = FilterButton(_("What left"), [(one.value, one.said()) for one in Paper])
        self.audience = FilterButton(_("For whom"), [(one.value, one.said()) for one in Audience])
        filters = (self.month, self.paper, self.audience)
        nothing = _("What is printed, saved or handed over stands here.")
        super().__init__(
            desk, place, COLUMNS, spare=(3,), filters=filters,
            words=_("Who received it, and the words of a letter, are read in the file; the journal keeps who looked."),
            nothing=EmptyState(Icon.PRINT, _("Nothing has left."), nothing),
        )  # fmt: skip
        for chosen in filters:
            chosen.picked.connect(lambda _key: self._fill())
        self._fill()

    def settle(self) -> None:
        (self.table if self.model.rowCount() else self.month).setFocus()

    def _fill(self) -> None:
        month, paper, audience = self.month.key(), self.paper.key(), self.audience.key()
        wanted = WantedReleases(
            date.fromisoformat(month) if month else None,
            Paper(paper) if paper else None,
            Audience(audience) if audience else None,
        )
        self._list(self.desk.glance(what_left, wanted=wanted))
        self.table.fit()

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


def _months(left: Sequence[LeftRow]) -> list[tuple[str, str]]:
    """The months in which something left, the last one first."""
    found = {local(one.at).date().replace(day=1) for one in left}
    return [(one.isoformat(), f"{month_names()[one.month - 1]} {one.year}") for one in sorted(found, reverse=True)]
