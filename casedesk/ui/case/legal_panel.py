"""Legal steps and mediations: the orders that protect her now, above a table of everything before an authority."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.legal import LegalState, MediationOutcome
from casedesk.cases.records.legal import LegalEvent, Mediation
from casedesk.cases.rules.orders import RENEW_WITHIN, is_over, orders_that_hold, said_end
from casedesk.cases.saying import within
from casedesk.text.codes import Codes
from casedesk.text.dates import local, short_day, short_moment
from casedesk.text.translation import N_, _
from casedesk.ui.case.panel import Sight
from casedesk.ui.case.table_panel import TablePanel
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.chip import Chip
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import Cell, late, plain, quiet, state, strong

Entry = LegalEvent | Mediation
STATES: Mapping[Codes, Mark] = {
    LegalState.PREPARED: Mark.DRAFT, LegalState.SUBMITTED: Mark.SENT, LegalState.GRANTED: Mark.DONE,
    LegalState.REFUSED: Mark.TURNED_BACK, LegalState.WITHDRAWN: Mark.CLOSED, LegalState.ENDED: Mark.CLOSED,
    MediationOutcome.COMING: Mark.WAITS, MediationOutcome.AGREED: Mark.CLOSED, MediationOutcome.NOT_AGREED: Mark.CLOSED,
    MediationOutcome.SHE_STOPPED: Mark.CLOSED, MediationOutcome.BROKEN: Mark.TURNED_BACK,
}  # fmt: skip
"""The shape and tone of where a step stands, and of how a mediation ended."""
_SPARE = (4, 3)
"""In a narrow window the next date goes first, then until when it protects: both stand in the entry."""


class LegalPanel(TablePanel[Entry]):
    """LegalPanel(sight): Enter opens a step or a mediation."""

    def __init__(self, sight: Sight) -> None:
        adding = self.add_button(Part.LEGAL, sight.file.case.kind)
        super().__init__(Part.LEGAL, sight, COLUMNS, (adding,), name=_("Legal steps"))
        file, today = sight.file, sight.now.date()
        entries: list[Entry] = [*file.of(LegalEvent), *file.of(Mediation)]
        self.list_entries(sorted(entries, key=lambda one: one.on, reverse=True), spare=_SPARE)
        self.orders = [self._order(one, today) for one in orders_that_hold(file.of(LegalEvent), today)]
        for order in self.orders:
            self.add(order)
        if self.orders:
            self.add(Hairline())
        self.add(self.table, 1)

    def _order(self, order: LegalEvent, today: date) -> QWidget:
        """One order: what protects her, until when, and how long that is."""
        holder = QWidget()
        name = link(order.step.said(), lambda: self.opened.emit(Part.LEGAL, order.id), icon=Icon.LEGAL)
        until = _("until {day}", day=short_day(order.expires, today)) if order.expires else ""
        row = row_of(name, Line(until, style=Style.SMALL, role=Role.INK2), None, _chip(order, today))
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        return holder


def _chip(order: LegalEvent, today: date) -> Chip:
    words = said_end(order, today)
    if is_over(order, today):
        return Chip(words, Mark.LATE)
    soon = order.expires is None or order.expires <= today + RENEW_WITHIN
    return Chip(words, Mark.WAITS if soon else Mark.DONE)


def _what(entry: Entry, today: date) -> Cell:
    if isinstance(entry, Mediation):
        return strong(_("Mediation: {who}", who=entry.by.said()))
    return strong(entry.step.said())


def _stands(entry: Entry, today: date) -> Cell:
    code = entry.state if isinstance(entry, LegalEvent) else entry.outcome
    return state(within(code.said()), STATES[code])


def _until(entry: Entry, today: date) -> Cell:
    if isinstance(entry, Mediation) or entry.expires is None:
        return quiet("")
    words = short_day(entry.expires, today)
    return late(words) if entry.state is LegalState.GRANTED and is_over(entry, today) else plain(words)


def _next(entry: Entry, today: date) -> Cell:
    if isinstance(entry, Mediation) or entry.next_at is None:
        return quiet("")
    return plain(short_moment(local(entry.next_at), today))


COLUMNS: Sequence[Column[Entry]] = (
    Column(N_("Date"), 86, lambda entry, today: quiet(short_day(entry.on, today))),
    Column(N_("What"), 0, _what),
    Column(N_("Where it stands"), 130, _stands),
    Column(N_("Protects until"), 110, _until),
    Column(N_("Next date"), 120, _next),
)
