"""A month to choose a day from, in the language of the window, without a colour for Sundays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from casedesk.text.translation import _, language
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour


class MonthPopup(QCalendarWidget):
    """MonthPopup(parent, taken): `show_below(widget, day)` opens it; `taken(day)` is called with the day chosen."""

    def __init__(self, parent: QWidget, taken: Callable[[date], object]) -> None:
        super().__init__(parent)
        self._taken = taken
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAccessibleName(_("Calendar"))
        self.setLocale(QLocale(language()))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumWidth(7 * self._widest_day())
        self._dress_buttons()
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)

    def _widest_day(self) -> int:
        """A column is as wide as the longest day of the week needs: the calendar's own are cut off in Khmer."""
        said = [self.locale().dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)]
        return max(self.fontMetrics().horizontalAdvance(word) for word in said) + px(24)

    def _dress_buttons(self) -> None:
        for button in self.findChildren(QToolButton):
            button.setProperty("flat", True)
        for name, icon, words in (
            ("qt_calendar_prevmonth", Icon.BACK, _("Month before")),
            ("qt_calendar_nextmonth", Icon.FORWARD, _("Month after")),
        ):
            for button in self.findChildren(QToolButton, name):
                button.setIcon(tinted(icon))
                button.setIconSize(QSize(px(16), px(16)))
                button.setAccessibleName(words)

    def show_below(self, widget: QWidget, day: date) -> None:
        """Opens under a widget at the month of a day."""
        plain = QTextCharFormat()
        plain.setForeground(colour(Role.INK))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, plain)
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.show()
        self.setFocus()

    def _choose(self, day: QDate) -> None:
        self.hide()
        self._taken(date(day.year(), day.month(), day.day()))
