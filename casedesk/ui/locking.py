"""When the window locks by itself: nobody there, the machine asleep or its session locked, its clock set."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication

NOTICE_S = 30.0
"""The quiet line in the rail's foot is there for this long before the window locks."""
JUMP_S = 120.0
"""A wall clock that goes this far from the time that passed was put forward or back, or the machine slept."""

Clock = Callable[[], float]


class AutoLock(QObject):
    """AutoLock(app, parent, after_s=…): `due` when nobody touched keyboard or mouse for so long, or the clock jumped.

    `jumped(seconds)` comes before it when it was the clock, less than 0 when it was put back. `soon(bool)` tells that
    the last half minute began, or that somebody came back. It sees what happens in dialogs
    and menus too. `passed` and `wall` are the two clocks, in seconds.
    """

    due = Signal()
    jumped = Signal(int)
    soon = Signal(bool)

    def __init__(
        self,
        app: QApplication,
        parent: QObject,
        *,
        after_s: float,
        passed: Clock = time.monotonic,
        wall: Clock = time.time,
    ) -> None:
        super().__init__(parent)
        self._app, self._after = app, after_s
        self._passed, self._wall = passed, wall
        self._warned = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._begun = self._last = passed()
        self._lead = wall() - passed()

    def begin(self, after_s: float | None = None) -> None:
        """Watches from now on; also takes up another time to wait."""
        self._after = after_s if after_s is not None else self._after
        self._touched()
        self._lead = self._wall() - self._passed()
        self._timer.start(max(20, min(1000, round(self._after * 250))))
        self._app.installEventFilter(self)

    def end(self) -> None:
        """Watches no longer."""
        self._timer.stop()
        self._app.removeEventFilter(self)
        self._tell(False)

    def look(self) -> None:
        """Asks both clocks."""
        lead = self._wall() - self._passed()
        idle, jump = self._passed() - self._last, lead - self._lead
        self._lead = lead
        if abs(jump) > JUMP_S:
            self.jumped.emit(round(jump))
        if idle >= self._after or abs(jump) > JUMP_S:
            self.end()
            self.due.emit()
            return
        self._tell(idle >= self._after - min(NOTICE_S, self._after / 2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QInputEvent) and event.type() in _TOUCHED:  # few are: the class is told sooner
            self._touched()
        return False

    def _touched(self) -> None:
        self._last = self._passed()
        self._tell(False)

    def _tell(self, soon: bool) -> None:
        if soon != self._warned:
            self._warned = soon
            self.soon.emit(soon)


_TOUCHED = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
)
