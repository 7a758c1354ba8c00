"""Two versions of one entry beside each other, field by field: keep either, nothing is overwritten unseen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.history import Clash
from casedesk.cases.rules.meeting import Side
from casedesk.cases.saying import said
from casedesk.text.dates import clock
from casedesk.text.translation import N_, _, n_
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, explain, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.prose import Prose

_BOTH = N_("Both are kept until you choose. Where only one of you changed something, that answer is taken already.")


class CompareView(QWidget):
    """CompareView(clash): `chosen(record)` carries the entry to save on top of theirs; `back()` returns to the form.

    What only one of the two changed is proposed; what both changed waits for a choice.
    """

    chosen = Signal(object)
    back = Signal()

    def __init__(self, clash: Clash[Any]) -> None:
        super().__init__()
        self._meeting = clash.meeting
        self._names = clash.meeting.differing()
        self._taken: dict[str, Side] = {}
        self._first: dict[str, QRadioButton] = {}
        self._save = primary(_("Save these answers"), self._give, hint="Ctrl+Return")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(Prose(_("Two versions of this entry"), style=Style.HEADING, role=Role.INK))
        column.addWidget(Prose(_(_BOTH), style=Style.SMALL))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        for at, name in enumerate(self._names):
            label = Prose(_(self._meeting.theirs.__fields__[name].label), style=Style.SMALL, role=Role.INK, bold=True)
            grid.addWidget(label, 2 * at, 0, 1, 2)
            for place, card in enumerate(self._pair(name, clash)):
                grid.addWidget(card, 2 * at + 1, place)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        column.addLayout(grid)
        same = self._meeting.same()
        column.addWidget(
            Prose(n_("{n} other answer is the same.", "{n} other answers are the same.", same), style=Style.CAPTION)
        )
        column.addLayout(row_of(button(_("Back to the form"), self.back.emit), None, self._save))
        column.addStretch(1)
        self._look()

    def primary(self) -> QPushButton:
        """The button that saves what was chosen."""
        return self._save

    def settle(self) -> None:
        """Puts the focus on the first answer that is to be chosen, else on the button that saves."""
        for name, choice in self._first.items():
            if name not in self._taken:
                choice.setFocus()
                return
        self._save.setFocus()

    def take(self, name: str, side: Side) -> None:
        """Keeps one side's answer in a field."""
        self._taken[name] = side
        self._look()

    def _pair(self, name: str, clash: Clash[Any]) -> tuple[QWidget, QWidget]:
        group = QButtonGroup(self)
        field = clash.meeting.theirs.__fields__[name]
        proposed = clash.meeting.proposed(name)
        cards = []
        for side, whose, record in (
            (Side.MINE, _("Yours, not saved yet"), clash.meeting.mine),
            (Side.THEIRS, _whose(clash), clash.meeting.theirs),
        ):
            words = said(field, getattr(record, name)) or _("no answer")
            choice = QRadioButton(whose)
            choice.setFont(typeface(Style.SMALL, bold=True))
            choice.setAccessibleName(f"{_(field.label)}: {whose}")
            choice.setAccessibleDescription(words)
            choice.toggled.connect(lambda on, side=side: self.take(name, side) if on else None)
            group.addButton(choice)
            self._first.setdefault(name, choice)
            card = Card()
            card.add(choice)
            card.add(Prose(words, role=Role.INK))
            card.body.addStretch(1)
            cards.append(card)
            if side is proposed:
                choice.setChecked(True)
        return cards[0], cards[1]

    def _look(self) -> None:
        left = len(self._names) - len(self._taken)
        why = n_("{n} answer is still to be chosen.", "{n} answers are still to be chosen.", left)
        explain(self._save, can=left == 0, why=why)

    def _give(self) -> None:
        self.chosen.emit(self._meeting.merged(self._taken))


def _whose(clash: Clash[Any]) -> str:
    at = clock(clash.meeting.theirs.written_at)
    if clash.me:
        return _("Yours, saved at {time}", time=at)
    return _("{person}, {time}", person=said_person(clash.name, clash.khmer_name, me=False), time=at)


def said_clash(clash: Clash[Any]) -> str:
    """“Lim Dara changed this at 10:31.”, for the notice above the form."""
    at = clock(clash.meeting.theirs.written_at)
    if clash.me:
        return _("You changed this in another place at {time}. Both are kept.", time=at)
    who = said_person(clash.name, clash.khmer_name, me=False)
    return _("{person} changed this at {time}. Both are kept.", person=who, time=at)
