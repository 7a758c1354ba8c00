"""The items of a consent, each asked by itself: agreed, refused, or not asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.cases.consent_texts import in_her_language
from casedesk.cases.records.consent import ServiceItem
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.consent_answer import ConsentAnswer
from casedesk.ui.widgets.marks import Answer
from casedesk.ui.widgets.prose import Prose


class ConsentItems(QWidget):
    """ConsentItems(*, name): one line an item; `answered()` when a person gave an answer."""

    answered = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._answers: dict[ServiceItem, ConsentAnswer] = {}
        self._hers: dict[ServiceItem, Prose] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        for at, item in enumerate(ServiceItem):
            answer = ConsentAnswer(item.said())
            answer.answered.connect(lambda _answer: self.answered.emit())
            answer.keyed.connect(self.focus_first_unasked)
            self._answers[item] = answer
            self._hers[item] = Prose(style=Style.SMALL)
            words = QVBoxLayout()
            words.setSpacing(px(1))
            words.addWidget(Prose(item.said(), role=Role.INK))
            words.addWidget(self._hers[item])
            if item.hint:
                words.addWidget(Prose(item.hinted(), style=Style.CAPTION))
            grid.addLayout(words, 2 * at, 0)
            grid.addWidget(answer, 2 * at, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Hairline(), 2 * at + 1, 0, 1, 2)
        self.setFocusProxy(self._answers[ServiceItem.FILE])

    def agreed(self) -> tuple[ServiceItem, ...]:
        """What she agreed to."""
        return self._with(Answer.AGREED)

    def refused(self) -> tuple[ServiceItem, ...]:
        """What she refused."""
        return self._with(Answer.REFUSED)

    def unasked(self) -> bool:
        """Whether a line was not asked yet."""
        return bool(self._with(Answer.NOT_ASKED))

    def answer(self, item: ServiceItem) -> ConsentAnswer:
        """The answer of one line."""
        return self._answers[item]

    def set_answers(self, agreed: Collection[ServiceItem], refused: Collection[ServiceItem]) -> None:
        """Shows answers without telling anyone."""
        for item, answer in self._answers.items():
            given = Answer.AGREED if item in agreed else Answer.REFUSED if item in refused else Answer.NOT_ASKED
            answer.set_answer(given)

    def speak(self, tongue: SpokenLanguage) -> None:
        """Says each line in her language too, where that is another than the window's."""
        for item, words in self._hers.items():
            hers = in_her_language(tongue, item.label)
            words.setText(hers)
            words.setVisible(hers != item.said())

    def focus_first_unasked(self) -> bool:
        """Puts the focus on the first line that was not asked; False if there is none."""
        for item in self._with(Answer.NOT_ASKED)[:1]:
            self._answers[item].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def raw(self) -> dict[str, Any]:
        """The answers as JSON values."""
        return {"agreed": [i.value for i in self.agreed()], "refused": [i.value for i in self.refused()]}

    def restore(self, raw: Mapping[str, Any]) -> None:
        """Shows what `raw` gave; anything else leaves the lines as they are."""
        with suppress(KeyError, TypeError, ValueError):
            self.set_answers([ServiceItem(one) for one in raw["agreed"]], [ServiceItem(one) for one in raw["refused"]])

    def _with(self, given: Answer) -> tuple[ServiceItem, ...]:
        return tuple(item for item, answer in self._answers.items() if answer.answer() is given)
