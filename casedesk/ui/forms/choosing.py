"""Two records beside each other, field by field where they differ; of each field one answer is taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from casedesk.cases.rules.meeting import Meeting, Side
from casedesk.cases.saying import said
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.prose import Prose


class Choosing(QWidget):
    """Choosing(meeting, whose, proposed): `whose` says whose answers each side holds; `proposed` ones are taken.

    `chosen` when one was taken; `taken` is the side of each field so far, `left()` how many are still open.
    """

    chosen = Signal()

    def __init__(self, meeting: Meeting[Any], whose: Mapping[Side, str], proposed: Mapping[str, Side]) -> None:
        super().__init__()
        self.meeting = meeting
        self.names = meeting.differing()
        self.taken: dict[str, Side] = {}
        self._choices: dict[tuple[str, Side], QRadioButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        for at, name in enumerate(self.names):
            label = Prose(_(meeting.theirs.__fields__[name].label), style=Style.SMALL, role=Role.INK, bold=True)
            grid.addWidget(label, 2 * at, 0, 1, 2)
            group = QButtonGroup(self)
            for place, (side, words) in enumerate(whose.items()):
                grid.addWidget(self._card(name, side, words, group), 2 * at + 1, place)
        for column in range(len(whose)):
            grid.setColumnStretch(column, 1)
        for name, side in proposed.items():
            self.take(name, side)

    def take(self, name: str, side: Side) -> None:
        """Keeps one side's answer in a field."""
        self._choices[name, side].setChecked(True)

    def left(self) -> int:
        """How many fields are still to be chosen."""
        return len(self.names) - len(self.taken)

    def first_open(self) -> QRadioButton | None:
        """Where the choosing begins: the first field without a choice."""
        name = next((name for name in self.names if name not in self.taken), None)
        return next(iter(choice for (one, _side), choice in self._choices.items() if one == name), None)

    def merged(self) -> Any:
        """The record of `theirs` with what was chosen. Raises KeyError while a field is open."""
        return self.meeting.merged(self.taken)

    def _card(self, name: str, side: Side, whose: str, group: QButtonGroup) -> Card:
        field = self.meeting.theirs.__fields__[name]
        record = self.meeting.mine if side is Side.MINE else self.meeting.theirs
        words = said(field, getattr(record, name)) or _("no answer")
        choice = QRadioButton(whose)
        choice.setFont(typeface(Style.SMALL, bold=True))
        choice.setAccessibleName(f"{_(field.label)}: {whose}")
        choice.setAccessibleDescription(words)
        choice.toggled.connect(lambda on: self._take(name, side) if on else None)
        group.addButton(choice)
        self._choices[name, side] = choice
        card = Card()
        card.add(choice)
        card.add(Prose(words, role=Role.INK))
        card.body.addStretch(1)
        return card

    def _take(self, name: str, side: Side) -> None:
        self.taken[name] = side
        self.chosen.emit()
