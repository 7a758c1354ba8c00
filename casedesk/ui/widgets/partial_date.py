"""A date as much as she knows: day, month, year, “about”; any may stay empty except the year."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from casedesk.text.dates import ImpossibleDate, PartialDate, month_names, read_date, said_partial
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.flow import Flow
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.month import MonthPopup

_YEAR_MISSING = N_("The year is missing. What you typed is kept. Add the year, or choose not known.")


class PartialDateEdit(QWidget):
    """PartialDateEdit(*, today, can_be_about=True, near=True): `partial()` is a PartialDate or None for not known.

    `edtf()` is the same as text ("2026-10", "2026-11-07~", ""); `set_partial(PartialDate | None)` fills it.
    `changed(str)` carries the new text; `troubled(str)` a sentence when what stands there is no date, or "".
    Any box reads a whole date typed or pasted: 7/11/2026, 7 nov, Khmer digits. F4 opens a calendar.
    """

    changed = Signal(str)
    troubled = Signal(str)
    typed = Signal()
    """A person changed something, whether it can be read or not."""

    def __init__(self, *, today: date, can_be_about: bool = True, near: bool = True) -> None:
        super().__init__()
        self._today, self._near = today, near
        self._told = ""
        self._day = self._made_box(_("Day"), 64)
        self._year = self._made_box(_("Year"), 78)
        self._month = QComboBox()
        self._month.addItem(_("Month"))
        self._month.addItems(month_names())
        self._month.setAccessibleName(_("Month"))
        self._about = QCheckBox(_("about"))
        self._kept = Line(style=Style.SMALL, role=Role.INK2)
        self._calendar: MonthPopup | None = None
        self._arrange()
        self._about.setVisible(can_be_about)
        self._month.currentIndexChanged.connect(self._check)
        self._about.toggled.connect(self._check)
        self._month.activated.connect(lambda: self.typed.emit())
        self._about.clicked.connect(lambda: self.typed.emit())
        self.setFocusProxy(self._day)
        self.set_partial(None)

    def _made_box(self, name: str, width: int) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(name)
        box.setAccessibleName(name)
        box.setFixedWidth(px(width))
        box.editingFinished.connect(self._settle)
        box.textEdited.connect(lambda: self._check(typing=True))
        box.textEdited.connect(lambda: self.typed.emit())
        box.installEventFilter(self)
        return box

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        boxes = Flow(self._day, self._month, self._year, self._about)
        links = Flow(gap=14, line_gap=0)
        near = (
            (_("today"), lambda: self._take(self._today)),
            (_("yesterday"), lambda: self._take(self._today - timedelta(days=1))),
        )
        for words, press in (*(near if self._near else ()), (_("not known"), lambda: self._tell(None))):
            links.addWidget(link(words, press, style=Style.SMALL))
        links.addWidget(self._kept)
        column.addLayout(boxes)
        column.addLayout(links)

    def partial(self) -> PartialDate | None:
        """What stands in the boxes; raises ImpossibleDate when that is no date."""
        day, year = self._typed(self._day), self._typed(self._year)
        month = self._month.currentIndex() or None
        if not year:
            if day and not day.isdecimal() and month is None:
                return read_date(day, self._today)
            if day or month:
                raise ImpossibleDate(_YEAR_MISSING)
            return None
        about = self._about.isChecked()
        if not year.isdecimal() or (day and not day.isdecimal()):
            return read_date(" ".join(part for part in (day, str(month or ""), year) if part), self._today)
        return PartialDate(int(year), month, int(day) if day else None, about)

    def edtf(self) -> str:
        """The date as text, empty while it is not known or cannot be read."""
        try:
            there = self.partial()
        except Mendable:
            return ""
        return str(there) if there else ""

    def set_partial(self, there: PartialDate | None) -> None:
        """Fills the boxes without telling anyone."""
        blocked = self.blockSignals(True)
        for box in (self._month, self._about):
            box.blockSignals(True)
        self._day.setText(str(there.day) if there and there.day else "")
        self._month.setCurrentIndex(there.month if there and there.month else 0)
        self._year.setText(str(there.year) if there else "")
        self._about.setChecked(bool(there and there.about))
        for box in (self._month, self._about):
            box.blockSignals(False)
        self._check()
        self.blockSignals(blocked)

    def boxes(self) -> tuple[str, int, str, bool]:
        """What stands in the boxes, readable or not: day, month from 1 or 0 for none, year, about."""
        return self._day.text(), self._month.currentIndex(), self._year.text(), self._about.isChecked()

    def set_boxes(self, day: str, month: int, year: str, about: bool) -> None:
        """Puts back what `boxes` gave, without telling anyone."""
        self.set_partial(None)
        blocked = self.blockSignals(True)
        self._day.setText(day)
        self._month.setCurrentIndex(month)
        self._year.setText(year)
        self._about.setChecked(about)
        self._check(typing=True)
        self.blockSignals(blocked)

    def _typed(self, box: QLineEdit) -> str:
        text = box.text().strip()
        return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)

    def _settle(self) -> None:
        for box in (self._day, self._year):
            text = self._typed(box)
            if text and not text.isdecimal():
                try:
                    self._tell(read_date(text, self._today))
                except Mendable as trouble:
                    self.troubled.emit(trouble.said())
                return
        self._check()

    def _take(self, day: date) -> None:
        self._tell(PartialDate.of(day))

    def _tell(self, there: PartialDate | None) -> None:
        self.set_partial(there)
        self._check()
        self.typed.emit()

    def _check(self, *_given: object, typing: bool = False) -> None:
        try:
            there = self.partial()
        except Mendable as trouble:
            self._kept.setText("")
            if not typing:
                self.troubled.emit(trouble.said())
            return
        self._kept.setText(_("kept as “{date}”", date=said_partial(there)) if there else "")
        self.troubled.emit("")
        written = str(there) if there else ""
        if written != self._told and not self.signalsBlocked():
            self._told = written
            self.changed.emit(written)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F4:
            self.open_calendar()
            return True
        return False

    def open_calendar(self) -> None:
        """A month to choose a day from."""
        if self._calendar is None:
            self._calendar = MonthPopup(self, self._chosen)
        try:
            start = self.partial()
        except Mendable:
            start = None
        self._calendar.show_below(self._day, start.earliest() if start else self._today)

    def _chosen(self, day: date) -> None:
        self._take(day)
        self._day.setFocus()
