"""Answers about time: a whole day, a date as far as it is known, a moment, a time of day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from casedesk.text.dates import PartialDate, clock, local
from casedesk.text.time_reading import NotATime, read_time
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.forms.control import Control
from casedesk.ui.forms.day_line import DayLine
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.partial_date import PartialDateEdit
from casedesk.ui.widgets.time_edit import TimeEdit

_NO_TIME = N_("The time is missing. The day is kept. Add the time, as near as it is known.")
_NO_DAY = N_("The day is missing. The time is kept. Add the day.")


class Day(Control):
    """Day(today): one whole day."""

    narrow = True

    def __init__(self, today: date) -> None:
        super().__init__()
        self._line = DayLine(today)
        self._line.taken.connect(self.changed)
        self._fill(self._line)

    def value(self) -> Any:
        """The day, None for none. Raises Mendable."""
        return self._line.day()

    def set_value(self, value: Any) -> None:
        """Shows a day."""
        self._line.set_day(value)

    def raw(self) -> Any:
        """The day in ISO 8601, or what was typed instead."""
        return self._line.raw()

    def restore(self, raw: Any) -> None:
        """Shows what `raw` gave."""
        self._line.restore(raw)

    def settle(self) -> None:
        """Writes the day out."""
        self._line.settle()


class Partial(Control):
    """Partial(today, *, near=True): a year, perhaps its month, perhaps its day, perhaps only about.

    `near` offers today and yesterday, which a birth date has no use for.
    """

    def __init__(self, today: date, *, near: bool = True) -> None:
        super().__init__()
        self._edit = PartialDateEdit(today=today, near=near)
        self._edit.typed.connect(self.changed)
        self._fill(self._edit)

    def value(self) -> Any:
        """The date, None for not known. Raises ImpossibleDate."""
        return self._edit.partial()

    def set_value(self, value: Any) -> None:
        """Shows a date."""
        self._edit.set_partial(value)

    def raw(self) -> Any:
        """The date as EDTF, or the boxes as they stand."""
        return self._edit.edtf() or list(self._edit.boxes())

    def restore(self, raw: Any) -> None:
        """Shows what `raw` gave."""
        if isinstance(raw, str):
            self.set_value(PartialDate.parse(raw))
        else:
            day, month, year, about = raw
            self._edit.set_boxes(str(day), int(month), str(year), bool(about))


class Clock(Control):
    """Clock(): a time of day."""

    narrow = True

    def __init__(self) -> None:
        super().__init__()
        self._edit = TimeEdit(name=_("Time"))
        self._edit.textEdited.connect(lambda: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._edit)
        row.addStretch(1)
        self._own(self._edit)
        self._given: tuple[str, time | None] = ("", None)

    def value(self) -> Any:
        """The time, None for none. Raises NotATime."""
        shown, given = self._given
        return given if self._edit.text() == shown else read_time(self._edit.text())

    def set_value(self, value: Any) -> None:
        """Shows a time."""
        self._edit.set_at(value)
        self._given = (self._edit.text(), value)

    def raw(self) -> Any:
        """What stands there."""
        return self._edit.text()

    def restore(self, raw: Any) -> None:
        """What stood there."""
        if not isinstance(raw, str):
            raise TypeError
        self._edit.setText(raw)


class Moment(Control):
    """Moment(today, now=None): a day and a time of it, kept as UTC; with `now` a link fills both."""

    def __init__(self, today: date, now: Callable[[], datetime] | None = None) -> None:
        super().__init__()
        self._day = DayLine(today)
        self._time = TimeEdit(name=_("Time"))
        self._day.taken.connect(self.changed)
        self._time.textEdited.connect(lambda: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._day)
        row.addWidget(self._time)
        if now is not None:
            row.addWidget(link(_("now"), lambda: self._take(now()), style=Style.SMALL))
        row.addStretch(1)
        self._own(self._day, self._time)
        self._given: tuple[str, str, datetime | None] = ("", "", None)

    def value(self) -> Any:
        """The moment in UTC, None for none. Raises Mendable for half of one."""
        *shown, given = self._given
        if [self._day.text(), self._time.text()] == shown:
            return given
        day, at = self._day.day(), read_time(self._time.text())
        if day is None and at is None:
            return None
        if at is None or day is None:
            raise Mendable(_NO_TIME if at is None else _NO_DAY)
        return datetime.combine(day, at).astimezone(UTC)

    def set_value(self, value: Any) -> None:
        """Shows a moment in the centre's own time."""
        here = None if value is None else local(value)
        self._day.set_day(here.date() if here else None)
        self._time.setText(clock(here.time()) if here else "")
        self._given = (self._day.text(), self._time.text(), value)

    def raw(self) -> Any:
        """Day and time as they stand."""
        return [self._day.raw(), self._time.text()]

    def restore(self, raw: Any) -> None:
        """Day and time as they stood."""
        day, at = raw
        self._day.restore(day)
        self._time.setText(str(at))

    def settle(self) -> None:
        """Writes both out."""
        self._day.settle()
        try:
            at = read_time(self._time.text())
        except NotATime:
            return
        self._time.set_at(at)

    def _take(self, moment: datetime) -> None:
        self.set_value(moment)
        self.changed.emit()
