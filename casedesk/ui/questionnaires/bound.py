"""What stands on the form of the editor: each part reads its value from the draft, and writes it back as it changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from casedesk.cases.questionnaires.table import LONGEST
from casedesk.text.translation import LANGUAGES, _, language
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.line import Line

FARTHEST = 9_999
LONGEST_CHOICE = 36
"""Letters of a question that stands in a list to choose from."""


class Bound(QWidget):
    """Bound(table, key): `edited` after each change, `reshaped` when other parts have to stand on the form now."""

    edited = Signal()
    reshaped = Signal()

    def __init__(self, table: dict[str, Any], key: str) -> None:
        super().__init__()
        self.table, self.key = table, key
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(4))

    def keep(self, value: Any) -> None:
        """Writes a value back; None takes it out."""
        if value is None:
            self.table.pop(self.key, None)
        else:
            self.table[self.key] = value
        self.edited.emit()

    def call(self, name: str) -> None:
        """Its words, for who does not see them beside it."""


def tongues() -> Sequence[tuple[str, str]]:
    """The languages a question can be written in, with their names: the one spoken here is written first."""
    return sorted(LANGUAGES.items(), key=lambda one: one[0] != language())


class Tongues(Bound):
    """Tongues(table, key): a text in the languages of the window, below each other; those left empty are not kept."""

    def __init__(self, table: dict[str, Any], key: str) -> None:
        super().__init__(table, key)
        self.lines: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        for row, (tongue, name) in enumerate(tongues()):
            line = self.lines[tongue] = words_line(table.get(key, {}).get(tongue, ""))
            line.textEdited.connect(lambda _text: self._write())
            grid.addWidget(Line(name, style=Style.CAPTION, role=Role.INK2), row, 0)
            grid.addWidget(line, row, 1)
        grid.setColumnMinimumWidth(0, px(56))
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.setFocusProxy(self.lines[language()])

    def call(self, name: str) -> None:
        for tongue, line in self.lines.items():
            line.setAccessibleName(f"{name}, {LANGUAGES[tongue]}")

    def _write(self) -> None:
        said = {tongue: self.lines[tongue].text() for tongue in LANGUAGES}
        self.keep({tongue: words for tongue, words in said.items() if words.strip()} or None)


class WholeNumber(Bound):
    """WholeNumber(table, key)."""

    def __init__(self, table: dict[str, Any], key: str) -> None:
        super().__init__(table, key)
        self.line = number_line(table.get(key))
        self.line.textEdited.connect(lambda text: self.keep(read_number(text)))
        self.column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.line)

    def call(self, name: str) -> None:
        self.line.setAccessibleName(name)


class Word(Bound):
    """Word(table, key): a name for the program."""

    def __init__(self, table: dict[str, Any], key: str) -> None:
        super().__init__(table, key)
        self.line = words_line(table.get(key, ""))
        self.line.setMaxLength(40)
        self.line.setMaximumWidth(px(260))
        self.line.textEdited.connect(lambda text: self.keep(text or None))
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def call(self, name: str) -> None:
        self.line.setAccessibleName(name)


class Ticked(Bound):
    """Ticked(table, key, words, help=""): true or nothing."""

    def __init__(self, table: dict[str, Any], key: str, words: str) -> None:
        super().__init__(table, key)
        self.box = QCheckBox(words)
        self.box.setChecked(bool(table.get(key)))
        self.box.toggled.connect(lambda on: self.keep(True if on else None))
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)


class Chosen(Bound):
    """Chosen(table, key, choices): one of a few; `choices` are values and their words, None for nothing kept."""

    def __init__(self, table: dict[str, Any], key: str, choices: Sequence[tuple[str | None, str]]) -> None:
        super().__init__(table, key)
        self.box = QComboBox()
        values = [value for value, _words in choices]
        self.box.addItems([_short(words) for _value, words in choices])
        held = table.get(key)
        self.box.setCurrentIndex(values.index(held) if held in values else -1)
        self.box.activated.connect(lambda place: self.take(values[place]))
        self.column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.box)

    def take(self, value: str | None) -> None:
        """A person chose."""
        self.keep(value)

    def call(self, name: str) -> None:
        self.box.setAccessibleName(name)


def words_line(words: str) -> QLineEdit:
    """A line for words."""
    line = QLineEdit(words)
    line.setMaxLength(LONGEST)
    line.setCursorPosition(0)
    return line


def number_line(value: Any) -> QLineEdit:
    """A line for a whole number."""
    line = QLineEdit("" if value is None else str(value))
    line.setValidator(QIntValidator(-FARTHEST, FARTHEST, line))
    line.setAlignment(Qt.AlignmentFlag.AlignRight)
    line.setFixedWidth(px(72))
    return line


def read_number(text: str) -> int | None:
    """The number typed so far."""
    try:
        return int(text)
    except ValueError:
        return None


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_CHOICE else f"{words[: LONGEST_CHOICE - 1].rstrip()}…"


def in_order(number: int) -> str:
    """“Answer 2”."""
    return _("Answer {n}", n=number)
