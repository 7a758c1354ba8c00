"""A segmented control: a few choices side by side, one of them taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import CENTRE
from casedesk.ui.looks.theme import colour


class Segmented(QWidget):
    """Segmented(choices, *, name, chosen=None, compact=False): `choices` are (key, words) pairs.

    `name` is said aloud. `key()` is the one taken, `choose(key)` takes one silently, `picked(key)` is emitted when
    a person takes another. Arrows move, Tab passes on.
    """

    picked = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], *, name: str, chosen: str | None = None, compact: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._keys = [key for key, words in choices]
        self._segments: list[_Segment] = []  # held here too: the parent alone does not always keep Python's half
        for place, (_key, words) in enumerate(choices):
            segment = _Segment(words, first=place == 0, last=place == len(choices) - 1, compact=compact)
            segment.setAccessibleDescription(name)
            segment.stepped.connect(self._step)
            self._group.addButton(segment, place)
            row.addWidget(segment)
            self._segments.append(segment)
        self.choose(chosen if chosen is not None else self._keys[0])
        self._group.idClicked.connect(lambda place: self.picked.emit(self._keys[place]))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def key(self) -> str:
        """The key of the choice taken."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Takes a choice without telling anyone."""
        for place, button in enumerate(self._group.buttons()):
            taken = self._keys[place] == key
            button.setChecked(taken)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if taken else Qt.FocusPolicy.ClickFocus)
            if taken:
                self.setFocusProxy(button)

    def _step(self, by: int) -> None:
        place = (self._group.checkedId() + by) % len(self._keys)
        self.choose(self._keys[place])
        self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)
        self.picked.emit(self._keys[place])


class _Segment(QAbstractButton):
    stepped = Signal(int)

    def __init__(self, words: str, *, first: bool, last: bool, compact: bool) -> None:
        super().__init__()
        self.setText(words)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._first = first
        self._last = last
        khmer = any("\u1780" <= letter <= "\u17ff" for letter in words)
        self._plain = typeface(Style.SMALL, khmer=khmer or None)
        self._bold = typeface(Style.SMALL, bold=True, khmer=khmer or None)
        self._height = tall(Measure.SMALL_BUTTON) if compact else tall(Measure.HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = QFontMetrics(self._bold).horizontalAdvance(self.text()) + px(24)
        return QSize(max(width, px(40)), max(self._height, QFontMetrics(self._plain).height() + px(6)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        by = step.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        taken = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = Role.CHOSEN if taken else Role.HOVER if self.underMouse() else Role.SURFACE
            painter.setBrush(colour(ground if self.isEnabled() else Role.DISABLED_BG))
            painter.setPen(QPen(colour(Role.EDGE if self.isEnabled() else Role.LINE), 1))
            painter.drawPath(self._outline())
            painter.setFont(self._bold if taken else self._plain)
            ink = Role.INK if taken else Role.INK2
            painter.setPen(colour(ink if self.isEnabled() else Role.DISABLED))
            painter.drawText(self.rect(), CENTRE, self.text())

    def _outline(self) -> QPainterPath:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, 0.5 if not self._last else -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(rect, 6, 6)
        square = QPainterPath()
        if not self._first:
            square.addRect(QRectF(rect.left(), rect.top(), rect.width() / 2, rect.height()))
        if not self._last:
            square.addRect(QRectF(rect.center().x(), rect.top(), rect.width() / 2, rect.height()))
        return path.united(square)
