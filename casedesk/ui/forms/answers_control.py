"""A whole questionnaire as one answer of a form: its questions in order, each asked as the others allow."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.given import Given, begun, given_in, said_answers
from casedesk.cases.questionnaires.scoring import asked
from casedesk.store.fields import InField
from casedesk.text.translation import N_, _
from casedesk.ui.forms.answer_line import AnswerLine
from casedesk.ui.forms.control import Control
from casedesk.ui.forms.showing import scroll_of
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose

_NOT_HERE = N_("This version of the questionnaire is not here. The answers are kept as they are.")


class AnswersControl(Control):
    """AnswersControl(): `value()` is what `questionnaires.given` keeps; nothing before a questionnaire was chosen.

    `offer(questionnaires)` says which can be chosen while nothing is. A key that says all (Y, N, U, a digit) and Enter
    go on to the next question; after the last one `went_on`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept: str | None = None
        self._touched = False
        self._offered: Sequence[Questionnaire] = ()
        self._whole: Questionnaire | None = None
        self._lines: list[AnswerLine] = []
        self._headings: list[tuple[Line, list[AnswerLine]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        application = QApplication.instance()
        application.focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def offer(self, questionnaires: Sequence[Questionnaire]) -> None:
        """What can be chosen while no questionnaire is."""
        self._offered = tuple(questionnaires)
        if self._whole is None and self._kept is None:
            self._build(None)

    def try_out(self, whole: Questionnaire) -> None:
        """Asks this one, be it on the shelf or not, to be looked at; its answers are nobody’s and go nowhere."""
        self._kept, self._touched = None, False
        self._build(whole)

    def whole(self) -> Questionnaire | None:
        """The questionnaire that is asked here."""
        return self._whole

    def given(self) -> Given | None:
        """The answers so far, as far as they can be read."""
        if self._whole is None:
            return given_in(self._kept)
        answers = {line.question.id: found for line in self._lines if (found := line.readable()) is not None}
        return Given(self._whole.id, self._whole.version, answers)

    def value(self) -> Any:
        """The answers as they are kept; as they were given while nobody touched them. Raises InField."""
        if self._whole is None or not self._touched:
            return self._kept
        for line in self._lines:
            if line.isVisibleTo(self):
                self._readable(line)
        given = self.given()
        return given.written() if given is not None else self._kept

    def set_value(self, value: Any) -> None:
        """Shows a questionnaire with its answers."""
        self._kept, self._touched = value, False
        given = given_in(value)
        self._build(given.whole() if given is not None else None)
        for line in self._lines:
            line.answering.set_value(given.answers.get(line.question.id) if given is not None else None)
        self._ask()

    def _readable(self, line: AnswerLine) -> None:
        """Raises InField for an answer that cannot be read; it has the focus next."""
        try:
            line.value()
        except InField:
            line.check()
            self.setFocusProxy(line.answering)
            raise

    def raw(self) -> Any:
        """Everything that stands here, readable or not."""
        if self._whole is None or not self._touched:
            return self._kept
        return json.dumps(
            [self._whole.id, self._whole.version, {line.question.id: line.answering.raw() for line in self._lines}]
        )

    def restore(self, raw: Any) -> None:
        """Shows what `raw` gave. Raises ValueError or TypeError for what this control never wrote."""
        if raw is None or raw == self._kept:
            return
        id, version, stood = json.loads(raw)
        if self._whole is None or (self._whole.id, self._whole.version) != (id, version):
            self._build(Given(id, version).whole())
        for line in self._lines:
            if stood.get(line.question.id) is not None:
                line.answering.restore(stood[line.question.id])
        self._touched = True
        self._ask()

    def begin(self) -> bool:
        """Puts the focus on the first question without an answer, or on the choice of one; False if none is open."""
        shown = [line for line in self._lines if line.isVisibleTo(self)]
        first = next((line for line in shown if line.readable() is None), None)
        if self._whole is not None and first is None:
            return False
        self.setFocus()
        if first is not None:
            QTimer.singleShot(0, first, lambda: _uncover(first))
        return True

    def lines(self) -> Sequence[AnswerLine]:
        """Every question, in order, asked now or not."""
        return tuple(self._lines)

    def line(self, question: str) -> AnswerLine:
        """The line of a question."""
        return next(line for line in self._lines if line.question.id == question)

    def settle(self) -> None:
        """Every question was left."""
        for line in self._lines:
            line.check()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        here = next((line for line in self._lines if line.isAncestorOf(_focus())), None)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if here is not None and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on(here)
        else:
            super().keyPressEvent(event)

    def _build(self, whole: Questionnaire | None) -> None:
        if whole is not None and whole is self._whole:
            return
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._whole, self._lines, self._headings = whole, [], []
        if whole is None:
            self._invite()
            return
        introduction = whole.introduction.said()
        if introduction:
            self._column.addWidget(Prose(introduction, style=Style.SMALL))
        for section in whole.sections:
            heading = Line(section.words.said(), style=Style.BODY, bold=True)
            lines = [AnswerLine(question) for question in section.questions]
            self._headings.append((heading, lines))
            self._lines += lines
            for widget in (heading, *lines):
                self._column.addWidget(widget)
        for line in self._lines:
            line.answered.connect(self._answered)
            line.went_on.connect(lambda line=line: self._go_on(line))
        self._ask()
        self.arranged.emit()

    def _invite(self) -> None:
        """The questionnaires that can be chosen, each with what it asks about; or answers nobody can ask anew."""
        kept = said_answers(self._kept)
        if kept:
            self._column.addWidget(Prose(_(_NOT_HERE), style=Style.SMALL))
            self._column.addWidget(Prose("\n".join(f"{question} – {answer}" for _one, question, answer in kept)))
            return
        for one in self._offered:
            choice = button(one.title.said(), partial(self._choose, one))
            choice.setAccessibleDescription(one.topic.said())
            self._column.addWidget(_Offer(choice, one.introduction.said()))
        first = self.findChild(_Offer)
        if first is not None:
            self._own(first.choice)
        self.arranged.emit()

    def _choose(self, one: Questionnaire) -> None:
        self.set_value(begun(one))
        self._touched = True
        self.changed.emit()
        self.setFocus()

    def _answered(self) -> None:
        self._touched = True
        self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        """Shows the questions that are asked now; the focus comes to the first without an answer."""
        given = self.given()
        if self._whole is None or given is None:
            return
        wanted = {question.id for question in asked(self._whole, given.answers)}
        for line in self._lines:
            line.setVisible(line.question.id in wanted)
        for heading, lines in self._headings:
            heading.setVisible(any(line.question.id in wanted for line in lines))
        shown = [line for line in self._lines if line.question.id in wanted]
        first = next((line for line in shown if line.readable() is None), shown[0])
        self._inner = [line.answering for line in self._lines]
        self.setFocusProxy(first.answering)

    def _go_on(self, done: AnswerLine) -> None:
        after = [line for line in self._lines[self._lines.index(done) + 1 :] if line.isVisibleTo(self)]
        if not after:
            self.went_on.emit()
            return
        after[0].answering.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, after[0], lambda: _uncover(after[0]))

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for line in self._lines:
            if old is not None and new is not None and line.isAncestorOf(old) and not line.isAncestorOf(new):
                line.check()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Each question is named by its own words."""
        QWidget.setAccessibleName(self, name)

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802
        """Each question has its own help."""
        QWidget.setAccessibleDescription(self, description)


class _Offer(QWidget):
    """One questionnaire that can be chosen, with what is said before it."""

    def __init__(self, choice: QPushButton, words: str) -> None:
        super().__init__()
        self.choice = choice
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Prose(words, style=Style.CAPTION))


def _focus() -> QWidget:
    return QApplication.focusWidget() or QWidget()


def _uncover(line: AnswerLine) -> None:
    """The whole question in sight, once it knows its height."""
    scroll = scroll_of(line)
    if scroll is not None:
        scroll.ensureWidgetVisible(line, 0, px(24))
