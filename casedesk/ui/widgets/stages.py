"""A place that holds a list: the list itself, or empty, or loading, or trouble."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.looks.strokes import box
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.picture import Picture
from casedesk.ui.widgets.prose import Prose

PATIENCE_MS = 300
"""Nothing moves for this long; only then are grey bars shown."""


class EmptyState(QWidget):
    """EmptyState(icon, title, text, button=None): what this place is for, and one button."""

    def __init__(self, icon: Icon, title: str, text: str, button: QPushButton | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(6))
        column.addStretch(1)
        column.addWidget(Picture(icon, Role.ACCENT, side=18, disc=38), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(6))
        for words, style, bold in ((title, Style.BODY, True), (text, Style.SMALL, False)):
            prose = Prose(words, style=style, role=Role.INK if bold else Role.INK2, bold=bold, centred=True)
            column.addWidget(prose)
        if button is not None:
            column.addSpacing(px(4))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)


class LoadingBars(QWidget):
    """LoadingBars(rows=6): still grey bars in the shape of what comes."""

    def __init__(self, rows: int = 6) -> None:
        super().__init__()
        self._rows = rows
        self.setMinimumHeight(px(27) * rows)
        self.setAccessibleName(_("Loading"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            for row in range(self._rows):
                left = 0
                for share in ((0.14, 0.35, 0.21), (0.14, 0.28, 0.16))[row % 2]:
                    bar = QRect(left, px(9) + row * px(27), round(self.width() * share), px(9))
                    box(painter, bar, fill=Role.LINE, radius=2)
                    left = bar.right() + px(16)


class Stages(QStackedWidget):
    """Stages(content, empty=None, *, rows=6): shows one of content, empty state, loading bars or trouble.

    `show_content()`, `show_empty()`, `begin_loading()` (bars only after 300 ms), `show_trouble(sentence)`.
    """

    def __init__(self, content: QWidget, empty: EmptyState | None = None, *, rows: int = 6) -> None:
        super().__init__()
        self._content = content
        self._empty = empty
        self._loading = LoadingBars(rows)
        self._trouble = QWidget()
        self._notice = Notice("", Tone.WAIT)
        column = QVBoxLayout(self._trouble)
        column.addWidget(self._notice)
        column.addStretch(1)
        for page in (content, empty, self._loading, self._trouble):
            if page is not None:
                self.addWidget(page)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.setCurrentWidget(self._loading))

    def show_content(self) -> None:
        """What was waited for."""
        self._show(self._content)

    def show_empty(self) -> None:
        """There is nothing here yet."""
        self._show(self._empty or self._content)

    def begin_loading(self) -> None:
        """Something is being read; bars appear if it takes longer than 300 ms."""
        self._patience.start()

    def show_trouble(self, sentence: str) -> None:
        """It could not be read: what happened, what was kept, what to do."""
        self._notice.say(sentence)
        self._show(self._trouble)

    def _show(self, page: QWidget) -> None:
        self._patience.stop()
        self.setCurrentWidget(page)
