"""Two versions of one entry beside each other, field by field: keep either, nothing is overwritten unseen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.history import Clash
from casedesk.cases.rules.meeting import Side
from casedesk.text.dates import clock
from casedesk.text.translation import N_, _, n_
from casedesk.ui.forms.choosing import Choosing
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, explain, primary
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
        meeting = clash.meeting
        sides = {name: meeting.proposed(name) for name in meeting.differing()}
        proposed = {name: side for name, side in sides.items() if side is not None}
        whose = {Side.MINE: _("Yours, not saved yet"), Side.THEIRS: _whose(clash)}
        self._fields = Choosing(meeting, whose, proposed)
        self._fields.chosen.connect(self._look)
        self._save = primary(_("Save these answers"), self._give, hint="Ctrl+Return")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(Prose(_("Two versions of this entry"), style=Style.HEADING, role=Role.INK))
        column.addWidget(Prose(_(_BOTH), style=Style.SMALL))
        column.addWidget(self._fields)
        same = meeting.same()
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
        (self._fields.first_open() or self._save).setFocus()

    def take(self, name: str, side: Side) -> None:
        """Keeps one side's answer in a field."""
        self._fields.take(name, side)

    def _look(self) -> None:
        left = self._fields.left()
        why = n_("{n} answer is still to be chosen.", "{n} answers are still to be chosen.", left)
        explain(self._save, can=left == 0, why=why)

    def _give(self) -> None:
        self.chosen.emit(self._fields.merged())


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
