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
from casedesk.ui.case.panel import Sight
from casedesk.ui.case.table_panel import TablePanel
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import Cell, dots, plain, quiet, state, strong
from casedesk.ui.widgets.sealed import SHOWN_MS


class AttachmentsPanel(TablePanel[Attachment]):
    """AttachmentsPanel(sight): a table; Enter opens one. Titles are dots until somebody asks for them."""

    def __init__(self, sight: Sight) -> None:
        self._show = link(_("Show titles"), self._toggle, icon=Icon.SHOW, style=Style.SMALL)
        self._titles: dict[UUID, str] | None = None
        part = Part.ATTACHMENTS
        super().__init__(part, sight, self._columns(), (self._show, self.add_button(part)))
        self.list_entries(sight.file.of(Attachment))
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._soon.timeout.connect(self.conceal)
        self.body.setContentsMargins(0, px(4), 0, px(4))
        self.add(self.table, 1)

    def conceal(self) -> None:
        """Dots again."""
        if self._titles is not None:
            self._tell(None)

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
        self.rows.show_rows(self.sight.file.of(Attachment))
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
