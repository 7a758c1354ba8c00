"""Team, for its supervisors: four figures, caseloads, what is late or to approve, who is away, what is shared."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from casedesk.cases.queries.approvals import ToApprove, to_approve
from casedesk.cases.queries.team import team_room
from casedesk.cases.verbs.covering import end_cover
from casedesk.store.emergency import emergency_team
from casedesk.store.staff.absences import Absence
from casedesk.text.dates import weekday_day
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case_list.states import together_state
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.team.approvals_card import ApprovalsCard, place_of
from casedesk.ui.team.cards import AwayCard, CaseloadsCard, OverdueCard, SharingCard
from casedesk.ui.team.figures import FigureRow
from casedesk.ui.widgets.asking import ask
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, link, primary
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page

SIDE = 37
"""The column on the right, in per cent of the page."""
_FURTHER = (
    (Room.WHAT_LEFT, Icon.PRINT), (Room.CAME_IN, Icon.EXPORT), (Room.DUPLICATES, Icon.IDENTITY),
    (Room.FEEDBACK_TOLD, Icon.CHECKLIST),
)  # fmt: skip


class TeamScreen(Screen):
    """TeamScreen(desk, place). Codes and numbers; names of colleagues, never of anybody they work with."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.figures, self.loads, self.overdue = FigureRow(), CaseloadsCard(), OverdueCard(desk.today)
        self.approvals, self.away, self.sharing = ApprovalsCard(), AwayCard(), SharingCard()
        self._waiting: list[ToApprove] = []
        self._trouble = Notice("", Tone.WAIT)
        cover = partial(self._go, Room.COVER)
        self._cover = primary(_("Cover a worker on leave"), cover, icon=Icon.SHARE)
        self._also_cover = button(_("Cover a worker on leave"), cover, icon=Icon.SHARE)
        self._review = primary(_("Review the next one"), self._review_next, icon=Icon.CHECKLIST)
        self._arrange()
        self.loads.opened.connect(lambda person: self.go.emit(Place(Room.REASSIGN, row=person)))
        for card in (self.overdue, self.sharing):
            card.opened.connect(lambda case: self.go.emit(Place(Room.CASE, case)))
        self.approvals.opened.connect(self.go)
        self.away.later.connect(lambda absence: self.go.emit(Place(Room.COVER, row=absence)))
        self.away.end.connect(self._ask_to_end)
        self._fill()

    def _arrange(self) -> None:
        page = Page()
        giving = button(_("Give cases on"), partial(self._go, Room.REASSIGN), icon=Icon.ARROW)
        journal = Place(Room.SETTINGS, part=Topic.JOURNAL)
        week = button(_("Weekly receipt"), lambda: self.go.emit(journal), icon=Icon.PRINT)
        buttons = (week, giving, self._also_cover, self._cover, self._review)
        self._header = PageHeader(_("Team"), facts=(" ",), buttons=buttons)
        page.add(self._header)
        page.add(self._trouble)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(self.figures)
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for layout in (left, right, row):
            layout.setSpacing(px(12))
        left.addWidget(self.loads, 3)
        left.addWidget(self.overdue, 2)
        for card in (self.approvals, self.away, self.sharing):
            right.addWidget(card)
        if emergency_team(self.desk.access.trust) is not None:
            emergency = link(_("Open a case of another team…"), partial(self._go, Room.EMERGENCY), icon=Icon.KEY)
            right.addLayout(row_of(emergency, None))
        for room, icon in _FURTHER:
            right.addLayout(row_of(link(room.said(), partial(self._go, room), icon=icon), None))
        right.addStretch(1)
        row.addLayout(left, 100 - SIDE)
        row.addLayout(right, SIDE)
        column.addLayout(row, 1)
        for region in (self._header, self.loads, self.overdue, self.approvals, self.away, self.sharing):
            region.setObjectName(REGION)
        self._pages = QStackedLayout()
        page.add_layout(self._pages, 1)
        self._pages.addWidget(content)
        self._pages.addWidget(together_state())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def primary(self) -> QPushButton | None:
        return self._cover if self._review.isHidden() else self._review

    def settle(self) -> None:
        self.loads.list.setFocus()

    def refresh(self, changed: Changed) -> None:
        if changed.tables & {"cases", "grants", "absences", "policies", "assessments", "plan_lines", "approvals"}:
            self._fill()

    def seated_together(self, together: bool) -> None:
        self._pages.setCurrentIndex(1 if together else 0)

    def commands(self) -> Mapping[str, object]:
        return {"find": self.find_asked.emit}

    def _fill(self) -> None:
        today = self.desk.today()
        self._header.set_facts((weekday_day(today),))
        try:
            room, waiting = self.desk.glance(team_room), self.desk.glance(to_approve)
        except Mendable as trouble:
            self._trouble.say(trouble.said())
            return
        self._trouble.hide()
        self._waiting = waiting
        self._review.setVisible(bool(waiting))
        self._also_cover.setVisible(bool(waiting))
        self._cover.setVisible(not waiting)
        self.approvals.show_waiting(waiting, today)
        self.figures.show_figures(room.figures)
        self.loads.show_loads(room.loads, room.limit)
        self.overdue.show_overdue(room.overdue)
        self.away.show_away(room.away, room.names, today)
        self.sharing.show_shared(room.shared, today)

    def _review_next(self) -> None:
        if self._waiting:
            self.go.emit(place_of(self._waiting[0]))

    def _go(self, room: Room) -> None:
        self.go.emit(Place(room))

    def _ask_to_end(self, absence: Absence, person: str) -> None:
        ask(
            self,
            title=_("End the cover for {person}?", person=person),
            text=_(
                "The cases given for it get new keys now, and whoever covered opens them no more. "
                "What they have read, they have read."
            ),
            safe=_("Keep it"),
            act=_("End the cover"),
            then=partial(self._end, absence.id),
        )

    def _end(self, id: UUID) -> None:
        try:
            self.desk.do(end_cover, id=id)
        except Mendable as trouble:
            self._trouble.say(trouble.said())
        else:
            self.said.emit(_("The cover has ended."))
