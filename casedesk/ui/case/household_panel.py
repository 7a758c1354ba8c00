"""The family and the household: who belongs to it, above how it lives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.records.household import FamilyMember, Household
from casedesk.cases.rules.ages import age_of
from casedesk.text.dates import day
from casedesk.text.translation import N_, _
from casedesk.ui.case.fact_rows import FactRows
from casedesk.ui.case.panel import Scroll, Sight, Spot
from casedesk.ui.case.table_panel import TablePanel
from casedesk.ui.looks.lettering import Measure, Style, tall
from casedesk.ui.looks.palette import Role
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.rows import Cell, dots, plain, quiet, state, strong
from casedesk.ui.widgets.sealed import SHOWN_MS

_LIVES_WITH = 4
_LEAST = 110
"""What school and care needs at least, in pixels at 100 %."""


class HouseholdPanel(TablePanel[FamilyMember]):
    """HouseholdPanel(sight): Enter opens a member; names are dots until they are uncovered, for a minute."""

    def __init__(self, sight: Sight) -> None:
        self._names: dict[UUID, str] = {}
        self._show = link("", self._toggle, style=Style.SMALL)
        part, name = Part.HOUSEHOLD, _("Members of the family")
        super().__init__(part, sight, self._columns(), (self._show, self.add_button(part)), name=name)
        self._hiding = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._hiding.timeout.connect(self.conceal)
        self._scroll = Scroll(part.said())
        self._scroll.column.addWidget(self.table)
        self.table.setVisible(bool(sight.file.members))
        self._fill_table()
        for described in self._household():
            self._scroll.column.addWidget(described)
        self._scroll.column.addStretch(1)
        self.add(self._scroll, 1)
        self._say_show()

    def focus_list(self) -> None:
        (self.table if self.sight.file.members else self._scroll).setFocus()

    def place(self) -> Spot:
        return replace(super().place(), scrolled=self._scroll.verticalScrollBar().value())

    def restore(self, place: Spot) -> None:
        self._scroll.verticalScrollBar().setValue(place.scrolled)
        super().restore(place)

    def conceal(self) -> None:
        """Dots again; nothing of a name is left here."""
        self._hiding.stop()
        self._names.clear()
        self._say_show()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.conceal()
        super().hideEvent(event)

    def _fill_table(self) -> None:
        self.list_entries(self.sight.file.members, spare=(_LIVES_WITH,), least=_LEAST)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the panel scrolls as a whole
        self.table.setFixedHeight(tall(Measure.HEAD) + 1 + self.rows.rowCount() * tall(Measure.ROW))
        self.table.selectionModel().currentRowChanged.connect(self._follow)

    def _follow(self, current: QModelIndex) -> None:
        """The row the keys went to is seen."""
        row = self.table.visualRect(current).translated(0, tall(Measure.HEAD))
        self._scroll.ensureVisible(0, self.table.y() + row.center().y(), 0, row.height())

    def _columns(self) -> Sequence[Column[FamilyMember]]:
        return (
            Column(N_("Relation"), 120, lambda one, today: strong(one.relation.said())),
            Column(N_("Name"), 120, self._name),
            Column(N_("Age"), 52, _age),
            Column(N_("School"), 0, lambda one, today: plain(one.schooling.said() if one.schooling else "")),
            Column(N_("Lives here"), 92, lambda one, today: quiet(one.lives_with.said() if one.lives_with else "")),
            Column("", 96, self._danger),
        )

    def _name(self, member: FamilyMember, today: date) -> Cell:
        if member.name is None:
            return quiet("")
        shown = self._names.get(member.id)
        return dots() if shown is None else plain(shown)

    def _danger(self, member: FamilyMember, today: date) -> Cell:
        danger = member.at_risk is Answer.YES and not self.sight.together
        return state(_("in danger"), Mark.LATE) if danger else quiet("")

    def _toggle(self) -> None:
        if self._names:
            self.conceal()
            return
        for member in self.sight.file.members:
            if member.name is not None and (shown := self.sight.uncover(member, "name")) is not None:
                self._names[member.id] = shown
        self._hiding.start()
        self._say_show()

    def _say_show(self) -> None:
        self._show.setVisible(any(one.name for one in self.sight.file.members))
        self._show.setText(_("Hide names") if self._names else _("Show names"))
        self.table.viewport().update()

    def _household(self) -> Iterator[QWidget]:
        found = self.sight.file.households
        if not found:
            yield Prose(_("How the household lives was not described yet."), style=Style.SMALL)
            return
        newest, *earlier = found
        yield Hairline()
        yield self._heading(newest)
        yield FactRows(self.sight, newest, headings=False)
        for one in earlier:
            words = _("As it was on {day}", day=day(one.on))
            holder = QWidget()
            holder.setLayout(row_of(link(words, partial(self.opened.emit, Part.HOUSEHOLD, one.id)), None))
            yield holder

    def _heading(self, newest: Household) -> QWidget:
        title = Prose(_("The household"), role=Role.INK, bold=True)
        change = self.change_button(Part.HOUSEHOLD, newest.id)
        change.setAccessibleName(_("Change: {what}", what=_("The household")))
        row = row_of(title, None, self.history_button(newest), change)
        row.setAlignment(title, Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        holder.setLayout(row)
        return holder


def _age(member: FamilyMember, today: date) -> Cell:
    years = age_of(member, today)
    return quiet("" if years is None else str(years))
