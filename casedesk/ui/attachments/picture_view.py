"""One picture on a sunken ground: fitted, nearer, turned; the picture itself stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from casedesk.text.translation import _
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box
from casedesk.ui.widgets.card import RADIUS

STEP = 1.5
NEAREST = 8.0
"""Times as large as it fits."""


class PictureView(QAbstractScrollArea):
    """PictureView(): `show_image(image)`, `forget()`; `zoom(step)`, `turn()`.

    + and − zoom, 0 fits, R turns, arrows move, Page Up and Page Down ask for another page (`paged(-1 or 1)`).
    `changed` when it is nearer or further.
    """

    paged = Signal(int)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image, self._near, self._turned = QImage(), 1.0, 0
        self._held: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The attachment"))
        self.viewport().setAutoFillBackground(False)

    def show_image(self, image: QImage, *, wide: bool = False) -> None:
        """Another picture: the whole of it, or as wide as there is room, so that a page can be read from its top."""
        self._image, self._near = image, 1.0
        if wide and (fitted := self._size().width()):
            self._near = min(max((self.viewport().width() - 2 * px(6)) / fitted, 1.0), NEAREST)
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Nothing is shown, and nothing is held."""
        self._image, self._near, self._turned = QImage(), 1.0, 0
        self._arrange()

    def image(self) -> QImage:
        """What is shown; empty for nothing."""
        return self._image

    def zoom(self, step: int) -> None:
        """Nearer (1), further (-1), or as it fits (0). The middle stays the middle."""
        near = min(max(self._near * STEP**step, 1.0), NEAREST) if step else 1.0
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [(bar.value() + bar.pageStep() / 2) / max(bar.maximum() + bar.pageStep(), 1) for bar in bars]
        self._near = near
        self._arrange()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def can_zoom(self, step: int) -> bool:
        """Whether it can be nearer (1) or further (-1)."""
        return not self._image.isNull() and (self._near < NEAREST if step > 0 else self._near > 1.0)

    def turn(self) -> None:
        """A quarter to the right, for the eye alone."""
        self._turned = (self._turned + 90) % 360
        self._arrange()

    def turned(self) -> int:
        """How far it is turned, in degrees."""
        return self._turned

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(320), px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1)
            case Qt.Key.Key_Minus:
                self.zoom(-1)
            case Qt.Key.Key_0:
                self.zoom(0)
            case Qt.Key.Key_R:
                self.turn()
            case Qt.Key.Key_PageDown:
                self.paged.emit(1)
            case Qt.Key.Key_PageUp:
                self.paged.emit(-1)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held is None:
            return
        now = event.position().toPoint()
        moved, self._held = now - self._held, now
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._held = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self.viewport()) as painter:
            box(painter, self.viewport().rect(), fill=Role.SUNKEN, radius=RADIUS - 1)
            if self._image.isNull():
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            where = self._where()
            painter.translate(QPointF(where.center()))
            painter.rotate(self._turned)
            size = where.size().transposed() if self._turned % 180 else where.size()
            painter.drawImage(QRect(QPoint(-size.width() // 2, -size.height() // 2), size), self._image)

    def _size(self) -> QSize:
        """How large the picture is on the screen, as it is turned."""
        size = self._image.size().transposed() if self._turned % 180 else self._image.size()
        room = self.viewport().size() - QSize(2 * px(6), 2 * px(6))
        return size.scaled(room.expandedTo(QSize(1, 1)), Qt.AspectRatioMode.KeepAspectRatio) * self._near

    def _where(self) -> QRect:
        size, room = self._size(), self.viewport().size()
        left = (
            (room.width() - size.width()) // 2 if size.width() <= room.width() else -self.horizontalScrollBar().value()
        )
        top = (
            (room.height() - size.height()) // 2
            if size.height() <= room.height()
            else -self.verticalScrollBar().value()
        )
        return QRect(QPoint(left, top), size)

    def _arrange(self) -> None:
        size, room = (QSize() if self._image.isNull() else self._size()), self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setPageStep(part)
            bar.setSingleStep(px(40))
            bar.setRange(0, max(0, whole - part))
        self.viewport().update()
        self.changed.emit()
