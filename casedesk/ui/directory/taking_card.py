"""A list of services from outside, looked at before anything is changed: line by line, with what is done with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton

from casedesk.cases.rules.taking_in import Outcome, Proposal
from casedesk.cases.saying import listed
from casedesk.cases.verbs.directory import take_in_providers
from casedesk.text.translation import _, n_
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.directory.taking_rows import COLUMNS, Choice, Taking, begun, told
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.rows_model import RowsModel
from casedesk.ui.widgets.buttons import button, explain, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.table import CaseTable

LEAST, ROOM = 48, 150
"""Height of what is told of one line, in pixels at 100 %; more of it scrolls."""


class TakingCard(Card):
    """TakingCard(desk, proposals): `taken(n)` once it is kept, `closed` when it is left.

    Enter takes a line in, or leaves it out.
    """

    taken = Signal(int)
    closed = Signal()

    def __init__(self, desk: Desk, proposals: Sequence[Proposal]) -> None:
        super().__init__(_("What the list would change"), note=_("nothing is changed yet"))
        self._desk = desk
        self.rows = begun(list(proposals))
        self.model: RowsModel[Taking] = RowsModel(COLUMNS, desk.today, self)
        self.model.show_rows(self.rows)
        self.table = CaseTable(self.model, name=_("What the list would change"), compact=True)
        self.table.set_widths([column.width for column in COLUMNS], spare=(3, 0))
        self._told = Prose("", role=Role.INK)
        self._trouble = Notice("", Tone.WAIT)
        self.main = primary("", self._take_in, icon=Icon.DONE)
        self._same = button(_("It is the same one"), lambda: self._choose(Choice.TAKE), compact=True)
        self._apart = button(_("It is another one"), lambda: self._choose(Choice.APART), compact=True)
        self._take = button(_("Take it in"), lambda: self._choose(Choice.TAKE), compact=True)
        self._leave = button(_("Leave it out"), lambda: self._choose(Choice.LEAVE), compact=True)
        page = Page(margins=False)
        page.setMinimumHeight(px(LEAST))
        page.setMaximumHeight(px(ROOM))
        page.add(self._told)
        page.body.addStretch(1)
        for part, stretch in ((Prose(self._summary()), 0), (self._trouble, 0), (self.table, 1), (page, 0)):
            self.add(part, stretch)
        self.add_layout(Flow(self._same, self._apart, self._take, self._leave))
        self.add_layout(Flow(self.main, button(_("Back to the directory"), self.closed.emit, hint="Esc")))
        self.table.opened.connect(self._turn)
        self.table.selectionModel().currentChanged.connect(lambda now, before: self._look())
        if self.rows:
            self.table.setCurrentIndex(self.model.index(0, 1))
        self._look()

    def primary(self) -> QPushButton:
        """The one primary button."""
        return self.main

    def settle(self) -> None:
        """Focus to the lines."""
        self.table.setFocus()

    def _summary(self) -> str:
        counted = Counter(row.proposal.outcome for row in self.rows)
        parts = [f"{counted[one]} {one.said()}" for one in Outcome if counted[one]]
        return listed(parts) or _("The list holds no service.")

    def _current(self) -> Taking | None:
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _look(self) -> None:
        row = self._current()
        self._told.setText(told(row) if row else "")
        asked = row is not None and row.proposal.outcome is Outcome.ASKED
        choosing = row is not None and row.open
        for part, shown in (
            (self._same, asked and row is not None and row.choice is not Choice.TAKE),
            (self._apart, asked and row is not None and row.choice is not Choice.APART),
            (self._take, choosing and not asked and row is not None and row.choice is Choice.LEAVE),
            (self._leave, choosing and row is not None and row.choice is not Choice.LEAVE),
        ):
            part.setVisible(shown)
        many = sum(one.kept() is not None for one in self.rows)
        self.main.setText(n_("Take in {n} service", "Take in {n} services", many))
        explain(self.main, can=many > 0, why=_("No line is taken in yet."))

    def _choose(self, choice: Choice) -> None:
        row = self._current()
        if row is not None and row.open:
            row.choice = choice
            at = self.table.currentIndex().row()
            self.model.dataChanged.emit(self.model.index(at, 0), self.model.index(at, len(COLUMNS) - 1))
            self.table.setFocus()
            self._look()

    def _turn(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        self._choose(Choice.TAKE if row.choice is Choice.LEAVE else Choice.LEAVE)

    def _take_in(self) -> None:
        chosen = [one for row in self.rows if (one := row.kept()) is not None]
        try:
            many = self._desk.do(take_in_providers, chosen=chosen)
        except Mendable as trouble:
            self._trouble.say(trouble.said())
        else:
            self.taken.emit(many)
