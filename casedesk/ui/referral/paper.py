"""The letter as it will leave: on the screen the same words that are printed, and not one more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casedesk.reports.referral_slip import Slip
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.looks.strokes import box
from casedesk.ui.widgets.beside import Hairline
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page
from casedesk.ui.widgets.prose import Prose

LABELS = 124
RING = 6
"""Pixels within what scrolls, so that the ring of the focus stands beside the words."""
LEAST = 40
"""Pixels of it that are seen however much the next step needs; the rest is scrolled to."""


class Paper(QFrame):
    """Paper(): `show_slip(slip, instead)` shows a letter, or an empty sheet with a sentence on it."""

    def __init__(self) -> None:
        super().__init__()
        self._page = Page(margins=False)
        self._page.setAccessibleName(_("The letter"))
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setMinimumHeight(px(LEAST))
        self._sheet: QWidget | None = None
        self._said: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24 - RING), px(16 - RING), px(12), 0)
        column.addWidget(self._page)

    def show_slip(self, slip: Slip | None, instead: str = "", *, hindered: bool = False) -> None:
        """Another letter; without one, the sentence alone. `hindered` when something stands in its way."""
        if self._sheet is not None:
            self._page.body.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
        self._said = []
        self._sheet = self._written(slip) if slip else self._empty(instead, hindered)
        self._page.add(self._sheet, 1)

    def begin(self) -> None:
        """Puts the focus where the letter is read."""
        self._page.setFocus()

    def said(self) -> list[str]:
        """Every piece of text on the sheet, from top to bottom."""
        return list(self._said)

    def _written(self, slip: Slip) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(px(RING), px(RING), px(12), px(16))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._prose(f"{slip.number}  {slip.title}".strip(), bold=True), 1)
        head.addWidget(self._line(slip.on))
        column.addLayout(head)
        column.addWidget(self._prose(_("To: {name}", name=slip.to), role=Role.INK2))
        column.addSpacing(px(8))
        for label, words in slip.rows:
            column.addLayout(self._row(label, words))
            column.addWidget(Hairline())
        column.addSpacing(px(8))
        column.addWidget(self._prose(slip.consent, role=Role.INK2))
        column.addSpacing(px(8))
        column.addWidget(Hairline())
        column.addSpacing(px(4))
        self._said.append(slip.foot())
        column.addWidget(Prose(slip.foot(), style=Style.CAPTION))
        column.addStretch(1)
        return sheet

    def _row(self, label: str, words: str) -> QGridLayout:
        row = QGridLayout()
        row.setContentsMargins(0, px(5), 0, px(5))
        row.setHorizontalSpacing(px(8))
        row.setColumnMinimumWidth(0, px(LABELS))
        row.setColumnStretch(1, 1)
        name = self._prose(label, role=Role.INK2)
        name.setFixedWidth(px(LABELS))
        row.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._prose(words), 0, 1)
        return row

    def _empty(self, instead: str, hindered: bool) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(px(RING), px(8 + RING), px(12), px(16))
        self._said.append(instead)
        column.addWidget(Notice(instead, Tone.WAIT) if hindered else Prose(instead, style=Style.SMALL))
        column.addStretch(1)
        return sheet

    def _prose(self, words: str, *, role: Role = Role.INK, bold: bool = False) -> Prose:
        self._said.append(words)
        return Prose(words, style=Style.SMALL, role=role, bold=bold)

    def _line(self, words: str) -> Line:
        self._said.append(words)
        return Line(words, style=Style.CAPTION, role=Role.INK2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=Role.SURFACE, border=Role.LINE, radius=2)
