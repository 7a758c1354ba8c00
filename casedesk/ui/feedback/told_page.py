"""What people say about our work, for supervisors: counts of months that are over, never of fewer than five people."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from casedesk.cases.queries.feedback import Told, feedback_told
from casedesk.cases.questionnaires.declared import Question
from casedesk.cases.rules.feedback import LEAST, Period, countable
from casedesk.text.dates import said_partial
from casedesk.text.partial_date import PartialDate
from casedesk.text.translation import _, n_
from casedesk.ui.desk import Desk
from casedesk.ui.looks.focus import OWN_RING
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.places import Place
from casedesk.ui.screen import REGION, Screen
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.stages import EmptyState

WIDEST = 860


class FeedbackTold(Screen):
    """FeedbackTold(desk, place): one card for each period, the newest first."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        header = PageHeader(_("Feedback from people"), way=(("back", _("Team")),))
        header.went_back.connect(lambda _key: self.back.emit())
        self.page = page = Page()
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setProperty(OWN_RING, True)
        page.setAccessibleName(_("Feedback from people"))
        page.add(header)
        told = desk.glance(feedback_told)
        for one in told:
            page.add(_card(one))
        if not told:
            words = _("Counts are shown once a month is over and {least} people have answered.", least=LEAST)
            page.add(EmptyState(Icon.CHECKLIST, _("Nothing to show yet."), words), 1)
        page.body.addStretch(1)
        for region in (header, page):
            region.setObjectName(REGION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def settle(self) -> None:
        self.page.setFocus()

    def seated_together(self, together: bool) -> None:
        if together:
            self.back.emit()


def _card(told: Told) -> Card:
    period, people = told.period, n_("{n} person", "{n} people", told.period.people)
    card = Card(_months(period), note=people)
    card.setMaximumWidth(px(WIDEST))
    card.add(Prose(told.whole.title.said(), style=Style.SMALL))
    rows, grid = QWidget(), QGridLayout()
    rows.setLayout(grid)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(18))
    grid.setVerticalSpacing(px(5))
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    for row, question in enumerate(countable(told.whole).questions()):
        given = period.told.get(question.id)
        grid.addWidget(Prose(question.words.said(), role=Role.INK), row, 0, Qt.AlignmentFlag.AlignTop)
        if given is None:
            grid.addWidget(Prose(_("too few answers"), style=Style.SMALL), row, 1, Qt.AlignmentFlag.AlignTop)
        else:
            grid.addWidget(Prose(_counts(question, given), role=Role.INK), row, 1, Qt.AlignmentFlag.AlignTop)
    card.add(rows)
    return card


def _counts(question: Question, given: Mapping[str, int]) -> str:
    return " · ".join(f"{one.said()} {given.get(one.value, 0)}" for one in question.choices)


def _months(period: Period) -> str:
    first, last = (said_partial(PartialDate.parse(month)) for month in (period.first, period.last))
    return first if first == last else _("{first} to {last}", first=first, last=last)
