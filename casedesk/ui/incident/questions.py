"""The ordered questions of the classification: one open at a time, answered ones folded, the first yes ends them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.codes.answers import WizardAnswer
from casedesk.cases.records.incident import Incident
from casedesk.cases.rules.classification import QUESTIONS, asked, classify
from casedesk.text.translation import _
from casedesk.ui.forms.showing import scroll_of
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.question import FoldedAnswer, QuestionCard, yes_no_unsure

SHOWN_MS = 20_000
NAMES = tuple(QUESTIONS)
Answers = Mapping[str, WizardAnswer | None]


class Questions(QWidget):
    """Questions(): `answers()` by field, only of questions that are asked; `changed` when a person gave another.

    `fold()` closes what is answered, `set_answers` fills it silently, `begin()` puts the focus on the open question.
    """

    changed = Signal()
    arranged = Signal()
    """Other widgets stand there now: Tab does not know yet where."""

    def __init__(self) -> None:
        super().__init__()
        self._given: dict[str, WizardAnswer | None] = dict.fromkeys(NAMES)
        self._open: str | None = NAMES[0]
        self._card: QuestionCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(SHOWN_MS)
        self._hiding.timeout.connect(self._conceal)
        self._shown: Prose | None = None
        self._arrange()

    def answers(self) -> dict[str, WizardAnswer | None]:
        """The answers that count: a question after a yes has none."""
        counts = asked(self._given)
        return {name: self._given[name] if name in counts else None for name in NAMES}

    def set_answers(self, answers: Answers) -> None:
        """Shows other answers without telling anyone; what is answered is folded."""
        self._given = {name: answers.get(name) for name in NAMES}
        self.fold()

    def fold(self) -> None:
        """Nothing that is answered stays on the screen."""
        last = asked(self._given)[-1]
        self._open = last if self._given[last] in (None, WizardAnswer.UNSURE) else None
        self._arrange()

    def done(self) -> int:
        """How many of the six questions are settled: all of them once one was answered with yes."""
        return len(NAMES) if classify(self._given) else len(asked(self._given)) - 1

    def begin(self) -> None:
        """Puts the focus on the open question."""
        if self._card is not None:
            self._card.show()  # at once: a widget that is only about to be shown takes no focus
            self._card.setFocus()
            QTimer.singleShot(0, self._card, self._uncover)

    def _uncover(self) -> None:
        """The whole question in sight, once it knows its height."""
        scroll = scroll_of(self)
        if scroll is not None and self._card is not None:
            scroll.ensureWidgetVisible(self._card, 0, px(12))

    def _answered(self, name: str, key: str) -> None:
        self._given[name] = WizardAnswer(key)
        if self._given[name] is WizardAnswer.NO:
            self.fold()
        else:
            self._open = name
            self._arrange()
        self.begin()
        self.changed.emit()

    def _reopen(self, name: str) -> None:
        self._open = name
        self._arrange()
        self.begin()

    def _arrange(self) -> None:
        self._conceal()
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._card = None
        for name in asked(self._given):
            if name == self._open:
                self._column.addSpacing(px(6))
                self._column.addWidget(self._question(name))
                self._column.addSpacing(px(6))
            elif self._given[name] is not None:
                self._column.addWidget(self._folded(name))
                self._column.addWidget(Hairline())
        if self._given.get(self._open or "") is WizardAnswer.UNSURE:
            told = _("Ask a supervisor before you go on here. The draft is kept; the other sections can be filled in.")
            self._column.addWidget(Notice(told, Tone.WAIT))
        if all(answer is WizardAnswer.NO for answer in self._given.values()) and self._open is None:
            told = _(
                "All six were answered with no: it is kept as “Not gender-based violence”. She is helped all the same."
            )
            self._column.addWidget(Prose(told, style=Style.SMALL))
        self.arranged.emit()

    def _question(self, name: str) -> QuestionCard:
        place, declared = NAMES.index(name) + 1, Incident.__fields__[name]
        ends = _("The questions end here")
        goes_on = _("Go to question {n}", n=place + 1) if place < len(NAMES) else ends
        above = _("Question {n} of {all}", n=place, all=len(NAMES))
        choices = yes_no_unsure(ends, goes_on, _("Ask a supervisor, keep the draft"))
        card = QuestionCard(_(declared.label), choices, above=above, examples=_(declared.help))
        answer = self._given[name]
        card.choose(answer.value if answer else "")
        card.answered.connect(lambda key: self._answered(name, key))
        self._card = card
        return card

    def _folded(self, name: str) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        answer = self._given[name]
        title = _("Question {n}", n=NAMES.index(name) + 1)
        folded = FoldedAnswer(title, answer.said() if answer else "")
        words = Prose(_(Incident.__fields__[name].label), style=Style.SMALL, role=Role.INK)
        words.setObjectName("shown again")
        words.setContentsMargins(px(28), 0, 0, px(8))
        words.hide()
        folded.shown.connect(lambda: self._show(words))
        folded.change.connect(lambda: self._reopen(name))
        column.addWidget(folded)
        column.addWidget(words)
        return whole

    def _show(self, words: Prose) -> None:
        """The question again, for 20 seconds."""
        again = self._shown is words
        self._conceal()
        if not again:
            self._shown = words
            words.show()
            self._hiding.start()

    def _conceal(self) -> None:
        self._hiding.stop()
        if self._shown is not None:
            self._shown.hide()
            self._shown = None

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self._conceal()
        super().hideEvent(event)
