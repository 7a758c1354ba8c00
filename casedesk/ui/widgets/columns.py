"""Three columns of a page; the last one goes below the middle when the window is too narrow for all."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from casedesk.ui.looks.lettering import px

ROOMY = 1000
"""Content narrower than this, at the chosen text size, puts the last column below."""


class Columns(QWidget):
    """Columns(left, middle, right, *, left_width=236, right_width=268): `left` or `right` may be None.

    Widths are pixels at 100 %. The middle takes what is left; reading order stays left, middle, right.
    """

    def __init__(
        self,
        left: QWidget | None,
        middle: QWidget,
        right: QWidget | None,
        *,
        left_width: int = 236,
        right_width: int = 268,
    ) -> None:
        super().__init__()
        self._middle = middle
        self._right = right
        self._right_width = px(right_width)
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)
        if left is not None:
            left.setFixedWidth(px(left_width))
            self._grid.addWidget(left, 0, 0, 2, 1)
        self._grid.addWidget(middle, 0, 1, 2, 1)
        if right is not None:
            self._place(wide=True)

    def _place(self, *, wide: bool) -> None:
        if self._right is None or wide == self._wide:
            return
        self._wide = wide
        for moved in (self._middle, self._right):
            self._grid.removeWidget(moved)
        self._grid.addWidget(self._middle, 0, 1, 2 if wide else 1, 1)
        if wide:
            self._right.setFixedWidth(self._right_width)
            self._grid.addWidget(self._right, 0, 2, 2, 1)
        else:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)
            self._grid.addWidget(self._right, 1, 1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        whole = super().minimumSizeHint()
        if self._wide and self._right is not None:
            return QSize(whole.width() - self._right_width - px(12), whole.height())
        return whole

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place(wide=event.size().width() >= px(ROOMY))
