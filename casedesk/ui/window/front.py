"""What can stand in front of everything: the calendar. One key puts it there, the same key takes it away."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from casedesk.text.translation import _
from casedesk.ui.frame import Frame
from casedesk.ui.settings import HIDE_SECONDS

if TYPE_CHECKING:
    from casedesk.ui.window.hide import CalendarPage


class Front(QObject):
    """Front(window): hides window, dialogs and menus behind the calendar, and locks when it stays there too long."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self._calendar: CalendarPage | None = None
        self._behind: list[QWidget] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(window.lock)

    @property
    def clear(self) -> bool:
        """Whether the window itself is seen."""
        return self._calendar is None

    @property
    def overdue(self) -> bool:
        """Whether the calendar has been there for longer than a vault stays open behind it."""
        return self._calendar is not None and not self._patience.isActive()

    def toggle(self) -> None:
        """Hides everything, or comes back."""
        if self.clear:
            self._hide()
        else:
            self._return()

    def _hide(self) -> None:
        from casedesk.ui.window.hide import CalendarPage

        window = self._window
        self._close_popups()
        self._behind = [one for one in QApplication.topLevelWidgets() if one is not window and one.isVisible()]
        for one in self._behind:
            one.hide()
        self._calendar = CalendarPage(datetime.now().astimezone().date())
        window.stack.addWidget(self._calendar)
        window.stack.setCurrentWidget(self._calendar)
        window.setWindowTitle(_("Calendar"))
        window.draw_border()
        self._calendar.setFocus()
        window.repaint()
        seconds = window.around.settings.get(HIDE_SECONDS)
        if seconds:
            self._patience.start(seconds * 1000)
        else:
            window.lock()

    def _return(self) -> None:
        window, calendar = self._window, self._calendar
        self._patience.stop()
        self._calendar = None
        if window.page is not None:
            window.stack.setCurrentWidget(window.page)
        if calendar is not None:
            window.stack.removeWidget(calendar)
            calendar.deleteLater()
        window.setWindowTitle("CaseDesk")
        window.draw_border()
        for one in self._behind:
            one.show()
        self._behind = []
        if window.locked:
            window.settle()

    def close_dialogs(self) -> None:
        """Ends every dialog and menu, seen or hidden: nothing of a locked vault stays."""
        self._close_popups()
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) or one in self._behind:
                one.hide()
                one.deleteLater()
        self._behind = []

    def _close_popups(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup is QApplication.activePopupWidget():
                return
