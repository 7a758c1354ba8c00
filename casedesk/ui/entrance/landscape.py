"""The landscape beside Unlock: one drawing a theme, without people."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from casedesk.paths import resources
from casedesk.ui.looks.theme import is_dark


class Landscape(QWidget):
    """Landscape(): fills its place with the drawing, cut at the sides when the place is narrower."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[QSize, bool, QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture())

    def _picture(self) -> QPixmap:
        dark = is_dark()
        if self._kept is None or self._kept[:2] != (self.size(), dark):
            self._kept = (self.size(), dark, self._drawn("landscape-dark.svg" if dark else "landscape-light.svg"))
        return self._kept[2]

    def _drawn(self, name: str) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(str(resources("pictures", name)))
        size = renderer.defaultSize()
        scale = max(picture.width() / size.width(), picture.height() / size.height())
        width, height = size.width() * scale, size.height() * scale
        with QPainter(picture) as painter:
            left, top = (picture.width() - width) / 2, picture.height() - height
            renderer.render(painter, QRectF(left, top, width, height))
        picture.setDevicePixelRatio(ratio)
        return picture
