"""The table of people: who, as what, signed by whom, how the key stands, last here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casedesk.store.staff.colleagues import Colleague, KeyState, Office
from casedesk.text.naming import initials
from casedesk.text.translation import N_, _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.people.words import (
    MARKS,
    counted,
    main_role,
    name_of,
    roles_said,
    state_said,
    when,
)
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.widgets import rows
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.rows import Cell
from casedesk.ui.widgets.table import CaseTable

ROLE = 100
"""What the role keeps at least, in pixels at 100 %: of all columns it is the one that may be cut."""


class PeopleTable(Card):
    """PeopleTable(today): `show_office(office)`; `chose(Colleague)` when another becomes current; Enter `opened`."""

    chose = Signal(object)
    opened = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._today = today
        self._office: Office | None = None
        self._all = True
        self.model = RowsModel(self._columns(), today, self)
        self.table = CaseTable(self.model, name=_("People and keys"))
        self.table.set_widths([column.width for column in self._columns()], spare=(2, 4), least=ROLE)
        self.table.selectionModel().currentRowChanged.connect(lambda now, before: self._chosen())
        self.table.opened.connect(lambda index: self.opened.emit(self.model.row_at(index.row())))
        self._said = Prose(style=Style.SMALL)
        self._hide = link(_("Hide people who left"), self._turn, style=Style.SMALL)
        self._hide.hide()
        foot = QWidget()
        line = row_of(self._said, self._hide)
        line.setStretch(0, 1)
        line.setContentsMargins(px(16), px(8), px(16), px(8))
        foot.setLayout(line)
        self.add(self.table, 1)
        self.add(foot)

    def show_office(self, office: Office) -> None:
        """Lists everybody; whoever was current stays so."""
        self._office = office
        chosen = self.current()
        listed = [one for one in office.people if self._all or one.state is not KeyState.LEFT]
        self.model.show_rows(listed)
        self.table.fit()
        self._said.setText(counted(office))
        self._hide.setText(_("Hide people who left") if self._all else _("Show people who left"))
        self._hide.setVisible(any(one.state is KeyState.LEFT for one in office.people))
        self.choose(chosen.id if chosen is not None else None)

    def current(self) -> Colleague | None:
        """Who is chosen."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def choose(self, person: UUID | None) -> None:
        """Makes a person current, or the first one."""
        ids = [self.model.row_at(place).id for place in range(self.model.rowCount())]
        if ids:
            self.table.setCurrentIndex(self.model.index(ids.index(person) if person in ids else 0, 0))
            self._chosen()

    def _chosen(self) -> None:
        if (one := self.current()) is not None:
            self.chose.emit(one)

    def _turn(self) -> None:
        self._all = not self._all
        if self._office is not None:
            self.show_office(self._office)

    def _columns(self) -> Sequence[Column[Colleague]]:
        return (
            Column(N_("Person"), 164, _person),
            Column(N_("Role"), 0, lambda one, today: _role(one)),
            Column(N_("Signed by"), 94, lambda one, today: self._signer(one)),
            Column(N_("Key"), 108, lambda one, today: rows.state(state_said(one, today), MARKS[one.state])),
            Column(N_("Last here"), 76, lambda one, today: rows.quiet(when(one.last_here, today))),
        )

    def _signer(self, one: Colleague) -> Cell:
        if one.signed_by is None:
            return rows.quiet(_("nobody yet"))
        if one.signed_by == one.id:
            return rows.quiet(_("founder"))
        everybody = self._office.people if self._office is not None else ()
        signer = next((name_of(other) for other in everybody if other.id == one.signed_by), "")
        return Cell(initials(signer) or "–", rows.Kind.QUIET, said=signer)


def _person(one: Colleague, today: date) -> Cell:
    return rows.person(name_of(one), initials(one.name or one.khmer_name), left=one.state is KeyState.LEFT)


def _role(one: Colleague) -> Cell:
    return Cell(main_role(one.roles), rows.Kind.QUIET, said=roles_said(one.roles))
