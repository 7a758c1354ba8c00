"""The parts that are one entry each: who she is, and how the case began."""

from __future__ import annotations

from PySide6.QtCore import Qt

from casedesk.cases.codes.case import Part
from casedesk.cases.records.identity import Identity
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.ui.case.fact_rows import FactRows
from casedesk.ui.case.panel import Sight
from casedesk.ui.case.scroll_panel import ScrollPanel
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.prose import Prose


class IdentityPanel(ScrollPanel):
    """IdentityPanel(identity, sight): names, age and address, each behind its dots."""

    def __init__(self, identity: Identity, sight: Sight) -> None:
        actions = (self.history_button(identity), self.change_button(Part.IDENTITY, identity.id))
        super().__init__(Part.IDENTITY.said(), sight, actions)
        self.rows = FactRows(sight, identity)
        self._show = link(_("Show sealed words"), self.rows.uncover, icon=Icon.SHOW)
        words = Prose(_("Kept apart from the rest of the file. Uncovering it is written in the journal."))
        self.column.addWidget(words)
        self.column.addWidget(self.rows)
        self.column.addLayout(row_of(self._show, None))
        self.show_column()


class ContactPanel(ScrollPanel):
    """ContactPanel(sight): the first contact, and the safe contact agreed with her."""

    def __init__(self, sight: Sight) -> None:
        super().__init__(Part.CONTACT.said(), sight)
        file = sight.file
        for title, record in ((_("Safe contact"), file.safe_contact), (_("First contact"), file.contact)):
            if record is not None:
                self._add(title, record)
        self.show_column()

    def _add(self, title: str, record: Record) -> None:
        heading = Prose(title, style=Style.BODY, role=Role.INK, bold=True)
        change = self.change_button(Part.CONTACT, record.id)
        change.setAccessibleName(_("Change: {what}", what=title))
        if self.column.count():
            self.column.addWidget(Hairline())
        row = row_of(heading, None, self.history_button(record), change)
        row.setAlignment(heading, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self.column.addWidget(FactRows(self.sight, record, headings=False))
