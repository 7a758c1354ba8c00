"""The slow button: keep it pressed two seconds and its border fills."""

from __future__ import annotations

from PySide6.QtCore import QBasicTimer, QElapsedTimer, QPointF, QRectF, Qt, QTimerEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HoldButton(QPushButton):
    """HoldButton(text, *, icon=None, seconds=2.0): for erasing, revoking, leaving.

    `held` is emitted once after `seconds` of mouse, Enter or Space kept down; letting go earlier does nothing.
    """

    held = Signal()

    def __init__(self, text: str, *, icon: Icon | None = None, seconds: float = 2.0) -> None:
        super().__init__(text)
        self._milliseconds = round(seconds * 1000)
        self._timer = QBasicTimer()
        self._since = QElapsedTimer()
        self.setAutoDefault(False)
        if icon is not None:
            self.setIcon(tinted(icon))
        self.setProperty("shortcut_hint_plain", True)
        self.setProperty("shortcut_hint", _("hold {seconds} s", seconds=round(seconds)))
        self.setAccessibleDescription(_("Keep it pressed for {seconds} seconds", seconds=round(seconds)))
        self.pressed.connect(self._begin)
        self.released.connect(self._end)

    def part(self) -> float:
        """How much of the time has passed, from 0 to 1."""
        if not self._timer.isActive():
            return 0.0
        return min(self._since.elapsed() / self._milliseconds, 1.0)

    def _begin(self) -> None:
        self._since.start()
        self._timer.start(30, self)

    def _end(self) -> None:
        self._timer.stop()
        self.update()

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802
        if self.part() >= 1.0:
            self._end()
            self.setDown(False)
            self.held.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() not in _KEYS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() and not self.isDown():
            self.setDown(True)
            self._begin()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() not in _KEYS:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self.setDown(False)
            self._end()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._end()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        done = self.part()
        if done <= 0:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(colour(Role.URGENT), 2)
            length = _outline(QRectF(self.rect())).length()
            pen.setDashPattern([length * done / 2, length])
            painter.setPen(pen)
            painter.drawPath(_outline(QRectF(self.rect())))


def _outline(rect: QRectF) -> QPainterPath:
    inner = rect.adjusted(1, 1, -1, -1)
    path = QPainterPath(QPointF(inner.center().x(), inner.top()))
    path.addRoundedRect(inner, 6, 6)
    return path
