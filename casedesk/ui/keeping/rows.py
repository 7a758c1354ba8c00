"""The three lists of the page: what may go, what waits for a second person, what is erased."""

from __future__ import annotations

from datetime import date

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.retention import Line, MayGo, Waiting
from casedesk.text.dates import local, near_day, short_day
from casedesk.text.translation import N_, _
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import Cell, plain, quiet, state, strong


def _due(row: MayGo, today: date) -> Cell:
    return strong(_("now")) if row.due <= today else quiet(short_day(row.due, today))


def _standing(row: MayGo, today: date) -> Cell:
    if row.held:
        return state(_("held"), Mark.SEALED)
    return state(_("asked"), Mark.WAITS) if row.asked else plain("")


def _ready(row: Waiting, today: date) -> Cell:
    if row.held:
        return state(_("held"), Mark.SEALED)
    return state(_("another person"), Mark.WAITS) if row.mine else state(_("for you"), Mark.UNDER_WAY)


def _gone(row: Line, today: date) -> Cell:
    day = short_day(row.erased.everywhere, today)
    if row.gone(today):
        return state(day, Mark.DONE)
    return state(_("older backup"), Mark.STALE) if row.erased.everywhere <= today else state(day, Mark.WAITS)


MAY_GO: tuple[Column[MayGo], ...] = (
    Column(N_("Code"), 88, lambda row, today: strong(row.number)),
    Column(N_("Why"), 0, lambda row, today: plain(row.rule.said())),
    Column(N_("Counted from"), 112, lambda row, today: quiet(short_day(row.counted_from, today))),
    Column(N_("May go"), 118, _due),
    Column(N_("State"), 104, _standing),
)
WAITING: tuple[Column[Waiting], ...] = (
    Column(N_("Code"), 88, lambda row, today: strong(row.number)),
    Column(N_("What"), 0, lambda row, today: plain(row.scope.said())),
    Column(N_("Asked by"), 122, lambda row, today: plain(said_person(*row.asked_by, me=row.mine))),
    Column(N_("Asked"), 86, lambda row, today: quiet(near_day(local(row.asked).date(), today))),
    Column(N_("State"), 140, _ready),
)
ERASED: tuple[Column[Line], ...] = (
    Column(N_("Code"), 88, lambda row, today: strong(row.erased.number or "–")),
    Column(N_("What"), 0, lambda row, today: plain(row.erased.scope.said())),
    Column(N_("Erased"), 104, lambda row, today: quiet(short_day(local(row.erased.done).date(), today))),
    Column(N_("Gone everywhere"), 148, _gone),
)
