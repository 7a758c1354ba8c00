"""One whole day on one line: typed as people type it, written out on leaving, or chosen from a month (F4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from casedesk.text import dates
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.month import MonthPopup

_NOT_WHOLE = N_("The day is missing. What you typed is kept. Write the whole date, as 7/11/2026.")


class DayLine(QLineEdit):
    """DayLine(today): `day()` is the day or None and raises Mendable; `taken()` when a person changed it."""

    taken = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._given: tuple[str, date | None] = ("", None)
        self._month: MonthPopup | None = None
        self.setAccessibleName(_("Day"))
        self.setMinimumWidth(px(180))
        self.setMaximumWidth(px(230))
        self.textEdited.connect(lambda: self.taken.emit())
        choose = self.addAction(tinted(Icon.CALENDAR, Role.INK2), QLineEdit.ActionPosition.TrailingPosition)
        choose.setToolTip(_("Choose a day (F4)"))
        choose.triggered.connect(self.open_month)

    def day(self) -> date | None:
        """The day typed or chosen. Raises Mendable for what is no whole day."""
        shown, given = self._given
        if self.text() == shown:
            return given
        found = dates.read_date(self.text(), self._today)
        if found is None:
            return None
        if found.day is None:
            raise Mendable(_NOT_WHOLE)
        return found.earliest()

    def set_day(self, day: date | None) -> None:
        """Shows a day without telling anyone."""
        self.setText(dates.day(day) if day else "")
        self.setCursorPosition(0)
        self._given = (self.text(), day)

    def raw(self) -> str:
        """The day in ISO 8601, or what was typed instead."""
        try:
            day = self.day()
        except Mendable:
            return self.text()
        return day.isoformat() if day else ""

    def restore(self, raw: Any) -> None:
        """Shows what `raw` gave. Raises TypeError for anything else."""
        if not isinstance(raw, str):
            raise TypeError
        try:
            self.set_day(date.fromisoformat(raw) if raw else None)
        except ValueError:
            self.setText(raw)

    def settle(self) -> None:
        """Writes the day out, so that a person sees what was understood."""
        try:
            self.set_day(self.day())
        except Mendable:
            return

    def open_month(self) -> None:
        """A month to choose a day from."""
        if self._month is None:
            self._month = MonthPopup(self, self._choose)
        try:
            start = self.day() or self._today
        except Mendable:
            start = self._today
        self._month.show_below(self, start)

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.setFocus()
        self.taken.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F4:
            self.open_month()
        else:
            super().keyPressEvent(event)
