"""Ask somebody what they think of our work, question by question; nothing that is kept says who was asked."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires.shelf import shelf
from casedesk.cases.rules.feedback import countable
from casedesk.cases.verbs.feedback import give_feedback
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.forms.answers_control import AnswersControl
from casedesk.ui.looks.focus import bring_into_view
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import link, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

WIDEST = 640


class AskFeedbackPage(Screen):
    """AskFeedbackPage(desk, place): reached from Today and never from a case. It keeps no draft, on purpose: a draft
    has an hour and a person.
    """

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        (self.whole,) = shelf().in_use(Topic.FEEDBACK)
        self.asking = AnswersControl()
        self.asking.try_out(countable(self.whole))
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
        card.add(self.asking)
        card.add(self._trouble)
        card.add_layout(row_of(link(_("Leave without keeping"), self.back.emit), None, self._keep))
        return card

    def primary(self) -> QPushButton | None:
        return self._keep

    def settle(self) -> None:
        self.asking.setFocus()

    def _give(self) -> None:
        given = self.asking.given()
        try:
            give_feedback(self.desk.access, self.whole, given.answers if given is not None else {})
        except Mendable as trouble:
            self._trouble.say(trouble.said())
            bring_into_view(self._trouble)
        else:
            self.said.emit(_("Kept. Nobody can tell whose answers these are."))
            self.back.emit()
