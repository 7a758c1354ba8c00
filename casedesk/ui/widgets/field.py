"""A field: label above, the control, help below; a problem takes the place of the help."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, line_height, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose


class Field(QWidget):
    """Field(label, control, *, optional=False, note="", help=""): any control with its words around it.

    `note` are small words after the label (“optional” is said by itself). `set_problem(sentence)` shows what is to be
    mended and `clear_problem()` brings the help back. Check on leaving the field, never while typing.
    """

    def __init__(self, label: str, control: QWidget, *, optional: bool = False, note: str = "", help: str = "") -> None:
        super().__init__()
        self.control = control
        self._help = help
        self._label = Prose(label, style=Style.SMALL, role=Role.INK, bold=True, widest=4_000)
        self._label.setBuddy(control)
        small = ", ".join(part for part in (note, _("optional") if optional else "") if part)
        self._note = Line(small, style=Style.CAPTION, role=Role.INK2)
        self._below = Prose(style=Style.CAPTION)
        self._sign = Picture(Icon.PROBLEM, Role.URGENT, side=14)
        control.setAccessibleName(label)
        self._arrange()
        self.clear_problem()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(6))
        head.addWidget(self._label)
        head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignBottom)
        self._note.setContentsMargins(0, 0, 0, self._below_the_line())
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(px(5))
        foot.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._below, 1)
        column.addLayout(head)
        grows = bool(self.control.sizePolicy().verticalPolicy().value & QSizePolicy.PolicyFlag.ExpandFlag.value)
        column.addWidget(self.control, 1 if grows else 0)
        column.addLayout(foot)
        if not grows:
            column.addStretch(1)
        self._label.setVisible(bool(self._label.text()))
        self._note.setVisible(bool(self._note.text()))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _below_the_line(self) -> int:
        """By how much the note is raised to stand on one line with the label, whose lines are taller in Khmer."""
        label, note = self._label.fontMetrics(), self._note.fontMetrics()
        return max(0, label.descent() - note.descent() + label.height() * (line_height() - 100) // 100)

    def problem(self) -> str:
        """The sentence shown, or nothing."""
        return self._below.text() if self._sign.isVisibleTo(self) else ""

    def set_problem(self, sentence: str) -> None:
        """Shows what is to be mended; an empty sentence clears it."""
        if not sentence:
            self.clear_problem()
            return
        self._tell(sentence, problem=True)

    def clear_problem(self) -> None:
        """Brings the help back."""
        self._tell(self._help, problem=False)

    def set_help(self, help: str) -> None:
        """Other words below the control."""
        self._help = help
        if not self.problem():
            self.clear_problem()

    def _tell(self, sentence: str, *, problem: bool) -> None:
        self._below.setText(sentence)
        self._below.set_role(Role.URGENT if problem else Role.INK2)
        self._below.setVisible(bool(sentence))
        self._sign.setVisible(problem)
        self.control.setProperty("problem", problem)
        self.control.setAccessibleDescription(sentence)
        self.control.update()
