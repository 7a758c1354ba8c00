"""A page that fills its place and scrolls in its parts: its margins, and its widest content in the middle."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.ui.looks.lettering import px
from casedesk.ui.widgets.page import WIDEST


def centred(page: QWidget) -> QVBoxLayout:
    """The column of a page: as wide as the window up to 1440 pixels, then in the middle (LOOK.md, section 2)."""
    row = QHBoxLayout(page)
    row.setContentsMargins(px(24), px(16), px(24), px(12))
    inside = QWidget()
    inside.setMaximumWidth(px(WIDEST))
    row.addWidget(inside)
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    return column
