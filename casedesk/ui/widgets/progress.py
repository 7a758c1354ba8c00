"""Long work: what, step of steps, a bar, the time left in words, Cancel; the rest stays usable."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.prose import Prose


def bar() -> QProgressBar:
    """A bar of 8 pixels without text; without an end until `setMaximum` is called."""
    made = QProgressBar()
    made.setTextVisible(False)
    made.setFixedHeight(px(8))
    made.setAccessibleName(_("Progress"))
    return made


class ProgressCard(Card):
    """ProgressCard(title, *, can_cancel=True): `advance(part, of, title="", left="")`; `cancelled` when stopped."""

    cancelled = Signal()

    def __init__(self, title: str, *, can_cancel: bool = True) -> None:
        self._cancel = button(_("Cancel"), compact=True)
        super().__init__(title, action=self._cancel)
        self._cancel.setVisible(can_cancel)
        self._cancel.clicked.connect(lambda: self.cancelled.emit())
        self._bar = bar()
        self._left = Prose(style=Style.CAPTION)
        self.add(self._bar)
        self.add(self._left)

    def begin(self) -> None:
        """Focus to Cancel, for when what began the work is switched off meanwhile."""
        self._cancel.setFocus()

    def advance(self, part: int, of: int, *, title: str = "", left: str = "") -> None:
        """How far it is; `left` tells the time left in words."""
        self._bar.setRange(0, of)
        self._bar.setValue(part)
        if title:
            self.set_title(title)
        self._left.setText(left)
