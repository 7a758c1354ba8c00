"""Pages on a sunken desk: two beside each other, or one as wide as there is room."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from casedesk.text.translation import _, n_
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box
from casedesk.ui.looks.theme import colour
from casedesk.ui.widgets.card import RADIUS

RATIO = math.sqrt(2)
"""The height of A4 to its width."""
LEVELS = (2.0, 1.0, 0.62)
"""How many page widths the desk is wide, per zoom level."""


class PaperView(QAbstractScrollArea):
    """PaperView(): `show_pages(pictures)`; `zoom(step)` nearer or further; Page Up and Page Down turn pages.

    `page_width()` is the width a picture should have, in device pixels; `resized` tells that it changed.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages: Sequence[QImage] = ()
        self._level = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The pages as they will be printed"))
        self.viewport().setAutoFillBackground(False)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Other pages; the place stays if there is one."""
        self._pages = pages
        self.setAccessibleDescription(n_("{n} page", "{n} pages", len(pages)))
        self._arrange()

    def zoom(self, step: int) -> None:
        """One level nearer (1) or further (-1)."""
        level = min(max(self._level + step, 0), len(LEVELS) - 1)
        if level != self._level:
            self._level = level
            self._arrange()
            self.resized.emit()

    def can_zoom(self, step: int) -> bool:
        """Whether there is a level further on."""
        return 0 <= self._level + step < len(LEVELS)

    def zoomed(self) -> str:
        """The level in words."""
        return (_("Two pages"), _("One page"), _("Large"))[self._level]

    def page_width(self) -> int:
        """The width of a page in device pixels."""
        return round(self._page().width() * self.devicePixelRatioF())

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(px(820), px(560))

    def _page(self) -> QSize:
        gap, room = px(16), self.viewport().width()
        columns = LEVELS[self._level]
        wide = (room - gap * (math.ceil(columns) + 1)) / columns
        if self._level == 0:  # whole pages: nobody scrolls to see where a page ends
            wide = min(wide, (self.viewport().height() - 2 * px(10)) / RATIO)
        return QSize(max(round(wide), px(120)), max(round(wide * RATIO), px(170)))

    def _columns(self) -> int:
        return 2 if self._level == 0 else 1

    def _arrange(self) -> None:
        page, rows = self._page(), math.ceil(len(self._pages) / self._columns())
        whole = px(10) + rows * (page.height() + px(10))
        self.verticalScrollBar().setPageStep(page.height() + px(10))
        self.verticalScrollBar().setSingleStep(px(40))
        self.verticalScrollBar().setRange(0, max(0, whole - self.viewport().height()))
        across = page.width() + 2 * px(16) if self._columns() == 1 else 0
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        self.horizontalScrollBar().setRange(0, max(0, across - self.viewport().width()))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()
        self.resized.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        bar, row = self.verticalScrollBar(), self._page().height() + px(10)
        match event.key():
            case Qt.Key.Key_PageDown:
                bar.setValue((bar.value() // row + 1) * row)
            case Qt.Key.Key_PageUp:
                bar.setValue((math.ceil(bar.value() / row) - 1) * row)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self.viewport()) as painter:
            self._paint_desk(painter, self.viewport().rect())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for place, page in enumerate(self._pages):
                rect = self._rect(place)
                if rect.intersects(self.viewport().rect()):
                    box(painter, rect.adjusted(-1, -1, 1, 1), border=Role.LINE, radius=0)
                    painter.drawImage(rect, page)

    def _paint_desk(self, painter: QPainter, desk: QRect) -> None:
        """Round below, where the card round it ends."""
        box(painter, desk, fill=Role.SUNKEN, radius=RADIUS - 1)
        painter.fillRect(desk.adjusted(0, 0, 0, -RADIUS), colour(Role.SUNKEN))

    def _rect(self, place: int) -> QRect:
        page, columns = self._page(), self._columns()
        shown = min(columns, len(self._pages)) if self._level == 0 else 1
        whole = shown * page.width() + (shown - 1) * px(16)
        left = max((self.viewport().width() - whole) // 2, px(16)) - self.horizontalScrollBar().value()
        row, column = divmod(place, columns)
        top = px(10) + row * (page.height() + px(10)) - self.verticalScrollBar().value()
        return QRect(QPoint(left + column * (page.width() + px(16)), top), page)
