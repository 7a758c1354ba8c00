"""A time of day, typed as people type it: 9, 9:30, 0930, 9h30, Khmer digits."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from casedesk.text.translation import _
from casedesk.ui.lettering import px

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.hH]\s*(\d{0,2})|(\d{2}))?")


def read_time(text: str) -> time | None:
    """The time meant, or nothing when nothing was typed. Raises ValueError for what is no time."""
    plain = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text.strip())
    if not plain:
        return None
    found = _TIME.fullmatch(plain)
    if found is None:
        raise ValueError("not a time")
    hour, after_colon, joined = found.groups()
    return time(int(hour), int(after_colon or joined or 0))


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
        except ValueError:
            return None

    def set_at(self, at: time | None) -> None:
        """Fills it without telling anyone."""
        self.setText(f"{at.hour:02}:{at.minute:02}" if at else "")

    def _settle(self) -> None:
        try:
            at = read_time(self.text())
        except ValueError:
            self.troubled.emit(_("This was not understood as a time. What you typed is kept. Write it as 9:30."))
            return
        self.set_at(at)
        self.troubled.emit("")
        self.changed.emit(at)
