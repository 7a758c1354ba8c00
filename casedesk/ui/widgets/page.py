"""A page beside the rail: its margins, its widest content, and a scroll bar when the window is too low."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from casedesk.ui.looks.lettering import px

WIDEST = 1440
"""Content grows to this and is then centred."""


def centred(page: QWidget, *, gap: int = 12, margins: bool = True) -> QVBoxLayout:
    """The column of a page: as wide as the window up to 1440 pixels, then in the middle (LOOK.md, section 2)."""
    row = QHBoxLayout(page)
    row.setSpacing(0)
    row.setContentsMargins(*((px(24), px(16), px(24), px(12)) if margins else (0, 0, 0, 0)))
    inside = QWidget(page)
    inside.setMaximumWidth(px(WIDEST))
    row.addWidget(inside)
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(gap))
    return column


class Page(QScrollArea):
    """Page(*, gap=12, margins=True): put things in with `add(widget, stretch=0)` and `add_layout(layout, stretch=0)`.

    It scrolls downwards when its `content` is taller than the window, never sideways.
    """

    def __init__(self, *, gap: int = 12, margins: bool = True) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.content = outer = QWidget()
        outer.setAutoFillBackground(False)
        self.body = centred(outer, gap=gap, margins=margins)
        self.setWidget(outer)
        outer.setAutoFillBackground(False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        # the scroll area measured before its content knew its width: texts that wrap would be cut
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def add(self, content: QWidget, stretch: int = 0) -> None:
        """Puts a widget below what is there."""
        self.body.addWidget(content, stretch)

    def add_layout(self, content: QLayout, stretch: int = 0) -> None:
        """Puts a layout below what is there."""
        self.body.addLayout(content, stretch)
