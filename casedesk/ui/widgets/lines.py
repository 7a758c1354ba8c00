"""Fields beside each other, on one line where there is room and on two where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from casedesk.ui.looks.lettering import px

Part = tuple[QWidget, int]
"""A widget, and its share of the width."""


class Lines(QWidget):
    """Lines(first, second, roomy=600): two lines of parts, or one where `roomy` pixels at 100 % are there."""

    def __init__(self, first: Sequence[Part], second: Sequence[Part], *, roomy: int = 600) -> None:
        super().__init__()
        self._roomy = px(roomy)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(px(12))
        self._lines = [QHBoxLayout(), QHBoxLayout()]
        for line, parts in zip(self._lines, (first, second), strict=True):
            line.setSpacing(px(12))
            for widget, share in parts:
                line.addWidget(widget, share)
            self._both.addLayout(line, sum(share for _widget, share in parts))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as two lines are: else one would never become two."""
        widest = max(line.minimumSize().width() for line in self._lines)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        roomy = event.size().width() >= self._roomy
        way = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        if way is not self._both.direction():
            self._both.setDirection(way)
