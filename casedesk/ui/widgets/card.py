"""A card: title, small count, at most one link on the right, and what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box, rule
from casedesk.ui.widgets.beside import Hairline as Hairline
from casedesk.ui.widgets.beside import row_of as row_of
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose

RADIUS = 8


class Card(QFrame):
    """Card(title="", *, note="", action=None, ruled=False, strip=None, ground=Role.SURFACE).

    `note` is the small count or words beside the title, `action` a link button (or small widget) on the right.
    `ruled` draws a hairline under the head and gives its content no side margins (for rows). `strip` draws a 3 px
    bar on the left. Put content in with `add(widget, stretch=0)` or `add_layout(layout)`; `body` is the layout.
    """

    def __init__(
        self,
        title: str = "",
        *,
        note: str = "",
        action: QWidget | None = None,
        ruled: bool = False,
        strip: Role | None = None,
        ground: Role = Role.SURFACE,
    ) -> None:
        super().__init__()
        self._strip = strip
        self._ground = ground
        self._ruled = ruled and bool(title)
        side = px(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._title = Prose(title, style=Style.HEADING, role=Role.INK)
        self._note = Line(note, style=Style.CAPTION, role=Role.INK2)
        self._head = QWidget(self)
        self._head.setVisible(bool(title))
        row = QHBoxLayout(self._head)
        row.setContentsMargins(side, px(11), side, px(10) if ruled else px(6))
        row.setSpacing(px(10))
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._note)
        self._note.setVisible(bool(note))
        row.addStretch(1)
        if action is not None:
            row.addWidget(action)
        outer.addWidget(self._head)
        self.body = QVBoxLayout()
        inner = 0 if ruled else side
        self.body.setContentsMargins(inner, 0 if title else (0 if ruled else px(14)), inner, 0 if ruled else px(14))
        self.body.setSpacing(px(8))
        outer.addLayout(self.body, 1)

    def set_note(self, note: str) -> None:
        """Other small words beside the title."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)
        self._head.setVisible(bool(title))

    def add(self, content: QWidget, stretch: int = 0) -> None:
        """Puts a widget below what is there."""
        self.body.addWidget(content, stretch)

    def add_layout(self, content: QLayout, stretch: int = 0) -> None:
        """Puts a layout below what is there."""
        self.body.addLayout(content, stretch)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=self._ground, border=Role.LINE, radius=RADIUS)
            if self._strip is not None:
                painter.save()
                painter.setClipRect(0, 0, 3, self.height())
                box(painter, self.rect(), fill=self._strip, radius=RADIUS)
                painter.restore()
            if self._ruled:
                foot = self._head.geometry().bottom() + 1
                rule(painter, 1, foot, self.width() - 2, foot)
