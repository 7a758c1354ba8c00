"""The referrals board as tables: where each referral stands, stale ones first; and how each service stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casedesk.cases.codes.work import UNSENT, ReferralState
from casedesk.cases.queries.referrals import ReferralRow, StandingRow
from casedesk.text.dates import clock, local, near_day, short_day
from casedesk.text.naming import in_script
from casedesk.text.translation import N_, _, p_
from casedesk.ui.referral.board_views import is_past
from casedesk.ui.referral.life import mark
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import Cell, Kind, late, plain, quiet, state, strong

_NEXT = {
    ReferralState.DRAFTED: N_("Ask for her consent"),
    ReferralState.CONSENTED: N_("Print and hand over"),
    ReferralState.SENT: N_("Add the answer"),
    ReferralState.ACCEPTED: N_("Ask whether she was served"),
    ReferralState.REJECTED: N_("Look for another service"),
    ReferralState.SERVED: N_("Ask how it went"),
}

_NEXT_OF_WHOLE = {
    ReferralState.CONSENTED: N_("Make the package"),
    ReferralState.ACCEPTED: N_("Prepare the closure"),
    ReferralState.REJECTED: N_("Look for another centre"),
}
"""Where the whole case goes to another centre."""


def provider_words(row: ReferralRow) -> str:
    """The service's own name, in Khmer in a Khmer window."""
    return in_script(row.provider, row.provider_khmer)


def _state(row: ReferralRow, today: date) -> Cell:
    return state(p_("referral", "stale"), Mark.STALE) if row.stale else state(row.state.said(), mark(row.state))


def _since(row: ReferralRow, today: date) -> Cell:
    if row.sent is None:
        return quiet(_("drafted {day}", day=short_day(row.drafted, today)))
    return quiet(_("sent {day}", day=short_day(row.sent, today)))


def _appointment(row: ReferralRow, today: date) -> Cell:
    if row.appointment is None:
        return quiet("–")
    on = local(row.appointment).date()
    if is_past(row, today):
        return late(short_day(on, today))
    return plain(_("{day}, {time}", day=near_day(on, today), time=clock(row.appointment)))


def _service(row: ReferralRow, today: date) -> Cell:
    words = _("{service}, {provider}", service=asked_for(row), provider=provider_words(row))
    return quiet(_("{service} (closed)", service=words)) if _is_shut(row) else plain(words)


def asked_for(row: ReferralRow) -> str:
    """Which service, or that the whole case goes."""
    return _("Whole case") if row.whole else row.service.said()


def _next(row: ReferralRow, today: date) -> Cell:
    step = ReferralState.REJECTED if _is_shut(row) else row.state
    usual = _NEXT.get(step, "")
    return plain(_(_NEXT_OF_WHOLE.get(step, usual) if row.whole else usual))


def _is_shut(row: ReferralRow) -> bool:
    """Whether it cannot go there any more."""
    return row.shut and row.state in UNSENT


COLUMNS: tuple[Column[ReferralRow], ...] = (
    Column(N_("Referral"), 104, lambda row, today: strong(row.number)),
    Column(N_("Case"), 92, lambda row, today: plain(row.case_number)),
    Column(N_("State"), 138, _state),
    Column(N_("Service"), 0, _service),
    Column(N_("Next step"), 214, _next),
    Column(N_("Since"), 132, _since),
    Column(N_("Appointment"), 150, _appointment),
)


def columns(names: Mapping[UUID, str]) -> tuple[Column[ReferralRow], ...]:
    """The same, and at the end whose case it is."""
    return (*COLUMNS, Column(N_("Worker"), 150, lambda row, today: plain(names.get(row.worker, "–"))))


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """How one service stands in one case, and whether it is the first line of that service: only that one names it."""

    row: StandingRow
    first: bool


def by_service(rows: Sequence[StandingRow]) -> list[ServiceLine]:
    """The lines of the list, each service named once."""
    before = [None, *(row.service for row in rows)]
    return [ServiceLine(row, row.service is not last) for row, last in zip(rows, before, strict=False)]


def _of_service(line: ServiceLine, today: date) -> Cell:
    name = line.row.service.said()
    return Cell(name if line.first else "", Kind.STRONG, said=name)


SERVICES: tuple[Column[ServiceLine], ...] = (
    Column(N_("Service"), 0, _of_service),
    Column(N_("How it stands"), 290, lambda line, today: plain(line.row.status.said())),
    Column(N_("Case"), 130, lambda line, today: strong(line.row.case_number)),
    Column(N_("Since"), 170, lambda line, today: quiet(short_day(line.row.on, today))),
)
