"""An inline notice: a strip and an icon in its tone, one sentence, one link, at the place it concerns."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from casedesk.ui.looks import icons
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.looks.strokes import box
from casedesk.ui.widgets.prose import Prose

_ICONS = {
    Tone.NEUTRAL: Icon.STOP,
    Tone.INFO: Icon.INFO,
    Tone.GOOD: Icon.DONE,
    Tone.WAIT: Icon.HOURGLASS,
    Tone.URGENT: Icon.CLOCK,
}


class Notice(QFrame):
    """Notice(text="", tone=Tone.INFO, *, link="", icon=None): stays until what it tells is solved.

    `taken` is emitted when the link is pressed; `say(text, tone=…, link=…)` changes and shows it, once it stands in
    its page. Without words it takes no room.
    """

    taken = Signal()

    def __init__(self, text: str = "", tone: Tone = Tone.INFO, *, link: str = "", icon: Icon | None = None) -> None:
        super().__init__()
        self._tone = tone
        self._icon = icon
        row = QHBoxLayout(self)
        row.setContentsMargins(px(42), px(8), px(12), px(8))
        self._prose = Prose(text, style=Style.SMALL, role=Role.INK, link=link)
        self._prose.linkActivated.connect(lambda: self.taken.emit())
        row.addWidget(self._prose)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if not text:
            self.hide()

    def say(self, text: str, *, tone: Tone | None = None, link: str = "") -> None:
        """Another sentence in the same place; none takes it away."""
        self._tone = tone or self._tone
        self._prose.setText(text)
        self._prose.set_link(link)
        self.setVisible(bool(text))
        self.update()

    def text(self) -> str:
        """The sentence."""
        return self._prose.text()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=self._tone.ground, radius=6)
            painter.setClipRect(0, 0, 3, self.height())
            box(painter, self.rect(), fill=self._tone.mark, radius=6)
            painter.setClipping(False)
            first_line = self._prose.geometry()
            side = px(16)
            height = self._prose.fontMetrics().height()
            square = QRect(px(15), first_line.y() + (height - side) // 2, side, side)
            icons.draw(painter, square, self._icon or _ICONS[self._tone], self._tone.mark)
