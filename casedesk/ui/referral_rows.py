"""The referrals board as a table: where each referral stands, stale ones first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.referrals import ReferralRow
from casedesk.text.dates import clock, near_day, short_day
from casedesk.text.translation import N_, _, language, p_
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import CELL, Cell, plain, quiet, state, strong

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
MARKS = {
    ReferralState.DRAFTED: Mark.DRAFT,
    ReferralState.CONSENTED: Mark.WAITS,
    ReferralState.SENT: Mark.SENT,
    ReferralState.ACCEPTED: Mark.DONE,
    ReferralState.REJECTED: Mark.TURNED_BACK,
    ReferralState.SERVED: Mark.DONE,
    ReferralState.FEEDBACK: Mark.DONE,
    ReferralState.WITHDRAWN: Mark.CLOSED,
}
_NEXT = {
    ReferralState.DRAFTED: N_("Ask for her consent"),
    ReferralState.CONSENTED: N_("Print and hand over"),
    ReferralState.SENT: N_("Add the answer"),
    ReferralState.ACCEPTED: N_("Ask whether she was served"),
    ReferralState.REJECTED: N_("Look for another service"),
    ReferralState.SERVED: N_("Ask how it went"),
}


def provider_words(row: ReferralRow) -> str:
    """The service's own name, in Khmer in a Khmer window."""
    return row.provider_khmer if language() == "km" and row.provider_khmer else row.provider


def _state(row: ReferralRow, today: date) -> Cell:
    return state(p_("referral", "stale"), Mark.STALE) if row.stale else state(row.state.said(), MARKS[row.state])


def _since(row: ReferralRow, today: date) -> Cell:
    if row.sent is None:
        return quiet(_("drafted {day}", day=short_day(row.drafted, today)))
    return quiet(_("sent {day}", day=short_day(row.sent, today)))


def _appointment(row: ReferralRow, today: date) -> Cell:
    if row.appointment is None:
        return quiet("–")
    at = row.appointment.astimezone()
    return plain(_("{day}, {time}", day=near_day(at.date(), today), time=clock(row.appointment)))


COLUMNS: tuple[tuple[str, int, Callable[[ReferralRow, date], Cell]], ...] = (
    (N_("Referral"), 92, lambda row, today: strong(row.number)),
    (N_("Case"), 92, lambda row, today: plain(row.case_number)),
    (N_("State"), 138, _state),
    (N_("Service"), 0, lambda row, today: plain(_("{service}, {provider}", service=row.service.said(),
                                                  provider=provider_words(row)))),
    (N_("Next step"), 214, lambda row, today: plain(_(_NEXT.get(row.state, "")))),
    (N_("Since"), 132, _since),
    (N_("Appointment"), 150, _appointment),
)  # fmt: skip


class ReferralsModel(QAbstractTableModel):
    """ReferralsModel(today): `show_rows(rows)` lists others."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: list[ReferralRow] = []

    def show_rows(self, rows: Sequence[ReferralRow]) -> None:
        """Lists these referrals, in this order."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, row: int) -> ReferralRow:
        """What stands in a row."""
        return self._rows[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:  # noqa: N802
        if role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS):
            return _(COLUMNS[section][0])
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole, CELL) or not index.isValid():
            return None
        cell = COLUMNS[index.column()][2](self._rows[index.row()], self._today())
        return cell if role == CELL else cell.text
