"""The focus ring: one frame that follows the keyboard focus, and pages that scroll so that it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

OWN_RING = "own_ring"
"""A widget with this property set draws its focus itself."""


_ROWS = ("QAbstractItemView", "QMenu")
"""Kinds whose rows draw the ring; named, not imported, because making Python's class of each costs milliseconds."""


class FocusRing(QObject):
    """FocusRing(app): a 2 px ring, 1 px away, around whatever has the focus; rows draw theirs in the delegate."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if self._frame is not None:
            self._frame.destroyed.disconnect(self._gone)
            # let go of, or it shows itself again whenever its widget is shown
            self._frame.setWidget(None)  # type: ignore[arg-type]
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None
        if now is not None and not QGuiApplication.mouseButtons().value:  # nothing moves away under the pointer
            bring_into_view(now)
        if now is None or now.isWindow() or now.property(OWN_RING) or any(map(now.inherits, _ROWS)):
            return
        self._frame = QFocusFrame(now.parentWidget())  # a neighbour of the widget: what is hidden can be measured too
        self._frame.destroyed.connect(self._gone)
        self._frame.setWidget(now)

    def _gone(self) -> None:
        self._frame = None


def bring_into_view(widget: QWidget) -> None:
    """Scrolls every page a widget lies on; of itself the toolkit does so only where Tab goes on within one page."""
    above = widget.parentWidget()
    while above is not None:
        if above.inherits("QScrollArea"):
            cast("QScrollArea", above).ensureWidgetVisible(widget)
        above = above.parentWidget()
