"""Where the parts of a referral's page stand: its life above, the form left, letter and next step right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.ui.looks.lettering import px
from casedesk.ui.widgets.page import Page, centred

RIGHT, WIDEST = 480, 490
"""Pixels at 100 %, and at most: larger text grows downwards here."""


def lay_out(page: QWidget, above: Sequence[QWidget], left: QWidget, letter: QWidget, following: QWidget) -> None:
    """Puts the parts on the page; the letter takes the height that the next step leaves, and in a low window both sides
    are scrolled to together.
    """
    column = centred(page)
    for part in above:
        column.addWidget(part)
    low = Page(margins=False)
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(left, 1)
    right = QVBoxLayout()
    right.setSpacing(px(12))
    for card, stretch in ((letter, 1), (following, 0)):
        card.setFixedWidth(min(px(RIGHT), WIDEST))
        right.addWidget(card, stretch)
    row.addLayout(right)
    low.add_layout(row, 1)
    column.addWidget(low, 1)
