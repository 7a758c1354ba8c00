"""The safe contact bar: first thing under the header; nothing in it is ever cut short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose


@dataclass(frozen=True)
class Cell:
    """One cell: small label, the fact in bold (one line or several), a line below, perhaps in a tone, or a link."""

    label: str
    facts: tuple[str, ...]
    icon: Icon
    below: str = ""
    below_role: Role = Role.INK2
    link: str = ""


class SafeContact(Card):
    """SafeContact(title, checked, cells): `checked` says when and with whom it was last looked at.

    `link_taken(place)` tells which cell's link was pressed, from 0. Everything wraps, nothing is elided.
    """

    link_taken = Signal(int)

    def __init__(self, title: str, checked: str, cells: Sequence[Cell]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.body.setContentsMargins(px(16), px(10), px(16), px(10))
        row = QHBoxLayout()
        row.setSpacing(px(14))
        head = QVBoxLayout()
        head.setSpacing(px(2))
        head.addWidget(Prose(title, style=Style.BODY, role=Role.INK, bold=True))
        head.addWidget(Prose(checked, style=Style.CAPTION))
        head.addStretch(1)
        row.addLayout(head, 10)
        for place, cell in enumerate(cells):
            row.addWidget(Hairline(upright=True))
            row.addWidget(self._cell(place, cell), 17)
        self.add_layout(row)

    def _cell(self, place: int, cell: Cell) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(Picture(cell.icon, side=18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Line(cell.label, style=Style.CAPTION, role=Role.INK2))
        for fact in cell.facts:
            column.addWidget(Prose(fact, style=Style.BODY, role=Role.INK, bold=True))
        if cell.below or cell.link:
            below = Prose(cell.below, style=Style.CAPTION, role=cell.below_role, link=cell.link)
            below.linkActivated.connect(lambda: self.link_taken.emit(place))
            column.addWidget(below)
        column.addStretch(1)
        row.addLayout(column, 1)
        return whole
