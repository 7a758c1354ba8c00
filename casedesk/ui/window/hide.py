"""The office calendar that takes the place of the window when somebody comes in. It holds nothing from any vault.

A courtesy to a worker who is surprised, not protection from a search. Nothing on it says how to come back.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casedesk.text.dates import month_names
from casedesk.text.holidays import holiday
from casedesk.text.translation import _, language
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import CENTRE, MIDDLE_LEFT, box, disc
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.buttons import button, icon_button
from casedesk.ui.widgets.line import Line

SUNDAY_FIRST = calendar.Calendar(calendar.SUNDAY)
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class CalendarPage(QWidget):
    """CalendarPage(today): a month with its holidays; works as a calendar and is nothing else."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._month = Month(today)
        self._month.moved.connect(self._say)
        self._title = Line(style=Style.DISPLAY, bold=False)
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(icon_button(Icon.BACK, _("Month before"), lambda: self._month.turn(-1)))
        head.addWidget(button(_("Today"), lambda: self._month.choose(today)))
        head.addWidget(icon_button(Icon.FORWARD, _("Month after"), lambda: self._month.turn(1)))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(32), px(18), px(32), px(24))
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(self._month, 1)
        self.setFocusProxy(self._month)
        self._say()

    def _say(self) -> None:
        chosen = self._month.chosen
        self._title.setText(f"{month_names()[chosen.month - 1]} {chosen.year}")


class Month(QWidget):
    """Month(today): the days of the month that is chosen, painted; arrows move the day, `moved` tells of it."""

    moved = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today, self.chosen = today, today
        self._days = _weekdays()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_ring", True)
        self.setAccessibleName(_("Calendar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def choose(self, day: date) -> None:
        """Shows the month of a day."""
        self.chosen = day
        self.setAccessibleDescription(f"{day:%d.%m.%Y} {holiday(day)}".strip())
        self.update()
        self.moved.emit()

    def turn(self, months: int) -> None:
        """So many months on or back."""
        count = self.chosen.year * 12 + self.chosen.month - 1 + months
        if 12 <= count < 12 * 9999:
            self.choose(date(count // 12, count % 12 + 1, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key in _DAYS:
            self.choose(self.chosen + timedelta(days=_DAYS[key]))
        elif key in _MONTHS:
            self.turn(_MONTHS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        weeks = SUNDAY_FIRST.monthdatescalendar(self.chosen.year, self.chosen.month)
        head = tall(Measure.HEAD)
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=Role.SURFACE, border=Role.LINE, radius=8)
            box(painter, QRect(0, 0, self.width(), head), fill=Role.SUNKEN, border=Role.LINE, radius=8)
            for place, name in enumerate(self._days):
                painter.setFont(typeface(Style.CAPTION, bold=True))
                painter.setPen(colour(Role.INK2))
                painter.drawText(self._cell(place, 0, head, 0), MIDDLE_LEFT, name)
            for row, week in enumerate(weeks):
                for place, day in enumerate(week):
                    self._paint_day(painter, self._square(place, row, len(weeks), head), day, place)

    def _square(self, place: int, row: int, rows: int, head: int) -> QRect:
        left, right = self.width() * place // 7, self.width() * (place + 1) // 7
        height = self.height() - head
        top, foot = head + height * row // rows, head + height * (row + 1) // rows
        return QRect(left, top, right - left, foot - top)

    def _cell(self, place: int, top: int, height: int, inset: int) -> QRect:
        left, right = self.width() * place // 7, self.width() * (place + 1) // 7
        return QRect(left + px(10), top + inset, right - left - px(14), height)

    def _paint_day(self, painter: QPainter, square: QRect, day: date, place: int) -> None:
        outside = day.month != self.chosen.month
        inner = square.adjusted(1 if place else 2, 1, -1 if place == 6 else 0, -1)
        if outside:
            painter.fillRect(inner, colour(Role.PAPER))
        painter.fillRect(QRect(square.left(), square.top(), square.width(), 1), colour(Role.LINE))
        if place:
            painter.fillRect(QRect(square.left(), square.top(), 1, square.height()), colour(Role.LINE))
        side = px(26)
        number = QRect(square.left() + px(10), square.top() + px(8), side, side)
        ink = Role.INK2 if outside or place == 0 else Role.INK
        painter.setFont(typeface(Style.BODY, bold=day == self.today))
        if day == self.today:
            disc(painter, number, Role.INK2)
            ink = Role.PAPER
        elif day == self.chosen and self.hasFocus():
            box(painter, number, border=Role.EDGE, radius=side / 2)
        painter.setPen(colour(ink))
        painter.drawText(number, CENTRE, str(day.day))
        if said := holiday(day):
            painter.setFont(typeface(Style.SMALL))
            painter.setPen(colour(Role.INK2))
            words = square.adjusted(px(10), px(40), -px(6), -px(4))
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, said)


def _weekdays() -> list[str]:
    from babel import Locale

    names = Locale.parse(language()).days["stand-alone"]["wide"]
    return [str(names[day]).capitalize() for day in (6, 0, 1, 2, 3, 4, 5)]
