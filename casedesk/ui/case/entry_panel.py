"""One entry, read in place: its facts, and its form or its history one press away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.case import Part
from casedesk.store.records import Record
from casedesk.text.translation import _
from casedesk.ui.case.fact_rows import FactRows
from casedesk.ui.case.panel import Sight
from casedesk.ui.case.scroll_panel import ScrollPanel
from casedesk.ui.looks.icons import Icon
from casedesk.ui.parts.words import WORDS
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link


class EntryPanel(ScrollPanel):
    """EntryPanel(part, record, title, sight): `opened(part, None)` leads back to the whole part."""

    def __init__(self, part: Part, record: Record, title: str, sight: Sight) -> None:
        changing = (self.change_button(part, record.id),) if type(record) in WORDS else ()
        actions = (self.history_button(record), *changing)
        super().__init__(title, sight, actions)
        rows = FactRows(sight, record)
        self.column.addWidget(rows)
        self.body.addLayout(row_of(*self._ways(part, rows)))
        for deed in self._deeds(part, record):
            self.add(deed)
        self.show_column()
        for before, after in pairwise((self._back, *actions)):  # one arrives at the way back, and they come next
            self.setTabOrder(before, after)

    def focus_list(self) -> None:
        self._back.setFocus()

    def _deeds(self, part: Part, record: Record) -> Iterable[QWidget]:
        """What can be done with an entry of this kind, above its facts."""
        return ()

    def _ways(self, part: Part, rows: FactRows) -> Sequence[QWidget | None]:
        self._back = link(part.said(), lambda: self.opened.emit(part, None), icon=Icon.BACK)
        self._back.setAccessibleName(_("Back to {place}", place=part.said()))
        return self._back, None, *_show_all(rows)


def _show_all(rows: FactRows) -> list[QWidget]:
    if len(rows.sealed) < 2:
        return []
    return [link(_("Show sealed words"), rows.uncover, icon=Icon.SHOW)]
