"""A sheet typed from paper: twelve small fields, each checked when it is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from casedesk.security.recovery import Sheet
from casedesk.security.sheet_code import GROUP, GROUPS, SheetMistyped, fits, tidied
from casedesk.security.sheets import SameSheetTwice
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px, typeface
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice

IN_ROW = 4
LONGEST = 200
"""Room for a whole sheet that is pasted, or typed by a scanner, into one field."""


class GroupEdit(QLineEdit):
    """GroupEdit(place): one group. `full` once it has four characters, `emptied` for a key that goes back from it."""

    full = Signal()
    emptied = Signal()

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place
        self.setMaxLength(LONGEST)
        self.setFont(typeface(Style.BODY, bold=True))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setMinimumWidth(px(74))
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhUppercaseOnly)
        self.setAccessibleName(_("Group {n}", n=place + 1))

    @property
    def group(self) -> str:
        """What was typed, as it is compared."""
        return tidied(self.text())

    def fits(self) -> bool:
        """Whether it agrees with its check."""
        return fits(self.place, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)


class SheetEntry(Card):
    """SheetEntry(title, recognise): `recognise(text)` names the sheet or raises why not, once all groups fit.

    `changed` when `sheet()` – the one recognised, or None – may be another. A group is checked when it is left, never
    while it is typed; four characters lead to the next. Fields remember what was typed: destroy the entry after use.
    """

    changed = Signal()

    def __init__(self, title: str, recognise: Callable[[str], Sheet]) -> None:
        super().__init__(title)
        self._recognise = recognise
        self._sheet: Sheet | None = None
        self.groups = [GroupEdit(place) for place in range(GROUPS)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(10))
        for edit in self.groups:
            row, column = divmod(edit.place, IN_ROW)
            grid.addLayout(_numbered(edit), row, column)
            edit.textEdited.connect(lambda text, edit=edit: self._typed(edit))
            edit.editingFinished.connect(lambda edit=edit: self._left(edit))
            edit.emptied.connect(lambda edit=edit: self._go_back(edit))
        self.add_layout(grid)
        self.notice, self.known = Notice("", Tone.WAIT, icon=Icon.PROBLEM), Notice("", Tone.GOOD)
        for notice in (self.notice, self.known):
            self.add(notice)

    def sheet(self) -> Sheet | None:
        """The sheet that was recognised."""
        return self._sheet

    def text(self) -> str:
        """What was typed, as one line."""
        return "-".join(edit.group for edit in self.groups)

    def told(self) -> str:
        """The sentence that stands below the groups."""
        return self.notice.text() if self.notice.isVisibleTo(self) else ""

    def begin(self) -> None:
        """Puts the focus into the first group that is missing or does not fit."""
        waiting = [edit for edit in self.groups if not edit.fits()]
        (waiting or self.groups)[0].setFocus()

    def tell(self, trouble: Mendable | None) -> None:
        """Says why this sheet does not do, or nothing."""
        self.notice.say(trouble.said() if trouble is not None else "")
        if trouble is not None:
            self.known.hide()

    def _typed(self, edit: GroupEdit) -> None:
        _mark(edit, False)
        self._judge(says=False)
        typed = edit.group
        if len(typed) > GROUP:
            self._spread(edit, typed)
        elif len(typed) == GROUP and edit.cursorPosition() == len(edit.text()):
            self._after(edit)

    def _spread(self, edit: GroupEdit, typed: str) -> None:
        """More than one group came at once: each goes into its own field."""
        for place in range(edit.place, GROUPS):
            part, typed = typed[:GROUP], typed[GROUP:]
            if part:
                self.groups[place].setText(part)
                self._left(self.groups[place])
                self._after(self.groups[place])

    def _after(self, edit: GroupEdit) -> None:
        if edit.place + 1 < GROUPS:
            after = self.groups[edit.place + 1]
            after.setFocus()
            after.selectAll()
        else:
            self._left(edit)

    def _go_back(self, edit: GroupEdit) -> None:
        if edit.place:
            self.groups[edit.place - 1].setFocus()

    def _left(self, edit: GroupEdit) -> None:
        if edit.group and edit.group != edit.text():
            edit.setText(edit.group)
        _mark(edit, bool(edit.group) and not edit.fits())
        self._judge(says=True)

    def _judge(self, *, says: bool) -> None:
        wrong = next((edit for edit in self.groups if edit.property("problem")), None)
        trouble: Mendable | None = SheetMistyped(group=wrong.place + 1) if wrong is not None else None
        self._sheet = None
        if says and all(edit.fits() for edit in self.groups):
            try:
                self._sheet = self._recognise(self.text())
            except Mendable as found:
                trouble = found
        if says or trouble is None:
            self.tell(trouble)
        known = self._sheet
        self.known.say(_("This is sheet {number}.", number=known.number) if known is not None else "")
        self.changed.emit()


def _mark(edit: GroupEdit, problem: bool) -> None:
    edit.setProperty("problem", problem)
    edit.setAccessibleDescription(_("does not agree with the sheet") if problem else "")
    edit.update()


def _numbered(edit: GroupEdit) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(px(2))
    number = Line(str(edit.place + 1), style=Style.CAPTION, role=Role.INK2)
    number.setBuddy(edit)
    column.addWidget(number)
    column.addWidget(edit)
    return column


class TwoSheets(QWidget):
    """TwoSheets(recognise): two entries beside each other. `changed` when `ready()` may be another."""

    changed = Signal()

    def __init__(self, recognise: Callable[[str], Sheet]) -> None:
        super().__init__()
        self.first = SheetEntry(_("One sheet"), recognise)
        self.second = SheetEntry(_("Another sheet"), recognise)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        for entry in (self.first, self.second):
            row.addWidget(entry, 1, Qt.AlignmentFlag.AlignTop)
            entry.changed.connect(self._judge)

    def texts(self) -> tuple[str, str]:
        """Both as they were typed."""
        return self.first.text(), self.second.text()

    def ready(self) -> bool:
        """Whether two different sheets of this vault stand there."""
        one, other = self.first.sheet(), self.second.sheet()
        return one is not None and other is not None and one.number != other.number

    def begin(self) -> None:
        """Puts the focus where typing goes on."""
        (self.first if self.first.sheet() is None else self.second).begin()

    def _judge(self) -> None:
        one, other = self.first.sheet(), self.second.sheet()
        if one is not None and other is not None and one.number == other.number:
            self.second.tell(SameSheetTwice(number=one.number))
        self.changed.emit()
