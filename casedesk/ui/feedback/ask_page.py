"""Ask somebody what they think of our work, question by question; nothing that is kept says who was asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from casedesk.cases.codes.feedback import FeedbackAnswer, FeedbackQuestion
from casedesk.cases.verbs.feedback import give_feedback
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.looks.focus import bring_into_view
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.places import Place
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.segmented import Segmented

WIDEST = 860


class AskFeedbackPage(Screen):
    """AskFeedbackPage(desk, place): reached from Today and never from a case. It keeps no draft, on purpose: a draft
    has an hour and a person.
    """

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.answers = {question: _answers_to(question) for question in FeedbackQuestion}
        self._trouble = Notice("", Tone.WAIT)
        self._keep = primary(_("Keep the answers"), self._give, hint="Ctrl+Enter")
        header = PageHeader(_("Ask for feedback"), way=(("back", _("Today")),))
        header.went_back.connect(lambda _key: self.back.emit())
        card = self._card()
        for region in (header, card):
            region.setObjectName(REGION)
        page = Page()
        page.add(header)
        page.add(card)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _card(self) -> Card:
        card = Card()
        card.setMaximumWidth(px(WIDEST))
        card.body.setSpacing(px(10))
        card.add(
            Prose(
                _(
                    "Somebody who is not her worker asks this. Read each question aloud; nobody has to answer. "
                    "Only how often each answer was given this month is kept: not who was asked, who asked, or when. "
                    "So there is no draft either: what is chosen here is kept at the end, or not at all."
                ),
                widest=WIDEST,
            )
        )
        rows, grid = QWidget(), QGridLayout()
        rows.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        for row, (question, answers) in enumerate(self.answers.items()):
            grid.addWidget(Prose(question.said(), role=Role.INK), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(answers, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        card.add(rows)
        card.add(self._trouble)
        card.add_layout(row_of(link(_("Leave without keeping"), self.back.emit), None, self._keep))
        return card

    def primary(self) -> QPushButton | None:
        return self._keep

    def settle(self) -> None:
        self.answers[FeedbackQuestion.HOURS].setFocus()

    def _give(self) -> None:
        try:
            give_feedback(self.desk.access, {q: FeedbackAnswer(one.key()) for q, one in self.answers.items()})
        except Mendable as trouble:
            self._trouble.say(trouble.said())
            bring_into_view(self._trouble)
        else:
            self.said.emit(_("Kept. Nobody can tell whose answers these are."))
            self.back.emit()


def _answers_to(question: FeedbackQuestion) -> Segmented:
    choices = [(answer.value, answer.said()) for answer in FeedbackAnswer]
    return Segmented(choices, name=question.said(), chosen=FeedbackAnswer.UNSAID.value, compact=True)
