"""Who keeps a sheet: one row a sheet, at least two, at most eight."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from casedesk.security.sheets import FEWEST, MOST_SHEETS
from casedesk.store.recovery.sheet_state import Holder
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose


class HolderRow(QWidget):
    """HolderRow(people, holder): one sheet and who keeps it; `chosen` when somebody else does, `dropped` to drop it."""

    chosen = Signal()
    dropped = Signal()

    def __init__(self, people: Sequence[Holder], holder: UUID | None) -> None:
        super().__init__()
        self.choice = QComboBox()
        self.choice.setMinimumWidth(px(260))
        for one in people:
            self.choice.addItem(one.name, one.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(holder)))
        self.choice.currentIndexChanged.connect(lambda place: self.chosen.emit())
        self._label = Line(style=Style.SMALL, role=Role.INK2)
        self._label.setBuddy(self.choice)
        self.fewer = link(_("One sheet fewer"), self.dropped.emit, style=Style.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for part in (self._label, self.choice, self.fewer):
            row.addWidget(part)
        row.addStretch(1)

    def number(self, place: int, *, can_drop: bool) -> None:
        """Its place in the list, counted from 1."""
        said = _("Sheet {n} for", n=place)
        self._label.setText(said)
        self.choice.setAccessibleName(said)
        self.fewer.setVisible(can_drop)


class HoldersCard(Card):
    """HoldersCard(people, me): begins with one sheet for each supervisor, and two where there is one supervisor.

    `holders()` are the people chosen, in order; the same may be chosen twice. `changed` when they are others.
    """

    changed = Signal()

    def __init__(self, people: Sequence[Holder], me: UUID) -> None:
        super().__init__(_("Who keeps a sheet"))
        self._people = people
        self.add(
            Prose(
                _(
                    "One for each supervisor, at least two. In a centre with one supervisor, somebody else keeps the "
                    "second one, such as the director, or it lies in another house. Two sheets in one drawer are "
                    "no safer than one."
                ),
                widest=600,
            )
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(px(8))
        self.add_layout(self._column)
        self.rows: list[HolderRow] = []
        self.more = link(_("One more sheet"), lambda: self._one_more(None))
        self.add_layout(row_of(self.more, None))
        first = [one.id for one in people if one.supervisor][:MOST_SHEETS]
        for holder in first + [me] * (FEWEST - len(first)):
            self._one_more(holder)

    def holders(self) -> tuple[UUID, ...]:
        """Who keeps each of the sheets."""
        return tuple(row.choice.currentData() for row in self.rows)

    def begin(self) -> None:
        """Puts the focus into the first choice."""
        self.rows[0].choice.setFocus()

    def _one_more(self, holder: UUID | None) -> None:
        row = HolderRow(self._people, holder)
        row.chosen.connect(self.changed)
        row.dropped.connect(lambda: self._one_fewer(row))
        self._column.addWidget(row)
        self.rows.append(row)
        self._count()

    def _one_fewer(self, row: HolderRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._count()

    def _count(self) -> None:
        for place, row in enumerate(self.rows, 1):
            row.number(place, can_drop=len(self.rows) > FEWEST)
        self.more.setEnabled(len(self.rows) < MOST_SHEETS)
        self.changed.emit()
