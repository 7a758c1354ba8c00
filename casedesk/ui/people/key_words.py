"""The words of a key, or of a slip, numbered, large enough to be read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box
from casedesk.ui.widgets.line import Line


class KeyWords(QWidget):
    """KeyWords(words, *, name, large=False): two beside each other on sunken ground.

    `name` is said aloud with the words; `large` for who reads them over the telephone.
    """

    def __init__(self, words: Sequence[str], *, name: str, large: bool = False) -> None:
        super().__init__()
        self.words = tuple(words)
        self.setAccessibleName(f"{name}: {' '.join(words)}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(px(12), px(9), px(12), px(9))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(8))
        for place, word in enumerate(words):
            row, column = divmod(place, 2)
            grid.addWidget(Line(str(place + 1), style=Style.SMALL, role=Role.INK2), row, 2 * column)
            style = Style.TITLE if large else Style.BODY
            grid.addWidget(Line(word, style=style, bold=True), row, 2 * column + 1)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=Role.SUNKEN, radius=6)
