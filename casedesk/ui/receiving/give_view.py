"""Before a case is taken in: who will follow it, what is left out, and whether she may have a file here already."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from casedesk.cases.look_words import said_person
from casedesk.cases.queries.colleagues import Caseworker
from casedesk.cases.queries.duplicates import Found
from casedesk.cases.saying import listed
from casedesk.text.translation import _, n_
from casedesk.text.trouble import Mendable
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.receiving.step_view import StepView
from casedesk.ui.screen import REGION
from casedesk.ui.sharing.person_choice import PersonChoice
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose


class GiveView(StepView):
    """GiveView(me, people, alike, left_out, lost): `taken` once a worker was chosen, `went_back` to the fields.

    `alike` are files here that may be about her; `left_out` counts entries and fields without a tick, `lost` are the
    sentences on what cannot be kept here.
    """

    taken = Signal(object)
    went_back = Signal()

    def __init__(
        self, me: UUID, people: Sequence[Caseworker], alike: Sequence[Found], left_out: tuple[int, int],
        lost: Sequence[str],
    ) -> None:  # fmt: skip
        super().__init__(_("Taking the case in"))
        mine = next((one.team for one in people if one.id == me), None)
        self._elsewhere = {one.id for one in people if one.team != mine}
        self.who = PersonChoice(people, name=_("Who will follow the case"))
        self.field = Field(_("Who will follow the case"), self.who)
        self.who.picked.connect(self._look)
        self.main = primary(_("Take the case in"), self._take, icon=Icon.DONE)
        self.back = button(_("Back to the fields"), self.went_back.emit, icon=Icon.BACK)
        left, right = QVBoxLayout(), QVBoxLayout()
        who, further = self._who(), (_left_out(left_out, lost), _alike(alike))
        left.addWidget(who)
        left.addStretch(1)
        for card in further:
            right.addWidget(card)
        right.addStretch(1)
        both = QHBoxLayout()
        for layout in (left, right, both):
            layout.setSpacing(px(12))
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        page = Page(margins=False)
        page.add_layout(both)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(page, 1)
        column.addWidget(self.progress)
        column.addLayout(row_of(self.back, None, self.main, gap=12))
        for region in (who, *further):
            region.setObjectName(REGION)

    def begin(self) -> None:
        """Focus to the choice."""
        self.who.setFocus()

    def tell(self, trouble: Mendable) -> None:
        """It was not taken in, and why; everything here stays."""
        self._end(trouble.said())

    def stopped(self) -> None:
        """It was stopped in time."""
        self._end(_("You stopped. Nothing was taken in."))

    def _end(self, sentence: str) -> None:
        self._rest(self.main)
        self.notice.say(sentence)

    def _allow(self, can: bool) -> None:
        for part in (self.main, self.back, self.who):
            part.setEnabled(can)

    def _who(self) -> Card:
        card = Card(_("Take the case in"))
        card.body.setSpacing(px(12))
        card.add(Prose(_("The case becomes a new file with a code of this centre, and a key of its own.")))
        card.add(self.field)
        card.add(Prose(_("What she agreed to there does not count here. The first step is to ask her herself.")))
        card.add(Prose(_("Then tell the other centre by telephone that you have it, and destroy the file.")))
        card.add(self.notice)
        return card

    def _look(self) -> None:
        """Whoever gives a case to another team hears before that the file is theirs alone."""
        elsewhere = self.who.person() in self._elsewhere
        self.field.clear_problem()
        self.field.set_help(_("Of another team: you cannot open the file afterwards.") if elsewhere else "")

    def _take(self) -> None:
        person = self.who.person()
        if person is None:
            self.field.set_problem(_("Choose who will follow the case."))
            self.who.setFocus()
        else:
            self.field.clear_problem()
            self.taken.emit(person)


def _left_out(left_out: tuple[int, int], lost: Sequence[str]) -> Card:
    entries, fields = left_out
    card = Card(_("What is left out"))
    told = [n_("{n} entry without a tick", "{n} entries without a tick", entries)] if entries else []
    told += [n_("{n} field without a tick", "{n} fields without a tick", fields)] if fields else []
    card.add(Prose(listed(told) or _("You leave nothing out."), role=Role.INK))
    if lost:
        card.add(Prose(_("Cannot be kept here; a note in the file will list it:")))
        card.add(Prose("\n".join(lost), role=Role.INK))
    return card


def _alike(alike: Sequence[Found]) -> Card:
    card = Card(_("May be the same person"))
    for one in alike:
        follows = said_person(*one.worker, me=False)
        card.add(Prose(listed([one.number, one.status.said(), follows]), role=Role.INK))
    again = _("Take the case in all the same; then two files of one person can be made one.")
    card.add(Prose(again if alike else _("No file here looks alike.")))
    return card
