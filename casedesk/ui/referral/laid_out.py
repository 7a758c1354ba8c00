"""Where the parts of a referral's page stand: its life above, the form left, letter and next step right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casedesk.ui.looks.lettering import px
from casedesk.ui.referral.step_card import StepCard
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.page import Page, centred

RIGHT, WIDEST = 480, 490
"""Pixels at 100 %, and at most: larger text grows downwards here."""
GAP = 12


class ReadCard(Card):
    """What leaves, as it is read; `more` is the height in pixels that it wants beyond the least it can do with."""

    more = 0


class RightSide(QWidget):
    """RightSide(letter, following, width): the next step takes the height it needs, the letter above what is left.

    Where that is too little for the letter the next step gives way, and what it asks scrolls above its button.
    """

    def __init__(self, letter: ReadCard, following: StepCard, width: int) -> None:
        super().__init__()
        self._letter, self._following = letter, following
        for card in (letter, following):
            card.setParent(self)
            card.resize(width, card.height())  # its buttons are put on one line or two by it

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self._lowest() + px(GAP) + self._following.least(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """A card needs another height than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
            self.updateGeometry()
        return super().event(event)

    def _lowest(self) -> int:
        """What the letter cannot do without: its head, and its first lines."""
        layout = self._letter.layout()
        return layout.totalMinimumHeightForWidth(self.width()) if layout is not None else 0

    def _arrange(self) -> None:
        width, room = self.width(), self.height() - px(GAP)
        needed, least = self._following.needed(width), self._following.least(width)
        high = max(least, min(needed, room - self._lowest() - self._letter.more))
        self._letter.setGeometry(0, 0, width, room - high)
        self._following.setGeometry(0, self.height() - high, width, high)


def lay_out(page: QWidget, above: Sequence[QWidget], left: QWidget, letter: ReadCard, following: StepCard) -> None:
    """Puts the parts on the page; in a low window each side is scrolled to by itself."""
    column = centred(page)
    for part in above:
        column.addWidget(part)
    row = QHBoxLayout()
    row.setSpacing(px(GAP))
    sides = Page(margins=False), Page(margins=False)
    sides[0].add(left, 1)
    right = min(px(RIGHT), WIDEST)
    sides[1].add(RightSide(letter, following, right), 1)
    sides[1].setFixedWidth(right)
    for side in sides:
        row.addWidget(side)
    column.addLayout(row, 1)
