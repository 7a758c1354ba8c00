"""Settings › Keeping and erasing: what may go, what waits for a second person, what is gone, and the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.queries.retention import Line, MayGo, Waiting, erased_files, may_go, waiting
from casedesk.cases.verbs.erase import erase
from casedesk.security.roles import Permission, may
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.erasure_ledger import Erased
from casedesk.text.codes import Codes
from casedesk.text.translation import N_, _
from casedesk.ui.background import Background
from casedesk.ui.case_list.states import table_card
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.keeping.acts import TABLES, Acts
from casedesk.ui.keeping.rows import ERASED, MAY_GO, WAITING
from casedesk.ui.keeping.rules import RulesCard
from casedesk.ui.keeping.side import Chosen, erased_card, may_go_card, waiting_card
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.rows_model import RowsModel
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.filters import ViewTabs
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable

SIDE = 296


class View(Codes):
    """The views of the page; the first and the third are for supervisors."""

    MAY_GO = "may_go", N_("May go")
    WAITING = "waiting", N_("To approve")
    ERASED = "erased", N_("Erased")
    RULES = "rules", N_("Rules")


_COLUMNS: Mapping[View, Sequence[Any]] = {View.MAY_GO: MAY_GO, View.WAITING: WAITING, View.ERASED: ERASED}
_READ: Mapping[View, Callable[..., Any]] = {View.MAY_GO: may_go, View.WAITING: waiting, View.ERASED: erased_files}
_SPARE = {View.MAY_GO: (2,), View.WAITING: (3, 2), View.ERASED: ()}
_EMPTY = {
    View.MAY_GO: (N_("Nothing may go yet"), N_("Files stand here 90 days before their rule lets them go.")),
    View.WAITING: (N_("Nothing waits for you"), N_("What one supervisor asks to erase, another person approves here.")),
    View.ERASED: (N_("Nothing was erased"), N_("Each erasure stays here with its certificate and its date.")),
}
_FOR_SUPERVISORS = frozenset({View.MAY_GO, View.ERASED})


class KeepingPage(SettingsPage):
    """KeepingPage(desk, background, ways_out=None): an administrator finds the rules, a supervisor the files."""

    def __init__(self, desk: Desk, background: Background, ways_out: WaysOut | None = None) -> None:
        super().__init__(desk, background)
        office = may(desk.access.person.roles, Permission.ERASE_CASES)
        self._views = [view for view in View if office or view not in _FOR_SUPERVISORS]
        self._rows: dict[View, list[Any]] = {}
        self.acts = Acts(desk, self)
        self._out = PaperOut(desk, self, ways_out)
        self.tabs = ViewTabs([(view.value, view.said(), None) for view in self._views], name=_("Views"))
        self.notice = Notice("", Tone.WAIT)
        self.rules = RulesCard(desk)
        self.tables: dict[View, CaseTable] = {}
        self._models: dict[View, RowsModel[Any]] = {}
        self.chosen: QWidget | None = None
        self._lay_out()
        self._listen()
        self._read()
        self._begin()

    def facts(self) -> Sequence[str]:
        return (_("How long things are kept, what may go, and what is gone"),)

    def primary(self) -> QPushButton | None:
        return self.chosen.main if isinstance(self.chosen, Chosen) else None

    def refresh(self, changed: Changed) -> None:
        if changed.tables & TABLES:
            self._read()
            self._show()
            self.rules.show_decided()

    def settle(self) -> None:
        """The list of pages keeps the focus: nothing here begins by itself."""

    def approve(self, erasure: UUID) -> None:
        """Erases beside the work: emptying the log of a large vault takes a moment."""
        self.background(partial(erase, self.desk.access, erasure), self._erased, lambda why: self._trouble(why.said()))

    def _erased(self, done: Erased) -> None:
        said = _("The file is erased.") if done.scope is Scope.WHOLE else _("The words are erased.")
        self._done(said)
        self.desk.tell_changed(*TABLES, ids=(done.file,))

    def _lay_out(self) -> None:
        self._middle = QStackedWidget()
        self._places: dict[View, tuple[QWidget, QWidget]] = {}
        for view in self._views:
            if view is not View.RULES:
                self._places[view] = self._list(view)
        self._middle.addWidget(self.rules)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(self.tabs)
        column.addWidget(self.notice)
        column.addWidget(self._middle, 1)
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(px(12))
        self._beside.addLayout(column, 1)

    def _list(self, view: View) -> tuple[QWidget, QWidget]:
        """A table, and what stands in its place while it is empty."""
        columns = _COLUMNS[view]
        self._models[view] = model = RowsModel(columns, self.desk.today, self)
        self.tables[view] = table = CaseTable(model, name=view.said())
        table.set_widths([column.width for column in columns], spare=_SPARE[view])
        table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._choose())
        empty = Card()
        title, text = _EMPTY[view]
        empty.add(EmptyState(Icon.CLOSED, _(title), _(text)), 1)
        filled = table_card(table)
        for part in (filled, empty):
            self._middle.addWidget(part)
        return filled, empty

    def _listen(self) -> None:
        self.tabs.picked.connect(lambda _key: self._show())
        self.acts.said.connect(self._done)
        self.acts.troubled.connect(self._trouble)
        self._out.left.connect(self._done)
        self._out.troubled.connect(lambda why: self._trouble(why.said()))
        self.rules.said.connect(self.said)

    def _begin(self) -> None:
        """What waits for this person is shown first, else what may go, else the rules."""
        for_me = any(not row.mine and not row.held for row in self._rows[View.WAITING])
        first = View.WAITING if for_me else self._views[0] if self._views[0] is View.MAY_GO else View.RULES
        self.tabs.choose(first.value)
        self._show()

    def _read(self) -> None:
        for view in self._places:
            self._rows[view] = self.desk.glance(_READ[view])
            self.tabs.set_count(view.value, len(self._rows[view]))

    def _show(self) -> None:
        view = View(self.tabs.key())
        if view is View.RULES:
            self._middle.setCurrentWidget(self.rules)
        else:
            table, rows = self.tables[view], self._rows[view]
            before = max(table.currentIndex().row(), 0)
            self._models[view].show_rows(rows)
            filled, empty = self._places[view]
            self._middle.setCurrentWidget(filled if rows else empty)
            if rows:
                table.setCurrentIndex(self._models[view].index(min(before, len(rows) - 1), 0))
        self._choose()

    def _choose(self) -> None:
        """The card beside the list is the one of the row that is chosen."""
        if self.chosen is not None:
            self.chosen.hide()
            self._beside.removeWidget(self.chosen)
            self.chosen.deleteLater()
        self.chosen = card = self._card()
        if card is not None:
            card.setFixedWidth(px(SIDE))
            self._beside.addWidget(card)

    def _card(self) -> Chosen | None:
        view, today = View(self.tabs.key()), self.desk.today()
        if view is View.RULES or not self._rows[view] or not self.tables[view].currentIndex().isValid():
            return None
        row = self._models[view].row_at(self.tables[view].currentIndex().row())
        if isinstance(row, MayGo):
            return may_go_card(row, self.acts, today, self._opening(row))
        if isinstance(row, Waiting):
            return waiting_card(row, self.acts, partial(self.approve, row.id))
        return erased_card(row, self.desk, self._out) if isinstance(row, Line) else None

    def _opening(self, row: MayGo) -> Callable[[], object] | None:
        """Opens the file, unless its words are gone and with them its key."""
        if not self.desk.access.ring.holds(row.case):
            return None
        return lambda: self.go.emit(Place(Room.CASE, row.case))

    def _done(self, said: str) -> None:
        self.notice.hide()
        self.said.emit(said)

    def _trouble(self, said: str) -> None:
        self.notice.say(said)
        self._read()
        self._show()
