"""Settings › Journal: who did what, when, to which case – filtered, proven, taken out for an inspection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.journal import code_of, entry_numbers, entry_rows, known_breaks, people_named
from casedesk.text.translation import _, n_
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background
from casedesk.ui.case_list.states import table_card
from casedesk.ui.desk import Desk
from casedesk.ui.journal.check_card import CheckCard
from casedesk.ui.journal.entries_model import SPARE, WIDTHS, EntriesModel
from casedesk.ui.journal.entry_card import EntryCard
from casedesk.ui.journal.filters import JournalFilters
from casedesk.ui.journal.receipt_view import ReceiptView
from casedesk.ui.journal.taking_out import take_out
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.stages import EmptyState
from casedesk.ui.widgets.table import CaseTable


class JournalPage(SettingsPage):
    """JournalPage(desk, background): the list, one entry in full below it, and the weekly receipt."""

    def __init__(
        self, desk: Desk, background: Background, parent: QWidget | None = None, *, ways_out: WaysOut | None = None
    ) -> None:
        super().__init__(desk, background, parent)
        self._ways = ways_out or WaysOut()
        people = desk.glance(people_named)
        self._names = {one.id: said_person(one.name, one.khmer_name, me=False) for one in people}
        self._breaks = {one.seq: one for one in desk.glance(known_breaks)}
        self.filters = JournalFilters([(one.id, self._names[one.id]) for one in people if one.acted], desk.today)
        self.filters.filtered.connect(self.renew)
        self.model = EntriesModel(
            lambda numbers: desk.glance(entry_rows, numbers=numbers), self._named, desk.today, parent=self
        )
        self.model.broken = {*self._breaks, *(one.seq for one in desk.access.mismatch)}
        self.table = CaseTable(self.model, name=_("Journal"), compact=True)
        self.table.set_widths(WIDTHS, spare=SPARE)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.entry, self.check = EntryCard(desk), CheckCard(desk, self.background)
        self.entry.go.connect(self.go)
        self._receipt = primary(_("Weekly receipt"), self.show_receipt, icon=Icon.PRINT)
        self._export = button(_("Save as a file…"), self.export, icon=Icon.EXPORT)
        self._out = PaperOut(desk, self, self._ways)
        self._out.left.connect(self.said)
        self._out.troubled.connect(self._tell)
        self.receipt: ReceiptView | None = None
        self._numbers: Sequence[int] = ()
        self._arrange()
        self.renew()

    def _arrange(self) -> None:
        self._empty = Card()
        no_match = button(_("Show everything"), self.filters.clear_all)
        self._empty.add(EmptyState(Icon.SEARCH, _("No entry matches"), _("Clear the filters?"), no_match), 1)
        self._list = QStackedWidget()
        for part in (table_card(self.table), self._empty):
            self._list.addWidget(part)
        self._notice = Notice(self._known_words(), Tone.WAIT)
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(self.entry, 1)
        foot.addWidget(self.check)
        self._all = QWidget()
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.filters)
        column.addWidget(self._notice)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._all)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def facts(self) -> Sequence[str]:
        whole = n_("{n} entry", "{n} entries", len(self._numbers))
        if self.desk.access.mismatch:
            return (whole, _("does not match"))
        return (whole, _("each follows from the one before and is signed"))

    def buttons(self) -> Sequence[QPushButton]:
        return (self._export, self._receipt)

    def primary(self) -> QPushButton | None:
        return self.receipt.print if self.receipt is not None else self._receipt

    def commands(self) -> Mapping[str, object]:
        return {"find": self.filters.code.setFocus, "print": self._print}

    def settle(self) -> None:
        self.table.setFocus()

    def renew(self) -> None:
        """Lists what the filters leave; that the journal was read is recorded first."""
        self._numbers = self.desk.ask(entry_numbers, wanted=self.filters.wanted())
        self.model.show_entries(self._numbers)
        self._list.setCurrentIndex(0 if self._numbers else 1)
        if self._numbers:
            self.table.selectRow(0)
        else:
            self.entry.show_entry(None, "", None)
        self.told.emit()

    def concern(self, case: UUID) -> None:
        self.filters.code.setText(self.desk.glance(code_of, id=case))
        self.filters.code.editingFinished.emit()

    def choose(self, number: int) -> None:
        """Goes to an entry, if it is listed."""
        row = self.model.row_of(number)
        if row >= 0:
            self.table.selectRow(row)

    def export(self) -> None:
        """Saves what is listed as a file."""
        model = self.model
        take_out(self, self.desk, self._out, self._numbers, lambda one: model.details(one.line), self.said.emit)

    def show_receipt(self) -> None:
        """The weekly receipt instead of the list."""
        self.receipt = ReceiptView(self.desk, ways_out=self._ways)
        self.receipt.back.connect(self.show_list)
        self.receipt.said.connect(self.said)
        self._pages.addWidget(self.receipt)
        self._pages.setCurrentWidget(self.receipt)
        for one in (self._receipt, self._export):
            one.hide()
        self.receipt.week.setFocus()

    def show_list(self) -> None:
        """Back to the entries."""
        old, self.receipt = self.receipt, None
        self._pages.setCurrentWidget(self._all)
        for one in (self._receipt, self._export):
            one.show()
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        self.renew()
        self.table.setFocus()

    def _print(self) -> None:
        if self.receipt is None:
            self.show_receipt()
        else:
            self.receipt.print.click()

    def _chosen(self, index: QModelIndex) -> None:
        entry = self.model.entry_at(index.row()) if index.isValid() else None
        details = self.model.details(entry) if entry is not None else ""
        self.entry.show_entry(entry, details, self._breaks.get(entry.seq) if entry is not None else None)

    def _open(self, index: QModelIndex) -> None:
        entry = self.model.entry_at(index.row())
        if entry is not None and entry.case is not None:
            self.go.emit(Place(Room.CASE, entry.case))

    def _named(self, person: UUID) -> str:
        return self._names.get(person, "")

    def _known_words(self) -> str:
        if not self._breaks:
            return ""
        places = ", ".join(str(seq) for seq in sorted(self._breaks)[:8])
        return _("A supervisor acknowledged that the journal does not match at entry {numbers}.", numbers=places)

    def _tell(self, trouble: Mendable) -> None:
        self._notice.say(trouble.said(), tone=Tone.WAIT)
