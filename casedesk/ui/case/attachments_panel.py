"""The photos and papers of a file: what each is, since when, how large; titles stand behind dots until they are asked
for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from casedesk.cases.attached.trouble import megabytes
from casedesk.cases.codes.case import Part
from casedesk.cases.records.attachment import Attachment
from casedesk.text.dates import short_day
from casedesk.text.translation import N_, _
from casedesk.ui.case.panel import Panel, Sight, Spot
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import Cell, dots, plain, quiet, state, strong
from casedesk.ui.widgets.sealed import SHOWN_MS
from casedesk.ui.widgets.table import CaseTable


class AttachmentsPanel(Panel):
    """AttachmentsPanel(sight): a table; Enter opens one. `titles_shown()` tells whether titles can be read now."""

    def __init__(self, sight: Sight) -> None:
        self._show = link(_("Show titles"), self._toggle, icon=Icon.SHOW, style=Style.SMALL)
        super().__init__(Part.ATTACHMENTS.said(), sight, (self._show, self.add_button(Part.ATTACHMENTS)))
        self._titles: dict[UUID, str] | None = None
        self._rows = RowsModel(self._columns(), sight.now.date, self)
        self._rows.show_rows(sight.file.of(Attachment))
        self._table = CaseTable(self._rows, name=Part.ATTACHMENTS.said())
        self._table.set_widths([150, 0, 88, 112])
        self._table.fit()
        self._table.opened.connect(lambda index: self.opened.emit(Part.ATTACHMENTS, self._rows.row_at(index.row()).id))
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._soon.timeout.connect(self.conceal)
        self.body.setContentsMargins(0, px(4), 0, px(4))
        self.add(self._table, 1)
        self._table.selectRow(0)

    def titles_shown(self) -> bool:
        """Whether titles can be read now."""
        return self._titles is not None

    def conceal(self) -> None:
        """Dots again."""
        if self._titles is not None:
            self._tell(None)

    def focus_list(self) -> None:
        self._table.setFocus()

    def place(self) -> Spot:
        index = self._table.currentIndex()
        return Spot(key=self._rows.row_at(index.row()).id if index.isValid() else None)

    def restore(self, place: Spot) -> None:
        for row in range(self._rows.rowCount()):
            if self._rows.row_at(row).id == place.key:
                self._table.selectRow(row)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.conceal()
        super().hideEvent(event)

    def _toggle(self) -> None:
        """Every title, once it is in the journal that they were uncovered."""
        if self._titles is not None:
            self.conceal()
            return
        found = {}
        for one in self.sight.file.of(Attachment):
            words = self.sight.uncover(one, "title") if one.title else ""
            if words is None:  # what stood in the way is told on the page
                return
            found[one.id] = words
        self._tell(found)
        self._soon.start()

    def _tell(self, titles: dict[UUID, str] | None) -> None:
        here, self._titles = self.place(), titles
        self._show.setText(_("Hide titles") if titles is not None else _("Show titles"))
        self._rows.show_rows(self.sight.file.of(Attachment))
        self.restore(here)

    def _columns(self) -> Sequence[Column[Attachment]]:
        return (
            Column(N_("What it is"), 150, lambda one, today: strong(one.kind.said())),
            Column(N_("Title"), 0, self._title_of),
            Column(N_("Added"), 88, lambda one, today: plain(short_day(one.on, today))),
            Column(N_("Size"), 112, _size),
        )

    def _title_of(self, one: Attachment, today: date) -> Cell:
        if not one.title:
            return quiet("")
        return dots() if self._titles is None else plain(self._titles.get(one.id, ""))


def _size(one: Attachment, today: date) -> Cell:
    if one.removed is not None:
        return state(_("removed"), Mark.CLOSED)
    return quiet(_("{size} MB", size=megabytes(one.size))) if one.size else quiet("")
