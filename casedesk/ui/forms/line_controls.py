"""Answers on one line: words, a telephone number, a number."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from PySide6.QtWidgets import QLineEdit

from casedesk.text.input import SHORT, clean_line
from casedesk.text.phones import phone_digits, said_phone
from casedesk.text.time_reading import NotANumber, read_number
from casedesk.text.translation import _
from casedesk.ui.forms.control import Control
from casedesk.ui.looks.lettering import px


class LineText(Control):
    """LineText(*, placeholder=""): one line, cleaned and limited as `text.input` says; what is cut is told at once."""

    narrow = True
    grows = True

    def __init__(self, *, placeholder: str = "") -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder)
        self._line.textEdited.connect(self._typed)
        self._given: tuple[str, Any] = ("", None)
        self._fill(self._line)

    def value(self) -> Any:
        """The words, None for none; as they were given while nobody touched them."""
        shown, given = self._given
        return given if self._line.text() == shown else self._read(self._line.text())

    def _read(self, typed: str) -> Any:
        return clean_line(typed).text or None

    def set_value(self, value: Any) -> None:
        """Shows words."""
        self._line.setText("" if value is None else str(value))
        self._line.setCursorPosition(0)
        self._given = (self._line.text(), value)

    def raw(self) -> Any:
        """The line as it stands."""
        return self._line.text()

    def restore(self, raw: Any) -> None:
        """The line as it stood."""
        if not isinstance(raw, str):
            raise TypeError
        self._line.setText(clean_line(raw).text)
        self._line.setCursorPosition(0)

    def settle(self) -> None:
        """Marks nobody sees and blanks at the ends go."""
        cleaned = clean_line(self._line.text()).text
        if cleaned != self._line.text() != self._given[0]:
            self._line.setText(cleaned)

    def _typed(self, text: str) -> None:
        cleaned = clean_line(text) if len(text) > SHORT else None
        if cleaned is not None and cleaned.trouble is not None:
            self._line.setText(cleaned.text)
        self.advised.emit(cleaned.trouble.said() if cleaned and cleaned.trouble else "")
        self.changed.emit()


class Phone(LineText):
    """Phone(): any way of writing a number; what is no number (a name in a message app) is kept and mentioned."""

    grows = False

    def _read(self, typed: str) -> Any:
        words = clean_line(typed).text
        return said_phone(words) if words else None

    def settle(self) -> None:
        """Groups the digits."""
        words = self.value()
        if words and words != self._line.text():
            self._line.setText(words)
        if words and not phone_digits(words):
            self.advised.emit(_("This does not look like a telephone number. It is kept as it is."))


class Number(LineText):
    """Number(): a whole number in Latin or Khmer digits. `value` raises NotANumber."""

    grows = False

    def __init__(self) -> None:
        super().__init__()
        self._line.setMaximumWidth(px(150))

    def _read(self, typed: str) -> Any:
        return read_number(typed)

    def settle(self) -> None:
        """Shows it in the digits of the window."""
        with suppress(NotANumber):
            number = self.value()
            self._line.setText("" if number is None else str(number))
