"""Answers from a code list: one of it, several of it, or a plain yes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from casedesk.text.codes import Codes
from casedesk.text.translation import _
from casedesk.ui.forms.control import Control
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.codes import FEW, SOME, CodeChecks, CodeChoice
from casedesk.ui.widgets.wrapped import WrappedCheck


class OneOf(Control):
    """OneOf(codes, *, name, optional): radio buttons, a combo box or a search, by the length of the list.

    Where no answer is allowed, “Clear”, or Delete on the keyboard, takes an answer back.
    """

    def __init__(self, codes: type[Codes], *, name: str, optional: bool) -> None:
        super().__init__()
        self._codes, self._optional = codes, optional
        self.narrow, self.grows = len(codes) > FEW, len(codes) > SOME
        self._choice: CodeChoice[Codes] = CodeChoice(codes, name=name, columns=0)
        self._choice.picked.connect(self._picked)
        self._choice.went_on.connect(self.went_on)
        self._choice.pointed.connect(self.pointed)
        self._clear = link(_("Clear"), self.clear, style=Style.SMALL)
        self._clear.setAccessibleName(_("Clear the answer to: {question}", question=name))
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Delete does it: Tab goes on to the next question
        self._clear.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._choice, 1 if self.narrow else 0)
        row.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        if not self.narrow:
            row.addStretch(1)
        self._own(self._choice)

    def value(self) -> Any:
        """The code taken, None for none."""
        return self._choice.code()

    def set_value(self, value: Any) -> None:
        """Takes a code."""
        self._choice.choose(value)
        self._clear.setVisible(self._optional and value is not None)

    def raw(self) -> Any:
        """The stored value of the code, or None."""
        code = self._choice.code()
        return code.value if code else None

    def restore(self, raw: Any) -> None:
        """Takes the code with this stored value. Raises ValueError for none of the list."""
        self.set_value(None if raw is None else self._codes(raw))

    def clear(self) -> None:
        """Takes the answer back."""
        if self._optional and self.value() is not None:
            self.set_value(None)
            self._choice.setFocus()
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _picked(self, code: Codes | None) -> None:
        self._clear.setVisible(self._optional and code is not None)
        self.changed.emit()


class SomeOf(Control):
    """SomeOf(codes, *, name): any number of a list."""

    def __init__(self, codes: type[Codes], *, name: str) -> None:
        super().__init__()
        self._codes = codes
        self._checks: CodeChecks[Codes] = CodeChecks(codes, name=name, columns=0)
        self._checks.picked.connect(lambda: self.changed.emit())
        self._fill(self._checks)

    def value(self) -> Any:
        """The codes ticked, in the order of the list."""
        return self._checks.codes()

    def set_value(self, value: Any) -> None:
        """Ticks codes."""
        self._checks.choose(value or ())

    def raw(self) -> Any:
        """The stored values of the codes ticked."""
        return [code.value for code in self._checks.codes()]

    def restore(self, raw: Any) -> None:
        """Ticks the codes with these stored values."""
        self.set_value(tuple(self._codes(one) for one in raw))


class Tick(Control):
    """Tick(label): yes when ticked; the label stands beside the box."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._box = WrappedCheck(label)
        self._box.clicked.connect(lambda: self.changed.emit())
        self._fill(self._box)

    def value(self) -> Any:
        """Whether it is ticked."""
        return self._box.isChecked()

    def set_value(self, value: Any) -> None:
        """Ticks it or not."""
        self._box.setChecked(bool(value))

    def raw(self) -> Any:
        """Whether it is ticked."""
        return self._box.isChecked()

    def restore(self, raw: Any) -> None:
        """Ticks it or not."""
        self.set_value(raw)
