"""What waits for this supervisor’s yes, the oldest first: codes, who asked, since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from casedesk.cases.codes.review import ApprovalOf
from casedesk.cases.look_words import said_person
from casedesk.cases.queries.approvals import ToApprove
from casedesk.cases.rules.approving import SUBJECTS
from casedesk.text.translation import _, n_
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style
from casedesk.ui.places import Place, Room
from casedesk.ui.team.cards import inset
from casedesk.ui.widgets.agenda import Agenda, Item
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.prose import Prose

ROWS, LONG_DAYS = 4, 4
"""So many stand in the card before it scrolls; a wait of more days than that is late."""
_ICONS = {
    ApprovalOf.ASSESSMENT: Icon.ASSESSMENT, ApprovalOf.PLAN: Icon.ACTION_PLAN, ApprovalOf.CLOSURE: Icon.CLOSED,
}  # fmt: skip


class ApprovalsCard(Card):
    """ApprovalsCard(): `opened(Place)` leads to what is to be approved, on its case."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("To approve"), note=" ", ruled=True)
        self.list = Agenda(name=_("To approve"))
        self.list.opened.connect(self.opened)
        self._none = inset(Prose(_("Nothing waits for you."), style=Style.SMALL))
        self.add(self.list)
        self.add(self._none)

    def show_waiting(self, waiting: Sequence[ToApprove], today: date) -> None:
        """The oldest first."""
        self.set_note(str(len(waiting)) if waiting else "")
        self.list.show_items([_item(one, today) for one in waiting])
        self.list.setFixedHeight(max(1, self.list.wanted_height(ROWS)))
        self.list.setVisible(bool(waiting))
        self._none.setVisible(not waiting)


def place_of(one: ToApprove) -> Place:
    """Where it is looked at and approved."""
    return Place(Room.CASE, one.case, SUBJECTS[one.what].part)


def _item(one: ToApprove, today: date) -> Item:
    days = (today - one.asked).days
    waits = n_("waits {n} day", "waits {n} days", days) if days else _("today")
    title = _("{code}, {what}", code=one.number, what=one.what.said())
    who = said_person(*one.by, me=False)
    mark = Mark.LATE if days > LONG_DAYS else Mark.WAITS
    return Item(title, _line(one, who), _ICONS[one.what], state=waits, mark=mark, key=place_of(one))


def _line(one: ToApprove, who: str) -> str:
    if one.what is ApprovalOf.PLAN:
        return n_("{who}, {n} need", "{who}, {n} needs", one.parts, who=who)
    if one.what is ApprovalOf.CLOSURE:
        return _("{who}, checklist {n} of {all}", who=who, n=one.parts, all=one.of)
    return who
