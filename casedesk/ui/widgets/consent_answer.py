"""What she says of one item: agreed, refused, or not asked yet; never agreed by default."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box
from casedesk.ui.widgets.letters import letter_of
from casedesk.ui.widgets.marks import Answer, paint_answer_words


def answer_words(answer: Answer) -> str:
    """How an answer is said."""
    return {
        Answer.AGREED: _("agreed"),
        Answer.REFUSED: _("refused"),
        Answer.NOT_ASKED: _("not asked"),
        Answer.NEVER_SENT: _("never sent"),
    }[answer]


class ConsentAnswer(QAbstractButton):
    """ConsentAnswer(item, *, answer=Answer.NOT_ASKED): `item` is what she is asked for, said aloud.

    A agrees, R refuses, Delete forgets the answer; click and Space go round agreed, refused, not asked.
    `answer()`, `set_answer(answer)` silently, `answered(Answer)`.
    """

    answered = Signal(object)
    keyed = Signal()
    """She was asked, and her answer was given by its letter: the next line may be asked."""
    _round = (Answer.NOT_ASKED, Answer.AGREED, Answer.REFUSED)

    def __init__(self, item: str, *, answer: Answer = Answer.NOT_ASKED) -> None:
        super().__init__()
        self._item = item
        self._answer = answer
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._next)
        self.set_answer(answer)

    def answer(self) -> Answer:
        """What she said."""
        return self._answer

    def set_answer(self, answer: Answer) -> None:
        """Shows an answer without telling anyone; `NEVER_SENT` cannot be changed by hand."""
        self._answer = answer
        self.setText(answer_words(answer))
        self.setEnabled(answer is not Answer.NEVER_SENT)
        self.setAccessibleName(_("{item}: {answer}", item=self._item, answer=self.text()))
        self.setAccessibleDescription(_("A for agreed, R for refused"))
        self.updateGeometry()
        self.update()

    def _give(self, answer: Answer) -> None:
        if answer is not self._answer:
            self.set_answer(answer)
            self.answered.emit(answer)

    def _next(self) -> None:
        self._give(self._round[(self._round.index(self._answer) + 1) % len(self._round)])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        forgets = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        letters = {"A": Answer.AGREED, "R": Answer.REFUSED}
        given = Answer.NOT_ASKED if forgets else letters.get(letter_of(event))
        if given is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self._give(given)
            if not forgets:
                self.keyed.emit()

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(typeface(Style.SMALL))
        widest = max(metrics.horizontalAdvance(answer_words(answer)) for answer in Answer)
        return QSize(widest + px(34), tall(Measure.SMALL_BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            if self.underMouse() and self.isEnabled():
                box(painter, self.rect(), fill=Role.HOVER, radius=6)
            area = QRect(px(4), 0, self.width() - px(4), self.height())
            paint_answer_words(painter, area, self._answer, self.text())
