"""What the pages of Settings are laid out with: a fact, a choice beside its name, cards in columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.settings_page import SettingsPage
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose


def beside(label: str, control: QWidget) -> QWidget:
    """A control with its name on the left."""
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Line(label, style=Style.SMALL, bold=True), 1)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
    return held


def choice(words: list[str], chosen: int) -> QComboBox:
    """A list to choose from."""
    made = QComboBox()
    made.addItems(words)
    made.setCurrentIndex(chosen)
    return made


def fact(label: str, said: str, *, style: Style = Style.SMALL, wide: int = 84) -> QWidget:
    """What something is called, and what it is."""
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(12))
    name = Line(label, style=style, role=Role.INK2)
    name.setMinimumWidth(px(wide))
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    words = Prose(said, style=style, role=Role.INK)
    row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
    return held


def in_columns(page: SettingsPage, *columns: Sequence[QWidget]) -> None:
    """Fills a page with cards in columns; it scrolls when the window is low."""
    scroll = Page(margins=False)
    sides = QHBoxLayout()
    sides.setSpacing(px(12))
    for cards in columns:
        column = QVBoxLayout()
        column.setSpacing(px(12))
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        sides.addLayout(column, 1)
    if len(columns) == 1:
        sides.addStretch(0)  # a card that does not grow stands beside the list of pages, not in the middle
    scroll.add_layout(sides, 1)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scroll)
