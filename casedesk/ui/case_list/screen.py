"""The list of cases: saved views, search as one types, filters, and rows that are read when they are painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.cases.queries.caseload import (
    CaseRow,
    Order,
    View,
    Wanted,
    among,
    case_ids,
    case_rows,
    case_rows_with_names,
    coded,
    counts,
)
from casedesk.cases.queries.search import search
from casedesk.security.roles import Permission, may
from casedesk.text.translation import N_, _
from casedesk.ui.case_list.filters import CaseFilters
from casedesk.ui.case_list.model import CasesModel
from casedesk.ui.case_list.states import CasesStates
from casedesk.ui.case_list.table import CasesTable
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.settings import CASE_COLUMNS, COMPACT_ROWS, Settings
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.filters import ViewTabs
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.page import centred
from casedesk.ui.widgets.segmented import Segmented

MOST_FOUND = 200
"""A search lists this many, the best first; whoever wants another one types one more letter."""
_SORTED = {
    Order.DUE: N_("sorted by due date"),
    Order.NUMBER: N_("sorted by code"),
    Order.RISK: N_("sorted by risk"),
    Order.STEP: N_("sorted by step"),
    Order.LAST_CONTACT: N_("sorted by last contact"),
    Order.DISTRICT: N_("sorted by district"),
}


class CasesScreen(Screen):
    """CasesScreen(desk, place, settings=None): `place.wanted` is what it begins with, `place.case` the chosen row.

    While it is open `place` follows what is shown, so that whoever comes back finds the list as it was left. Widths
    and density are remembered in `settings`.
    """

    def __init__(
        self, desk: Desk, place: Place, parent: QWidget | None = None, *, settings: Settings | None = None
    ) -> None:
        super().__init__(desk, place, parent)
        self._settings = settings
        self._wanted = replace(place.wanted or Wanted(), today=desk.today())
        self._names = self._together = False
        compact = settings.get(COMPACT_ROWS) if settings else False
        self.model = CasesModel(self._read, desk.today, self)
        self.table = CasesTable(self.model, compact=compact)
        if settings:
            self.table.widen(settings.get(CASE_COLUMNS))
        self.filters = CaseFilters()
        self.tabs = ViewTabs([(view.value, view.said(), None) for view in View], name=_("Views"))
        self.states = CasesStates(self.table, self._clear)
        self._new = primary(
            _("New first contact"), lambda: self.go.emit(Place(Room.FIRST_CONTACT)), icon=Icon.ADD, hint="Ctrl+N"
        )
        self._count = Line(style=Style.CAPTION, role=Role.INK2)
        self._rows = Segmented(
            [("comfortable", _("Comfortable")), ("compact", _("Compact"))],
            name=_("Rows"), chosen="compact" if compact else "comfortable", compact=True,
        )  # fmt: skip
        self._whole = desk.glance(counts)
        self._arrange()
        self._connect()
        self._show_wanted()
        self._fill(place.case)

    def _arrange(self) -> None:
        column = centred(self)
        head = QVBoxLayout()
        head.setSpacing(0)
        header = PageHeader(_("Cases"), buttons=(*self._ways_in(), self._new))
        head.addWidget(header)
        head.addWidget(self.tabs)
        column.addLayout(head)
        for region in (header, self.filters, self.states):
            region.setObjectName(REGION)
        column.addWidget(self.filters)
        column.addWidget(self.states, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._count, 1)
        foot.addWidget(Line(_("Rows"), style=Style.CAPTION, role=Role.INK2))
        foot.addWidget(self._rows)
        column.addLayout(foot)

    def _ways_in(self) -> Sequence[QPushButton]:
        """How a case comes in beside a first contact: from another centre, for whoever may open what is sent there."""
        if not may(self.desk.access.person.roles, Permission.TRANSFER_CASES):
            return ()
        words = _("Take in a transferred case…")
        return (button(words, lambda: self.go.emit(Place(Room.RECEIVE)), icon=Icon.FOLDER_OPEN),)

    def _connect(self) -> None:
        self.tabs.picked.connect(lambda key: self._want(replace(self._wanted, view=View(key))))
        self.filters.filtered.connect(lambda: self._want(self.filters.apply_to(self._wanted)))
        self.filters.typed.connect(lambda text: self._fill())
        self.filters.names_asked.connect(self.names_asked)
        self.filters.search.returnPressed.connect(self._enter_list)
        self.table.sort_asked.connect(self._sort)
        self.table.code_typed.connect(self._jump)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self._rows.picked.connect(self._set_density)
        self.desk.names.ready.connect(self._names_ready)

    def primary(self) -> QPushButton | None:
        return self._new

    def commands(self) -> Mapping[str, object]:
        return {"new": self._new.click, "find": self.begin_search}

    def begin_search(self) -> None:
        """Puts the focus into the search field."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def settle(self) -> None:
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        (self.table if self.model.rowCount() else self.filters.search).setFocus()

    def refresh(self, changed: Changed) -> None:
        if "cases" in changed.tables or "identities" in changed.tables:
            self._whole = self.desk.glance(counts)
            self.model.renew(changed.ids)
            self._fill(self._chosen())

    def names_shown(self, shown: bool) -> None:
        self._names = shown
        self.filters.show_names(shown)
        self.table.show_names(shown)
        self.model.forget_lines()

    def seated_together(self, together: bool) -> None:
        self._together = together
        self.filters.setVisible(not together)
        self._fill(self._chosen())

    def leave(self) -> None:
        if self._settings:
            self._settings.set(CASE_COLUMNS, self.table.widths())

    def _read(self, ids: Sequence[bytes]) -> Sequence[CaseRow]:
        if self._names and self.desk.names.index is not None:  # before that nothing may be written, and this is
            return self.desk.ask(case_rows_with_names, ids=ids)
        return self.desk.glance(case_rows, ids=ids)

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._show_wanted()
        self._fill()

    def _show_wanted(self) -> None:
        self.tabs.choose(self._wanted.view.value)
        self.filters.show_wanted(self._wanted)

    def _fill(self, chosen: UUID | None = None) -> None:
        """Lists what is wanted now; the chosen case stays chosen, and where it was on the screen."""
        typed = self.filters.search.text().strip()
        self._wanted = replace(self._wanted, today=self.desk.today())
        found = self._found(typed) if typed else None
        whole = {view: len(ids) for view, ids in found.items()} if found is not None else self._whole
        ids = found[self._wanted.view] if found is not None else self.desk.glance(case_ids, wanted=self._wanted)
        self._list(ids, chosen)
        for view in View:
            self.tabs.set_count(view.value, None if self._together else whole[view])
        self.table.show_order(None if typed else self._wanted.order, self._wanted.descending)
        self._say(len(ids), whole[self._wanted.view], searched=bool(typed))
        self._follow()

    def _found(self, typed: str) -> Mapping[View, list[bytes]]:
        """What was typed, by view: by code alone as long as names are still being read."""
        index = self.desk.names.index
        if index is None:
            ids = self.desk.glance(coded, typed=typed, limit=MOST_FOUND)
        else:
            ids = self.desk.ask(search, index=index, typed=typed, limit=MOST_FOUND)
        return self.desk.glance(among, ids=ids, wanted=self._wanted)

    def _list(self, ids: list[bytes], chosen: UUID | None) -> None:
        bar = self.table.verticalScrollBar()
        top = bar.value() - self.table.rowViewportPosition(self.table.currentIndex().row()) if chosen else 0
        before = self.model.row_of(chosen) if chosen else -1
        if not self.model.lists(ids):
            self.model.show_cases(ids)
        row = self.model.row_of(chosen) if chosen else -1
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
        elif ids:
            self.table.setCurrentIndex(self.model.index(0, 0))
        if row == before and top:
            self.table.scrollTo(self.model.index(row, 0))

    def _say(self, shown: int, of: int, *, searched: bool) -> None:
        self.states.show_for(
            shown, self._wanted, searched=searched, reading=self.desk.names.index is None, together=self._together
        )
        order = _("best match first") if searched else _(_SORTED[self._wanted.order])
        self._count.setText(_("Showing {n} of {all}, {order}", n=shown, all=of, order=order))
        self._count.setVisible(not self._together)

    def _names_ready(self) -> None:
        if self.filters.search.text():
            self._fill()
        if self._names:
            self.model.forget_lines()

    def _chosen(self) -> UUID | None:
        index = self.table.currentIndex()
        return self.model.case_at(index.row()) if index.isValid() else None

    def _follow(self) -> None:
        self.place = replace(self.place, case=self._chosen(), wanted=self._wanted)

    def _open(self, index: QModelIndex) -> None:
        self.go.emit(Place(Room.CASE, self.model.case_at(index.row())))

    def _enter_list(self) -> None:
        """Enter in the search field opens the only case found, else it goes to the first."""
        if self.model.rowCount() == 1:
            self._open(self.model.index(0, 0))
        elif self.model.rowCount():
            self.table.setFocus()

    def _jump(self, typed: str) -> None:
        for case in self.desk.glance(coded, typed=typed):
            row = self.model.row_of(case)
            if row >= 0:
                self.table.setCurrentIndex(self.model.index(row, 0))
                return

    def _sort(self, order: Order, descending: bool) -> None:
        self._wanted = replace(self._wanted, order=order, descending=descending)
        self._fill(self._chosen())

    def _clear(self) -> None:
        self.filters.search.clear()
        self._want(self._wanted.unfiltered())

    def _set_density(self, key: str) -> None:
        self.table.set_compact(key == "compact")
        if self._settings:
            self._settings.set(COMPACT_ROWS, key == "compact")
