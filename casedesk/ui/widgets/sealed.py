"""Sealed words: dots until Show, for a minute; nothing is in the widget before and after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.prose import Prose

SHOWN_MS = 60_000
DOTS = "• • • • •"


class SealedLabel(QWidget):
    """SealedLabel(reveal, *, name, style=Style.BODY, shown_ms=60000): `reveal()` journals and returns the words.

    It is called only when Show is pressed. The words go away after 60 s, when the widget is hidden, or with
    `conceal()`. `shown(bool)` tells.
    """

    shown = Signal(bool)

    def __init__(
        self, reveal: Callable[[], str | None], *, name: str, style: Style = Style.BODY, shown_ms: int = SHOWN_MS
    ) -> None:
        super().__init__()
        self._reveal = reveal
        self._words = Prose(DOTS, style=style, role=Role.INK)
        self._words.setAccessibleName(_("{name}, hidden", name=name))
        self._name = name
        self._button = link(_("Show"), self._toggle, style=Style.SMALL)
        self._button.setAccessibleName(_("Show {name}", name=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._timer.timeout.connect(self.conceal)

    def is_shown(self) -> bool:
        """Whether the words can be read now."""
        return self._timer.isActive()

    def text(self) -> str:
        """What can be read: dots, or the words while they are shown."""
        return self._words.text()

    def show_words(self) -> None:
        """Shows the words; where `reveal` gives none, or raises, nothing is shown."""
        words = self._reveal()
        if words is None:
            return
        self._words.setText(words)
        self._words.setAccessibleName(f"{self._name}: {words}")
        self._button.setText(_("Hide"))
        self._timer.start()
        self.shown.emit(True)

    def conceal(self) -> None:
        """Dots again."""
        if self._words.text() == DOTS:
            return
        self._timer.stop()
        self._words.setText(DOTS)
        self._words.setAccessibleName(_("{name}, hidden", name=self._name))
        self._button.setText(_("Show"))
        self.shown.emit(False)

    def _toggle(self) -> None:
        if self.is_shown():
            self.conceal()
        else:
            self.show_words()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.conceal()
        super().hideEvent(event)
