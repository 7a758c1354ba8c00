"""A month to choose a day from, in the language of the window, without a colour for Sundays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from casedesk.text.translation import _, language
from casedesk.ui.palette import Role
from casedesk.ui.theme import colour


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
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)

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
