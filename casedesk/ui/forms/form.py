"""A form made from the declaration of a record: nothing about a field is written twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from casedesk.cases.codes.case import Risk
from casedesk.store.fields import InField
from casedesk.store.records import Record, changed
from casedesk.text.trouble import Mendable
from casedesk.ui.forms.beginning import beginning, sections_of, unasked
from casedesk.ui.forms.controls import control_for
from casedesk.ui.forms.form_field import FormField
from casedesk.ui.forms.section import FormSection
from casedesk.ui.forms.showing import show_field
from casedesk.ui.looks.lettering import px
from casedesk.ui.reading_order import read_in_order

R = TypeVar("R", bound=Record)
WIDEST = 640
"""Pixels at 100 %: longer lines are hard to read."""
VERSION = "_version"
"""Among the raw answers: the version of the record they were typed over, 0 for a new one."""


class RecordForm(QWidget, Generic[R]):
    """RecordForm(kind, *, initial=None, defaults={}, skip=(), today, now=None, check=None, title="").

    Asks for every field of `kind` that has a label, except those in `skip`. `initial` is the record to change;
    `defaults` begin a new one, and may name the program's own fields too (`case_id`). `check` takes a whole record
    and raises InField for what cannot be true (the rules of its room); it is asked on leaving a field, as soon as the
    record is whole. `now` is the centre's clock. A heading that would only repeat `title`, or is the
    only one below it, is left out.
    """

    edited = Signal()
    """A person changed an answer."""
    answered = Signal(str)
    """The name of the field a person changed."""

    def __init__(
        self,
        kind: type[R],
        *,
        initial: R | None = None,
        defaults: Mapping[str, Any] | None = None,
        skip: Collection[str] = (),
        today: date,
        now: Callable[[], datetime] | None = None,
        check: Callable[[R], object] | None = None,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._initial, self._check = kind, initial, check
        self._begun = beginning(kind, initial, defaults or {})
        self._today, self._now = today, now or (lambda: datetime.now(UTC))
        self._fields: dict[str, FormField] = {}
        self._sections: list[FormSection] = []
        self._contradicted: FormField | None = None
        self._deciding = {one.asked_when.field for one in kind.__fields__.values() if one.asked_when}
        held = QWidget()
        held.setMaximumWidth(px(WIDEST))  # in a row: a layout asks for heights at the width it really gives
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(held, 1)
        row.addStretch()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(20))
        sections = list(sections_of(kind, skip))
        for heading, names in sections:
            repeats = heading == title or (title and len(sections) == 1)
            self._sections.append(FormSection("" if repeats else heading, [self._made(name) for name in names]))
            column.addWidget(self._sections[-1])
        column.addStretch(1)
        self.restart()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def field(self, name: str) -> FormField:
        """One field of the form."""
        return self._fields[name]

    def asked(self) -> Iterator[FormField]:
        """The fields that are asked, given the answers so far, in order."""
        return (field for field in self._fields.values() if field.is_asked)

    def value(self, name: str) -> Any:
        """The answer in one field as far as it can be read, else None."""
        return self._fields[name].value()

    def set_value(self, name: str, value: Any) -> None:
        """Fills one field without telling anyone."""
        self._fields[name].answering.set_value(value)
        self._ask()

    def add_after(self, name: str, note: QWidget) -> None:
        """Puts a notice of the caller's under a field, over the whole line."""
        for section in self._sections:
            section.add_after(self._fields[name], note)

    def seated_together(self, together: bool) -> None:
        """One's own judgement of the risk disappears while she sits beside the worker; the answers stay."""
        for field in self._fields.values():
            if field.declared.codes is Risk:
                field.veil(together)

    def answers(self) -> dict[str, Any]:
        """Everything that stands in the form, readable or not, asked or not, as JSON values."""
        raw = {name: field.answering.raw() for name, field in self._fields.items()}
        return {**raw, VERSION: self._initial.version if self._initial else 0}

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts back what `answers` gave. What this form does not know, or never wrote, is left out."""
        for name, field in self._fields.items():
            if name in answers:
                field.restore(answers[name])
        self._ask()

    def restart(self) -> None:
        """Shows again what the form began with."""
        for name, field in self._fields.items():
            field.answering.set_value(self._begun.get(name))
            field.clear_problem()
        self._ask()

    def record(self, **fixed: Any) -> R:
        """The record that was filled in; `fixed` are the program's own fields. Nothing is saved by this.

        A field that is not asked keeps no answer. Raises InField for the first answer that is missing or cannot be
        read; every one of them is shown in its field, and the first has the focus.
        """
        given, troubles = self._given()
        for trouble in reversed(troubles):
            self.show_problem(trouble)
        if troubles:
            raise troubles[0]
        return self._built({**given, **fixed})

    def show_problem(self, trouble: InField) -> bool:
        """Shows it in its field and puts the focus there; False if that field is not on the form now."""
        field = self._fields.get(trouble.field)
        if field is None or not field.is_asked:
            return False
        field.veil(False)
        field.set_problem(trouble.said())
        show_field(field)
        return True

    def focus_first_empty(self) -> None:
        """Puts the focus where the work goes on: the first field without an answer, else the first."""
        empty = next((field for field in self.asked() if field.value() in (None, ())), None)
        if empty is None:
            self.focus_first()
        else:
            show_field(empty)

    def focus_first(self) -> None:
        """Puts the focus into the first field."""
        for field in self.asked():
            show_field(field)
            return

    def _made(self, name: str) -> FormField:
        declared = self._kind.__fields__[name]
        field = FormField(declared, control_for(declared, today=self._today, now=self._now))
        field.edited.connect(lambda: self._edited(name))
        field.answering.went_on.connect(lambda: self._go_on(field))
        field.answering.pointed.connect(lambda: self._write_on(field))
        field.answering.arranged.connect(lambda: read_in_order(*self._fields.values()))
        self._fields[name] = field
        return field

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes on to the next field, where the field itself has no use for it."""
        here = next((field for field in self.asked() if field.holds(QApplication.focusWidget())), None)
        if here is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _held(event):
            self._go_on(here)
        else:
            super().keyPressEvent(event)

    def _go_on(self, answered: FormField) -> None:
        """The field after one that is done with; after the last one nothing moves."""
        following = list(self.asked())
        for field in following[following.index(answered) + 1 :][:1]:
            show_field(field)

    def _write_on(self, answered: FormField) -> None:
        """A click opened a field to write in: a number typed next must not be taken for answers to the question."""
        following = list(self.asked())
        for field in following[following.index(answered) + 1 :][:1]:
            opened = field.declared.asked_when
            if opened and opened.field == answered.declared.name and field.is_written() and field.value() is None:
                show_field(field)

    def _given(self) -> tuple[dict[str, Any], list[InField]]:
        """The answers by name, and what is wrong with the others."""
        given, nothing, troubles = {}, unasked(self._kind), []
        for name, field in self._fields.items():
            try:
                given[name] = field.answer() if field.is_asked else nothing[name]
            except InField as trouble:
                troubles.append(trouble)
        return given, troubles

    def _built(self, given: Mapping[str, Any]) -> R:
        if self._initial is not None:
            return changed(self._initial, **given)
        return self._kind(**{**self._begun, **given})

    def _edited(self, name: str) -> None:
        if name in self._deciding:
            self._ask()
        self.answered.emit(name)
        self.edited.emit()

    def _ask(self) -> None:
        """Shows the fields that are asked now and hides the others, one depending on the other in order."""
        values: dict[str, Any] = {name: value for name, value in self._begun.items() if name not in self._fields}
        for name, field in self._fields.items():
            asked_when = field.declared.asked_when
            field.ask(asked_when is None or asked_when.holds(values))
            if name in self._deciding:
                values[name] = field.value() if field.is_asked else None
        for section in self._sections:
            section.arrange()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or old is None:
            return
        for field in self._fields.values():
            if field.holds(old) and not field.holds(new):
                field.settle()
                self._ask_rules()

    def _ask_rules(self) -> None:
        """Tells a contradiction beside the answer it concerns, once both answers are there."""
        if self._contradicted is not None:
            self._contradicted.clear_problem()
            self._contradicted = None
        given, troubles = self._given()
        if self._check is None or troubles:
            return
        try:
            self._check(self._built(given))
        except InField as trouble:
            field = self._fields.get(trouble.field)
            if field is not None and field.is_asked:
                field.set_problem(trouble.said())
                self._contradicted = field
        except Mendable:
            return  # it concerns no answer: it is told on saving


def _held(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Shift is held; the Enter of the number pad is an Enter."""
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
