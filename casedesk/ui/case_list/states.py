"""What the list of cases shows: the table, or in its place why there is nothing in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from casedesk.cases.queries.caseload import View, Wanted
from casedesk.text.translation import N_, _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.stages import EmptyState

_NOTHING = {
    View.MINE: (N_("No open case yet"), N_("A first contact becomes a case and gets its code.")),
    View.SHARED: (N_("No case is shared with you"), N_("When a colleague shares one, it stands here.")),
    View.CLOSED: (N_("No case is closed"), N_("Closed cases stay here, and can be opened again.")),
}


class CasesStates(QStackedWidget):
    """CasesStates(table, clear): `show_for(…)` chooses what is seen; `clear` takes the filters and the search away."""

    def __init__(self, table: QWidget, clear: Callable[[], object]) -> None:
        super().__init__()
        self._table = table_card(table)
        self._empty: dict[View, QWidget] = {}
        self.addWidget(self._table)
        for view, (title, text) in _NOTHING.items():
            self._empty[view] = self._added(EmptyState(Icon.CASES, _(title), _(text)))
        self._no_match = self._added(
            EmptyState(
                Icon.SEARCH, _("No case matches"), _("Clear the filters?"), button(_("Show all cases"), clear)
            )
        )  # fmt: skip
        waiting = _("Search by name is ready in a moment. Codes are found already.")
        self._reading = self._added(EmptyState(Icon.SEARCH, _("No code matches"), waiting))
        self._covered = self._added(together_state())

    def show_for(self, shown: int, wanted: Wanted, *, searched: bool, reading: bool, together: bool) -> None:
        """`shown` cases are listed; `reading`: names are still being read; `together`: two look at the screen."""
        if together:
            self.setCurrentWidget(self._covered)
        elif shown:
            self.setCurrentWidget(self._table)
        elif searched and reading:
            self.setCurrentWidget(self._reading)
        elif searched or wanted.filtered:
            self.setCurrentWidget(self._no_match)
        else:
            self.setCurrentWidget(self._empty[wanted.view])

    def _added(self, state: EmptyState) -> QWidget:
        card = Card()
        card.add(state, 1)
        self.addWidget(card)
        return card


def table_card(table: QWidget) -> Card:
    """A table in the frame of a card."""
    card = Card()
    card.body.setContentsMargins(0, 0, 0, 0)
    card.add(table, 1)
    return card


def together_state() -> EmptyState:
    """In the place of a list while the person sits beside the worker: nothing of others."""
    return EmptyState(Icon.HIDE, _("Seated together"), _("This list comes back with F8."))
