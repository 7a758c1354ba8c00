"""The cards of Today: what comes next, what is due, what waits for others."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.board_views import Board
from casedesk.ui.today.items import Agendas
from casedesk.ui.widgets.agenda import Agenda, Item
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose

WAITING_SHOWN = 3


class NextCard(Card):
    """NextCard(): the next thing with the primary button, or that nothing is due today.

    `go(Place)`, or `leaving(visit, Place)` for a home visit whose check is done.
    """

    go = Signal(object)
    leaving = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(strip=Role.ACCENT)
        self._above = Line(style=Style.CAPTION, role=Role.INK2)
        self._title = Prose(style=Style.QUESTION, role=Role.INK)
        self._before = Prose(style=Style.SMALL, role=Role.INK2)
        self._calm = Picture(Icon.TODAY, Role.ACCENT, side=18, disc=38)
        self.button = primary("", self._begin)
        self._place: Place | None = None
        self._visit: UUID | None = None
        self.body.setContentsMargins(px(22), px(14), px(20), px(14))
        row = QHBoxLayout()
        row.setSpacing(px(20))
        column = QVBoxLayout()
        column.setSpacing(px(2))
        for part in (self._above, self._title, self._before):
            column.addWidget(part)
        row.addWidget(self._calm)
        row.addLayout(column, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_layout(row)

    def show_next(self, agendas: Agendas) -> None:
        """The next thing of now."""
        found = agendas.next
        self._place, self._visit = (found.place, found.visit) if found else (None, None)
        for part, words in (
            (self._above, found.above if found else ""),
            (self._title, found.title if found else _("Nothing is due today.")),
            (self._before, found.before if found else _("What comes this week stands below.") if agendas.items else ""),
        ):
            part.setText(words)
            part.setVisible(bool(words))
        self._calm.setVisible(found is None)
        self.button.setVisible(found is not None)
        self.button.setText(found.button if found else "")

    def _begin(self) -> None:
        if self._visit is not None:
            self.leaving.emit(self._visit, self._place)
        elif self._place is not None:
            self.go.emit(self._place)


class DueCard(Card):
    """DueCard(): later today, tomorrow, this week. `go(Place)`."""

    go = Signal(object)

    def __init__(self) -> None:
        week = Place(Room.WEEK)
        super().__init__(_("Later today"), action=link(_("Whole week"), lambda: self.go.emit(week)), ruled=True)
        self.list = Agenda(name=_("Due"), timed=True)
        self.list.opened.connect(self.go)
        self._nothing = Line(_("Nothing more today."), style=Style.SMALL, role=Role.INK2)
        self._nothing.setContentsMargins(px(16), px(12), px(16), px(12))
        self.add(self._nothing)
        self.add(self.list, 1)

    def show_agendas(self, agendas: Agendas) -> None:
        """What is due now."""
        self.set_note(str(agendas.later) if agendas.later else "")
        self._nothing.setVisible(agendas.later == 0)
        self.list.show_items(agendas.items)


class WaitingCard(Card):
    """WaitingCard(): what others have not answered yet, stale first. `go(Place)`."""

    go = Signal(object)

    def __init__(self) -> None:
        self._all: QPushButton = link(_("All"), lambda: self.go.emit(Place(Room.REFERRALS, view=Board.ANSWERS)))
        super().__init__(_("Waiting for others"), action=self._all, ruled=True)
        self._list = Agenda(name=_("Waiting for others"))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.opened.connect(self.go)
        self._nothing: QWidget = Line(_("Nothing is waiting."), style=Style.SMALL, role=Role.INK2)
        self._nothing.setContentsMargins(px(16), px(12), px(16), px(12))
        self.add(self._nothing)
        self.add(self._list)

    def show_waiting(self, items: Sequence[Item]) -> None:
        """The first few; the others are a link away."""
        self.set_note(str(len(items)) if items else "")
        self._all.setVisible(len(items) > WAITING_SHOWN)
        self._nothing.setVisible(not items)
        self._list.setVisible(bool(items))
        self._list.show_items(items[:WAITING_SHOWN])
        self._list.setFixedHeight(max(1, self._list.wanted_height()))
