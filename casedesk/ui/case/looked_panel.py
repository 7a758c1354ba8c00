"""Who has looked: time, person, what – of this file alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casedesk.cases.look_words import said_look, said_person
from casedesk.cases.queries.who_looked import Look, who_looked
from casedesk.text.dates import clock, local, short_day
from casedesk.text.translation import _
from casedesk.ui.case.panel import Panel, Sight
from casedesk.ui.lettering import px
from casedesk.ui.palette import Tone
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.rows import CELL, Cell, plain, quiet, strong
from casedesk.ui.widgets.table import CaseTable

_Index = QModelIndex | QPersistentModelIndex


class LookedPanel(Panel):
    """LookedPanel(sight): the newest first."""

    def __init__(self, sight: Sight) -> None:
        super().__init__(_("Who has looked"), sight)
        me = sight.desk.access.person.id
        looks = sight.desk.ask(who_looked, case=sight.file.case.id)
        self.rows = Looks(looks, sight, me, self)
        self._table = CaseTable(self.rows, name=_("Who has looked"), compact=True)
        self._table.set_widths([148, 180, 0])
        self.body.setContentsMargins(0, px(4), 0, px(4))
        self.alone = all(look.person == me for look in looks)
        if self.alone:
            self.body.setContentsMargins(px(16), px(4), px(16), px(4))
            self.add(Notice(_("Only you so far."), Tone.GOOD))
        self.add(self._table, 1)
        self._table.selectRow(0)

    def focus_list(self) -> None:
        self._table.setFocus()


class Looks(QAbstractTableModel):
    """Entries of the journal as rows."""

    def __init__(self, looks: Sequence[Look], sight: Sight, me: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._looks, self._today, self._me = list(looks), sight.now.date(), me
        self._heads = (_("When"), _("Who"), _("What"))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._looks)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        horizontal = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if horizontal else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._cell(self._looks[index.row()], index.column())
        if role == CELL:
            return cell
        return cell.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def _cell(self, look: Look, column: int) -> Cell:
        if column == 0:
            on = short_day(local(look.at).date(), self._today)
            return quiet(_("{day}, {time}", day=on, time=clock(look.at)))
        if column == 1:
            return strong(said_person(look.name, look.khmer_name, me=look.person == self._me))
        return plain(said_look(look))
