"""A radio button of a form: arrows go from answer to answer, and each answer has its own key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from casedesk.text.codes import Codes
from casedesk.ui.widgets.letters import letter_of
from casedesk.ui.widgets.wrapped import WrappedRadio

_LETTERS = {"yes": "Y", "no": "N", "unknown": "U", "unsure": "U"}
"""The keys of answers, the same as for hard questions, by what the answers are kept as."""


class AnswerRadio(WrappedRadio):
    """An arrow takes the answer it comes to. The toolkit does so only once one was taken; before, it moves the ring.

    `keyed(str)` tells a digit or a letter of the answers that was pressed on it, `pointed` that it was clicked.
    """

    keyed = Signal(str)
    pointed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = _key(event)
        if key:
            self.keyed.emit(key)
            return
        super().keyPressEvent(event)
        group, there = self.group(), QApplication.focusWidget()
        if isinstance(there, AnswerRadio) and there is not self and there.group() is group and not there.isChecked():
            there.click()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        if self.isChecked():
            self.pointed.emit()


def place_of(key: str, codes: Sequence[Codes]) -> int:
    """Which of the answers has a key, counted from 0; -1 if none has."""
    if key.isdecimal():
        return int(key) - 1 if int(key) <= len(codes) else -1
    return next((place for place, code in enumerate(codes) if _LETTERS.get(code.value) == key), -1)


def _key(event: QKeyEvent) -> str:
    """A digit from 1 to 9 in any script, or a letter of the answers; nothing while Ctrl or Alt is held."""
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return ""
    typed = event.text()
    if len(typed) == 1 and typed.isdecimal():
        return str(int(typed)) if int(typed) else ""
    letter = letter_of(event)
    return letter if letter in _LETTERS.values() else ""
