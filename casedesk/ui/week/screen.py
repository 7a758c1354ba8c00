"""The week: seven days beside each other, everything that comes on one's own cases, by code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from casedesk.cases.queries.coming import Coming, names_of, week
from casedesk.text.dates import clock, day, short_day, weekday_day, weekday_names
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.case_list.states import together_state
from casedesk.ui.coming_words import icon_of, place_of, said
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.week.day import DayList
from casedesk.ui.week.day import Line as Thing
from casedesk.ui.widgets.buttons import button, icon_button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.letters import letter_of
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import centred

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
DAYS = 7


class WeekScreen(Screen):
    """WeekScreen(desk, place): arrows go between days and things, Enter opens, PgUp and PgDn turn weeks, T is today."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self._names: Mapping[UUID, str] = {}
        self._named = False
        self._begins = monday(desk.today())
        self._built: tuple[date, date] | None = None
        self._things: list[Coming] = []
        self._trouble = Notice("", Tone.WAIT)
        self._header = PageHeader(
            _("Week"),
            way=[("today", Room.TODAY.said())],
            facts=(" ",),
            buttons=(
                icon_button(Icon.BACK, _("Week before"), lambda: self.turn(-1)),
                button(_("This week"), self.to_today, hint="T"),
                icon_button(Icon.FORWARD, _("Week after"), lambda: self.turn(1)),
            ),
        )
        self._header.went_back.connect(lambda _key: self.go.emit(Place(Room.TODAY)))
        self._columns = QHBoxLayout()
        self._columns.setSpacing(px(8))
        self.days: list[DayList] = []
        column = centred(self)
        column.addWidget(self._header)
        column.addWidget(self._trouble)
        content = QWidget()
        content.setLayout(self._columns)
        content.setObjectName(REGION)
        self._header.setObjectName(REGION)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedLayout()
        column.addLayout(self._pages, 1)
        self._pages.addWidget(content)
        self._pages.addWidget(together_state())
        self._read()

    def turn(self, by: int) -> None:
        """Another week, so many later or before; the same day of it keeps the focus."""
        place = self._here()
        self._begins += by * A_WEEK
        self._read()
        self.days[place].setFocus()

    def to_today(self) -> None:
        """This week, at today."""
        self._begins = monday(self.desk.today())
        self._read()
        self.days[self.desk.today().weekday()].setFocus()

    def settle(self) -> None:
        self.to_today()

    def refresh(self, changed: Changed) -> None:
        self._read()

    def names_shown(self, shown: bool) -> None:
        self._named = shown
        self._read_names()
        self._list()

    def seated_together(self, together: bool) -> None:
        self._pages.setCurrentIndex(1 if together else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif letter_of(event) == "T" and not event.modifiers():
            self.to_today()
        else:
            super().keyPressEvent(event)

    def _here(self) -> int:
        """Which day has the focus; without one, today's place in the week."""
        held = [place for place, one in enumerate(self.days) if one.hasFocus()]
        return held[0] if held else self.desk.today().weekday()

    def _read(self) -> None:
        """The week from the vault; what stands in the way is told."""
        last = self._begins + A_WEEK - A_DAY
        self._header.set_facts((_("{first} to {last}", first=short_day(self._begins, last), last=day(last)),))
        try:
            self._things = self.desk.glance(week, begins=self._begins)
            self._trouble.say("")
        except Mendable as trouble:
            self._things = []
            self._trouble.say(trouble.said())
        self._read_names()
        if self._built != (self._begins, self.desk.today()):
            self._build()
        self._list()

    def _read_names(self) -> None:
        self._names = {}
        cases = frozenset(one.case for one in self._things)
        if not self._named or not cases:
            return
        try:
            self._names = self.desk.ask(names_of, cases=cases)
        except Mendable as trouble:
            self._trouble.say(trouble.said())

    def _build(self) -> None:
        """The days of this week, each with its own head."""
        while (item := self._columns.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.days, self._built = [], (self._begins, self.desk.today())
        for place in range(DAYS):
            on = self._begins + place * A_DAY
            made = DayList(weekday_day(on))
            made.opened.connect(self.go)
            made.aside.connect(lambda by, place=place: self._aside(place + by))
            self.days.append(made)
            self._columns.addWidget(_card(on, self.desk.today(), made), 1)

    def _list(self) -> None:
        for place, shown in enumerate(self.days):
            on = self._begins + place * A_DAY
            shown.show_lines([self._line(one) for one in self._things if one.on == on])

    def _line(self, one: Coming) -> Thing:
        what = _("{time} {what}", time=clock(one.at), what=said(one)) if one.at else said(one)
        return Thing(one.number, what, icon_of(one), place_of(one), self._names.get(one.case, ""))

    def _aside(self, place: int) -> None:
        """The day beside, at the same height; at either end of the week nothing moves."""
        if 0 <= place < DAYS:
            row = self.days[self._here()].currentIndex().row()
            self.days[place].choose(max(0, row))
            self.days[place].setFocus()


def monday(on: date) -> date:
    """The first day of the week of a day."""
    return on - on.weekday() * A_DAY


def _card(on: date, today: date, listed: DayList) -> Card:
    card = Card(strip=Role.ACCENT if on == today else None)
    card.body.setContentsMargins(3, px(8), 0, px(2))  # room for the strip of today
    card.body.setSpacing(0)
    for words, style in ((weekday_names()[on.weekday()], Style.BODY), (short_day(on, today), Style.CAPTION)):
        head = Line(words, style=style, bold=style is Style.BODY, role=Role.INK if style is Style.BODY else Role.INK2)
        head.setContentsMargins(px(10), 0, px(8), 0)
        card.add(head)
    card.body.addSpacing(px(6))
    card.add(listed, 1)
    return card
