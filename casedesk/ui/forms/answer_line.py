"""One question of a questionnaire on a form: its words, and the control that takes its answer."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import Signal

from casedesk.cases.questionnaires.declared import Kind, Question
from casedesk.store.fields import InField
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable
from casedesk.ui.forms.choice_controls import OneOf
from casedesk.ui.forms.control import Control
from casedesk.ui.forms.line_controls import Number
from casedesk.ui.forms.long_text import LongText
from casedesk.ui.widgets.field import Field

_BOUNDS = N_("A number from {least} to {most} is expected here. What you typed is kept.")


class OneAnswer(OneOf):
    """OneAnswer(question): one of its answers; `value` is what is kept of it."""

    def __init__(self, question: Question) -> None:
        choices = cast(Any, question.choices)  # a list serves as well as a class of codes
        super().__init__(choices, name=question.words.said(), optional=True)
        self._by_value = {choice.value: choice for choice in question.choices}

    def value(self) -> Any:
        """What is kept of the answer taken."""
        return self.raw()

    def set_value(self, value: Any) -> None:
        """Takes an answer; none for one the question does not offer."""
        super().set_value(self._by_value.get(str(value)))

    def restore(self, raw: Any) -> None:
        """Takes the answer that is kept so."""
        self.set_value(raw)


class AnswerLine(Field):
    """AnswerLine(question): `value()` is its answer or None, and raises InField for what cannot be read.

    `answered()` when a person changed it, `went_on()` when a key said all.
    """

    answered = Signal()
    went_on = Signal()

    def __init__(self, question: Question) -> None:
        self.question, self.answering = question, _control(question)
        super().__init__(question.words.said(), self.answering, help=question.help.said())
        self.answering.changed.connect(self._changed)
        self.answering.went_on.connect(self.went_on)

    def value(self) -> str | int | None:
        """The answer."""
        try:
            found: str | int | None = self.answering.value()
        except Mendable as trouble:
            raise InField("answers", trouble.sentence, **trouble.values) from None
        least, most = self.question.least, self.question.most
        if isinstance(found, int) and not least <= found <= most:
            raise InField("answers", _BOUNDS, least=least, most=most)
        return found

    def readable(self) -> str | int | None:
        """The answer as far as it can be read."""
        try:
            return self.value()
        except InField:
            return None

    def check(self) -> None:
        """The question was left: what cannot be read is told beside it."""
        self.answering.settle()
        try:
            self.value()
        except InField as trouble:
            self.set_problem(trouble.said())

    def _changed(self) -> None:
        if self.problem():
            self.clear_problem()
        self.answered.emit()


def _control(question: Question) -> Control:
    match question.kind:
        case Kind.NUMBER:
            return Number()
        case Kind.TEXT:
            return LongText()
    return OneAnswer(question)
