"""A time of day, typed as people type it: 9, 14:30, 0930, 2pm, Khmer digits."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from casedesk.text.time_reading import NotATime, read_time
from casedesk.ui.looks.lettering import px


class TimeEdit(QLineEdit):
    """TimeEdit(*, name): `at()` is a time or None; `set_at(time | None)` silently; `changed(object)`.

    `troubled(str)` carries a sentence when what stands there is no time, or "".
    """

    changed = Signal(object)
    troubled = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText("09:30")
        self.setFixedWidth(px(84))
        self.editingFinished.connect(self._settle)

    def at(self) -> time | None:
        """What is typed; None for nothing or what is no time."""
        try:
            return read_time(self.text())
        except NotATime:
            return None

    def set_at(self, at: time | None) -> None:
        """Fills it without telling anyone."""
        self.setText(f"{at.hour:02}:{at.minute:02}" if at else "")

    def _settle(self) -> None:
        try:
            at = read_time(self.text())
        except NotATime as trouble:
            self.troubled.emit(trouble.said())
            return
        self.set_at(at)
        self.troubled.emit("")
        self.changed.emit(at)
