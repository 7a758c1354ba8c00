"""Today: the next thing with its preparation, what is due, what waits for others, drafts, and the caseload."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.referrals import referrals
from casedesk.cases.queries.today import today
from casedesk.cases.verbs.visiting import NotNow, leave_for_visit
from casedesk.store.fields import InField
from casedesk.text.dates import weekday_day
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case_list.states import together_state
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.reading_order import read_in_order
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.today.cards import DueCard, NextCard, WaitingCard
from casedesk.ui.today.caseload import CaseloadCard
from casedesk.ui.today.drafts import DraftsCard
from casedesk.ui.today.items import agendas, waiting
from casedesk.ui.today.notices import TodayNotices
from casedesk.ui.undo import offer_undo
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.more import more_button
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page, centred

A_MINUTE_MS = 60_000
SHARE, WIDEST_SIDE = 35, 396
"""The column on the right: its share of the page in per cent, and at most so many pixels at 100 %."""


class TodayScreen(Screen):
    """TodayScreen(desk, place). A part that cannot be read says so, and the others stay."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.next, self.due, self.waiting = NextCard(), DueCard(), WaitingCard()
        self.drafts, self.caseload = DraftsCard(desk), CaseloadCard()
        self._new = button(_("New first contact"), self._begin, icon=Icon.ADD, hint="Ctrl+N")
        self._first = primary(_("New first contact"), self._begin, icon=Icon.ADD, hint="Ctrl+N")
        self._trouble = Notice("", Tone.WAIT)
        self.notices = TodayNotices(desk)
        self.notices.go.connect(self.go)
        for card in (self.next, self.due, self.waiting, self.drafts, self.caseload):
            card.go.connect(self.go)
        self.next.leaving.connect(self._leave)
        self.drafts.listed.connect(lambda: read_in_order(self.drafts, self.caseload))
        self._arrange()
        self._hour = desk.now().replace(minute=0, second=0, microsecond=0)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._look_at_clock)
        self._minute.start(A_MINUTE_MS)
        self._fill()

    def _arrange(self) -> None:
        column = centred(self)
        search = button(_("Search"), lambda: self.find_asked.emit(), icon=Icon.SEARCH, hint="Ctrl+K")
        asking = (Icon.CHECKLIST, _("Ask for feedback"), lambda: self.go.emit(Place(Room.FEEDBACK)))
        buttons = (more_button([asking]), search, self._new, self._first)
        self._header = PageHeader(_("Today"), facts=(" ",), buttons=buttons)
        column.addWidget(self._header)
        column.addWidget(self._trouble)
        column.addWidget(self.notices)
        left = QVBoxLayout()
        left.setSpacing(px(12))
        left.addWidget(self.next)
        left.addWidget(self.due, 1)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addLayout(left, 100 - SHARE)
        side = self._side()
        row.addWidget(side, SHARE)
        for region in (self._header, self.due, side):
            region.setObjectName(REGION)
        content = QWidget()
        content.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedLayout()
        column.addLayout(self._pages, 1)  # first, or its page would be shown as a window of its own
        self._pages.addWidget(content)
        self._pages.addWidget(together_state())

    def _side(self) -> QWidget:
        """The column on the right; it scrolls where the window is too low for all of it."""
        side = Page(margins=False)
        for card in (self.waiting, self.drafts, self.caseload):
            side.add(card)
        side.body.addStretch(1)
        side.content.installEventFilter(self)
        side.setMaximumWidth(px(WIDEST_SIDE))
        self._cards = side
        return side

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The column is never narrower than its words, and its scroll bar beside them."""
        cards = self._cards
        if watched is cards.content and event.type() == QEvent.Type.LayoutRequest:
            least = cards.content.minimumSizeHint().width() + cards.verticalScrollBar().sizeHint().width()
            cards.setMinimumWidth(least)
            cards.setMaximumWidth(max(least, px(WIDEST_SIDE)))
        return False

    def primary(self) -> QPushButton | None:
        return self._first if self.next.button.isHidden() else self.next.button

    def commands(self) -> Mapping[str, object]:
        found: dict[str, object] = {"new": self._begin, "find": self.find_asked.emit}
        if self.drafts.can_undo():
            found["undo"] = self.drafts.undo
        return found

    def settle(self) -> None:
        self.due.list.choose_first()
        self.due.list.setFocus()

    def refresh(self, changed: Changed) -> None:
        self._fill()
        self.notices.renew()

    def seated_together(self, together: bool) -> None:
        self._pages.setCurrentIndex(1 if together else 0)
        self.notices.seat_together(together)

    def _leave(self, visit: UUID, entry: Place) -> None:
        """Signs out for a visit; its entry says what is still missing for that, or that it is not a safe time."""
        try:
            left = self.desk.do(leave_for_visit, visit=visit)
        except (NotNow, InField):
            self.go.emit(entry)
        except Mendable as trouble:
            self._trouble.say(trouble.said())
        else:
            offer_undo(self.desk, _("Signed out. Go safely."), left)

    def _begin(self) -> None:
        self.go.emit(Place(Room.FIRST_CONTACT))

    def _fill(self) -> None:
        self._header.set_facts((weekday_day(self.desk.today()),))
        troubles = [trouble for read in (self._read_due, self._read_waiting) if (trouble := _tried(read))]
        self._trouble.say(troubles[0] if troubles else "")
        self._first.setVisible(self.next.button.isHidden())
        self._new.setVisible(not self.next.button.isHidden())

    def _read_due(self) -> None:
        found = self.desk.glance(today)
        shown = agendas(found, self.desk.now())
        self.next.show_next(shown)
        self.due.show_agendas(shown)
        self.caseload.show_caseload(found.caseload)

    def _read_waiting(self) -> None:
        rows = self.desk.glance(referrals, states=[ReferralState.SENT])
        self.waiting.show_waiting([waiting(row, self.desk.today()) for row in rows])

    def _look_at_clock(self) -> None:
        """A new hour, or a new day: hours left and days late are counted anew. Who is out is asked every minute."""
        hour = self.desk.now().replace(minute=0, second=0, microsecond=0)
        if hour != self._hour:
            self._hour = hour
            self._fill()
        self.notices.look_again()


def _tried(read: Callable[[], object]) -> str:
    """What happened if it could not be read; nothing if all went well."""
    try:
        read()
    except Mendable as trouble:
        return trouble.said()
    return ""
