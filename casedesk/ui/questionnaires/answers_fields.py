"""The answers of a question in the editor: a list with points, points for yes and no, and when it is asked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from casedesk.cases.codes.answers import Answer
from casedesk.cases.questionnaires.draft import Earlier, fresh
from casedesk.cases.questionnaires.questions import MOST_ANSWERS
from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.questionnaires.bound import (
    Bound,
    Chosen,
    in_order,
    number_line,
    read_number,
    tongues,
    words_line,
)
from casedesk.ui.widgets.buttons import icon_button, link
from casedesk.ui.widgets.line import Line


class ChoicesList(Bound):
    """ChoicesList(table, key): answers below each other: points, the words in each language, up, out."""

    def __init__(self, table: dict[str, Any], key: str) -> None:
        super().__init__(table, key)
        self.lines: list[list[QLineEdit]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(4))
        self.column.addLayout(self._grid)
        for column, head in enumerate((_("Points"), *(name for _tongue, name in tongues()))):
            self._grid.addWidget(Line(head, style=Style.CAPTION, role=Role.INK2), 0, column)
            self._grid.setColumnStretch(column, int(column > 0))
        for place, choice in enumerate(self.table[self.key]):
            self._row(place, choice)
        self.more = link(_("Add an answer"), self._add, icon=Icon.ADD, style=Style.SMALL)
        self.more.setEnabled(len(self.table[self.key]) < MOST_ANSWERS)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.lines[0][1] if self.lines else self.more)

    def _row(self, place: int, choice: dict[str, Any]) -> None:
        points, said = number_line(choice.get("points")), in_order(place + 1)
        points.setAccessibleName(f"{said}, {_('Points')}")
        points.textEdited.connect(lambda text: self._write(choice, "points", read_number(text)))
        self.lines.append([points])
        self._grid.addWidget(points, place + 1, 0)
        for column, (tongue, name) in enumerate(tongues(), start=1):
            line = words_line(choice.get(tongue, ""))
            line.setAccessibleName(f"{said}, {name}")
            line.textEdited.connect(lambda text, key=tongue: self._write(choice, key, text if text.strip() else None))
            self.lines[-1].append(line)
            self._grid.addWidget(line, place + 1, column)
        up = icon_button(Icon.UP, f"{said}, {_('Move up')}", lambda: self._move(place), compact=True)
        up.setEnabled(place > 0)
        out = icon_button(Icon.CLOSE, f"{said}, {_('Take out')}", lambda: self._take_out(place), compact=True)
        for column, one in ((4, up), (5, out)):
            self._grid.addWidget(one, place + 1, column)

    def _write(self, choice: dict[str, Any], key: str, value: Any) -> None:
        if value is None:
            choice.pop(key, None)
        else:
            choice[key] = value
        self.edited.emit()

    def _add(self) -> None:
        held = self.table[self.key]
        held.append({"value": fresh("a", {one["value"] for one in held})})
        self.reshaped.emit()

    def _move(self, place: int) -> None:
        held = self.table[self.key]
        held[place - 1], held[place] = held[place], held[place - 1]
        self.reshaped.emit()

    def _take_out(self, place: int) -> None:
        del self.table[self.key][place]
        self.reshaped.emit()


class YesNoPoints(Bound):
    """YesNoPoints(table, "points"): whether yes and no count, and how much."""

    def __init__(self, table: dict[str, Any], key: str) -> None:
        super().__init__(table, key)
        self.box = QCheckBox(_("The answers count points"))
        self.box.setChecked(key in table)
        self.box.toggled.connect(self._count)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.lines: dict[str, QLineEdit] = {}
        if key in table:
            self.column.addWidget(self._numbers())

    def _numbers(self) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(px(24), 0, 0, 0)
        for row, one in enumerate(Answer):
            line = self.lines[one.value] = number_line(self.table[self.key].get(one.value))
            line.setAccessibleName(f"{one.said()}, {_('Points')}")
            line.textEdited.connect(lambda text, value=one.value: self._write(value, read_number(text)))
            grid.addWidget(Line(one.said(), style=Style.SMALL), row, 0)
            grid.addWidget(line, row, 1)
        grid.setColumnStretch(2, 1)
        return held

    def _count(self, on: bool) -> None:
        self.keep({"yes": 1, "no": 0, "unknown": 0} if on else None)
        self.reshaped.emit()

    def _write(self, value: str, points: int | None) -> None:
        self.table[self.key].pop(value, None)
        if points is not None:
            self.table[self.key][value] = points
        self.edited.emit()


class AskedWhen(Bound):
    """AskedWhen(table, before): always, or after certain answers to one of the questions before."""

    def __init__(self, table: dict[str, Any], before: list[Earlier]) -> None:
        super().__init__(table, "asked_when")
        held = table.get("asked_when", {})
        every = [(None, _("Always")), *((one.id, one.words) for one in before)]
        self.which = Chosen({"question": held.get("question")}, "question", every)
        self.which.edited.connect(self._turn)
        self.column.addWidget(self.which)
        self.setFocusProxy(self.which)
        self.boxes: dict[str, QCheckBox] = {}
        on = next((one for one in before if one.id == held.get("question")), None)
        for value, words in on.answers if on is not None else ():
            box = self.boxes[value] = QCheckBox(words)
            box.setChecked(value in held.get("answers", []))
            box.toggled.connect(lambda _on: self._write())
            self.column.addWidget(box)

    def call(self, name: str) -> None:
        self.which.call(name)

    def _turn(self) -> None:
        question = self.which.table.get("question")
        self.keep({"question": question, "answers": []} if question is not None else None)
        self.reshaped.emit()

    def _write(self) -> None:
        self.keep({**self.table[self.key], "answers": [value for value, box in self.boxes.items() if box.isChecked()]})
