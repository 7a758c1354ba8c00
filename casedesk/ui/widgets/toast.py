"""A toast: what was done, with Undo; one at a time, never a name or a code in it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box
from casedesk.ui.shortcuts import UNDO
from casedesk.ui.widgets.buttons import link, shortcut_words
from casedesk.ui.widgets.key_cap import KeyCap
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.picture import Picture

SHOWN_MS = 8000
READ_MS = 2000
"""By then it is read: whoever goes on to another field is not kept from the line that lies under it."""
ABOVE_FOOT = 72
"""Pixels below it at 100 %: many pages have their buttons at the foot, and it must not lie on them."""


class Toast(QFrame):
    """Toast(window): `tell(sentence, undo=None)` shows it at the foot of the window for 8 s, or until the pointer
    leaves it; with nothing to undo it goes as soon as one goes on. `undone` is emitted after Undo (or Ctrl Z).
    """

    undone = Signal()

    def __init__(self, window: QWidget, *, read_ms: int = READ_MS) -> None:
        super().__init__(window)
        self._window, self._read_ms = window, read_ms
        self._undo: Callable[[], object] | None = None
        self._told = 0.0
        self._words = Line()
        self._button = link(_("Undo"), self._take_back)
        font = self._button.font()
        font.setBold(True)
        self._button.setFont(font)
        (keys,) = UNDO.keys
        self._cap = KeyCap(shortcut_words(keys), role=Role.INK2, border=Role.EDGE)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(15), px(5), px(14), px(5))
        row.setSpacing(px(10))
        for part in (Picture(Icon.DONE, Role.GOOD), self._words):
            row.addWidget(part)
        row.addSpacing(px(24))
        row.addStretch(1)
        row.addWidget(self._button)
        row.addWidget(self._cap)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._keys = QShortcut(QKeySequence(keys), self)
        self._keys.activated.connect(self._take_back)
        self.setMinimumWidth(px(360))
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._go_on)  # type: ignore[union-attr]
        self.hide()

    def tell(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Shows what was done; the one before goes away."""
        self._undo, self._told = undo, time.monotonic()
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        for part in (self._button, self._cap):
            part.setVisible(undo is not None)
        self._keys.setEnabled(undo is not None)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS)

    def _take_back(self) -> None:
        if self._undo is not None and self.isVisible():
            undo, self._undo = self._undo, None
            self.hide()
            undo()
            self.undone.emit()

    def _go_on(self, left: QWidget | None, here: QWidget | None) -> None:
        """The focus moved on."""
        read = self._timer.isActive() and (time.monotonic() - self._told) * 1000 >= self._read_ms
        if read and here is not None and self._undo is None:
            self.hide()

    def _place(self) -> None:
        window = self._window
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - px(ABOVE_FOOT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._timer.start(SHOWN_MS // 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            box(painter, self.rect(), fill=Role.CHOSEN, border=Role.ACCENT, radius=6)
