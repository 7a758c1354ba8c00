"""The team in four numbers, each on a card of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from casedesk.cases.queries.team import Figures
from casedesk.text.translation import _, n_
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose


class FigureCard(Card):
    """FigureCard(): a number, what it counts, and one line more."""

    def __init__(self) -> None:
        super().__init__()
        self._number = Line(style=Style.TITLE)
        self._what = Prose(style=Style.BODY, role=Role.INK)
        self._more = Prose(style=Style.CAPTION)
        self.body.setSpacing(0)
        row = row_of(self._number, self._what)
        row.setStretch(1, 1)
        row.setAlignment(self._what, Qt.AlignmentFlag.AlignBottom)
        self.add_layout(row)
        self.add(self._more)

    def say(self, number: str, what: str, more: str) -> None:
        """Another number."""
        self._number.setText(number)
        self._what.setText(what)
        self._more.setText(more)


class FigureRow(QHBoxLayout):
    """FigureRow(): open, assessed in time, without a plan, overdue."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(px(12))
        self._cards = [FigureCard() for _place in range(4)]
        for card in self._cards:
            self.addWidget(card, 1)

    def show_figures(self, figures: Figures) -> None:
        """The numbers of now."""
        average = round(figures.open / figures.workers) if figures.workers else 0
        workers = n_("{n} worker, {average} on average", "{n} workers, {average} on average", figures.workers,
                     average=average)  # fmt: skip
        assessed = "–" if figures.assessed is None else _("{n} %", n=figures.assessed)
        high = n_("{n} of them high risk", "{n} of them high risk", figures.without_plan_high)
        oldest = n_("oldest {n} day", "oldest {n} days", figures.oldest_days) if figures.overdue else _("nothing late")
        said = (
            (str(figures.open), n_("open case", "open cases", figures.open), workers),
            (assessed, _("assessed in time"), _("within 14 days of opening")),
            (str(figures.without_plan), _("without a plan"), high),
            (str(figures.overdue), n_("overdue step", "overdue steps", figures.overdue), oldest),
        )
        for card, words in zip(self._cards, said, strict=True):
            card.say(*words)
