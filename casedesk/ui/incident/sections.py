"""The sections of the incident form: plain ones from the declaration, and the one that begins with hard questions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.codes.answers import WizardAnswer
from casedesk.cases.codes.incident import IncidentType
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.classification import QUESTIONS, classify
from casedesk.store.fields import InField
from casedesk.ui.forms.beginning import sections_of, unasked
from casedesk.ui.forms.form import RecordForm
from casedesk.ui.incident.questions import Questions
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.notice import Notice


@dataclass(frozen=True, slots=True)
class Begun:
    """What the form begins with: the incident to change or None, the case, and the centre's clock."""

    initial: Incident | None
    case: UUID
    today: date
    now: Callable[[], datetime]

    def form(self, names: Collection[str]) -> RecordForm[Incident]:
        """A form that asks these fields alone, without headings."""
        return RecordForm(
            Incident,
            initial=self.initial,
            defaults={"case_id": self.case, "interviewed": self.today},
            skip=frozenset(Incident.__fields__) - set(names),
            today=self.today,
            now=self.now,
            title=heading_of(names),
        )


def heading_of(names: Collection[str]) -> str:
    """The heading these fields stand under, which the page shows itself."""
    return next((heading for heading, found in sections_of(Incident) if set(names) & set(found)), "")


class Section(QWidget):
    """Section(begun, names): fields of one heading.

    `values()` are its answers as far as they can be read, `record(others)` the incident with those of the other
    sections; it raises InField for its own first problem, which is then shown.
    """

    edited = Signal()

    def __init__(self, begun: Begun, names: Collection[str]) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._forms: dict[RecordForm[Incident], tuple[str, ...]] = {}
        self._build(begun, tuple(names))
        self._column.addStretch(1)
        for form in self._forms:
            form.edited.connect(self.edited)

    def _build(self, begun: Begun, names: tuple[str, ...]) -> None:
        self._column.addWidget(self._add(begun, names))

    def _add(self, begun: Begun, names: tuple[str, ...]) -> RecordForm[Incident]:
        form = begun.form(names)
        self._forms[form] = names
        return form

    def values(self) -> dict[str, Any]:
        """The answers, None for what is not answered or cannot be read."""
        return {name: form.value(name) for form, names in self._forms.items() for name in names}

    def answers(self) -> dict[str, Any]:
        """Everything that stands here, for the draft."""
        return {name: raw for form in self._forms for name, raw in form.answers().items()}

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts a draft back."""
        for form in self._forms:
            form.restore(answers)

    def restart(self) -> None:
        """As it was before anybody typed."""
        for form in self._forms:
            form.restart()

    def complete(self) -> bool:
        """Whether every answer that is needed is there."""
        fields = Incident.__fields__
        return all(value is not None for name, value in self.values().items() if fields[name].required)

    def record(self, others: Mapping[str, Any]) -> Incident:
        """The incident with the answers of the other sections. Raises InField."""
        found = None
        for form, names in self._forms.items():
            found = form.record(**{name: value for name, value in others.items() if name not in names})
        if found is None:
            raise ValueError("a section asks for something")
        return found

    def show_problem(self, trouble: InField) -> bool:
        """Shows trouble with one of its fields; False when it is not one of them."""
        return any(form.show_problem(trouble) for form in self._forms)

    def begin(self) -> None:
        """Puts the focus where the work goes on."""
        for form in self._forms:
            form.focus_first_empty()
            return

    def fold(self) -> None:
        """Called when another section is opened: answers to hard questions are not left on the screen."""


class WhatHappened(Section):
    """The hard questions first; once they are decided, what goes with the type; and her own words."""

    def _build(self, begun: Begun, names: tuple[str, ...]) -> None:
        self.questions = Questions()
        self._begun = begun
        self._notice = Notice("", Tone.WAIT)
        self._more = self._add(begun, tuple(name for name in names if name not in (*QUESTIONS, "account")))
        self._line = Hairline()
        for part in (self.questions, self._notice, self._line, self._more):
            self._column.addWidget(part)
        self._column.addWidget(Hairline())
        self._column.addWidget(self._add(begun, ("account",)))
        self._begins = unasked(Incident)
        self.questions.changed.connect(self._answered)
        self._set(_wizard(begun.initial))

    def in_order(self) -> tuple[QWidget, ...]:
        """What stands below each other, as it is read."""
        return self.questions, *self._forms

    def decided(self) -> IncidentType | None:
        """The type the answers decide; None while a question is open."""
        return classify(self.questions.answers())

    def values(self) -> dict[str, Any]:
        """Those of the questions too. What goes with a type keeps no answer while it is not asked."""
        unasked_ones = {} if self._asks_more() else {name: self._begins[name] for name in self._forms[self._more]}
        return {**super().values(), **unasked_ones, **self.questions.answers()}

    def answers(self) -> dict[str, Any]:
        """Those of the questions too."""
        told = {name: answer.value if answer else None for name, answer in self.questions.answers().items()}
        return {**super().answers(), **told}

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Those of the questions too; what is no answer is left out."""
        super().restore(answers)
        known = {answer.value: answer for answer in WizardAnswer}
        self._set({name: known.get(answers.get(name)) for name in QUESTIONS})

    def restart(self) -> None:
        """As it was before anybody answered."""
        super().restart()
        self._set(_wizard(self._begun.initial))

    def complete(self) -> bool:
        """Whether the questions came to an end."""
        return self.decided() is not None

    def show_problem(self, trouble: InField) -> bool:
        """An open question is told beside the questions."""
        if trouble.field not in QUESTIONS:
            return super().show_problem(trouble)
        self._notice.say(trouble.said())
        self.questions.begin()
        return True

    def begin(self) -> None:
        """The open question, else her words."""
        if self.complete():
            super().begin()
        else:
            self.questions.begin()

    def fold(self) -> None:
        """Answers are not left on the screen."""
        self.questions.fold()
        self._notice.hide()

    def _set(self, answers: Mapping[str, WizardAnswer | None]) -> None:
        self.questions.set_answers(answers)
        self._look()

    def _answered(self) -> None:
        self._notice.hide()
        self._look()
        self.edited.emit()

    def _look(self) -> None:
        for part in (self._more, self._line):
            part.setVisible(self._asks_more())

    def _asks_more(self) -> bool:
        return self.decided() not in (None, IncidentType.NOT_GBV)


def _wizard(initial: Incident | None) -> dict[str, WizardAnswer | None]:
    return {name: getattr(initial, name) if initial else None for name in QUESTIONS}
