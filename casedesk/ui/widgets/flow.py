"""Things beside each other that go on in the next line when the place is narrow."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from casedesk.ui.looks.lettering import px


class Flow(QLayout):
    """Flow(*widgets, gap=8, line_gap=4): a layout that wraps; each line is centred in its height."""

    def __init__(self, *widgets: QWidget, gap: int = 8, line_gap: int = 4) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._line_gap = px(line_gap)
        self.setSpacing(px(gap))
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height all lines need in this width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        shown = self._shown()
        width = max((_narrowest(item) for item in shown), default=0)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def clear(self) -> None:
        """Lets every widget go."""
        while (item := self.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top = rect.y()
        line: list[tuple[QLayoutItem, QRect]] = []
        left = rect.x()
        for item in self._shown():
            size = _size_in(item, rect.width())
            if line and left + size.width() > rect.x() + rect.width():
                top += self._settle(line, top, move=move) + self._line_gap
                line, left = [], rect.x()
            line.append((item, QRect(QPoint(left, 0), size)))
            left += size.width() + self.spacing()
        return top + self._settle(line, top, move=move) - rect.y()

    def _settle(self, line: list[tuple[QLayoutItem, QRect]], top: int, *, move: bool) -> int:
        height = max((place.height() for _item, place in line), default=0)
        if move:
            for item, place in line:
                item.setGeometry(place.translated(0, top + (height - place.height()) // 2))
        return height


def _size_in(item: QLayoutItem, width: int) -> QSize:
    """What it asks for; what can wrap takes more lines where the place is narrower than that."""
    hint = item.sizeHint()
    if hint.width() <= width or not item.hasHeightForWidth():
        return hint
    narrow = max(width, item.minimumSize().width())
    return QSize(narrow, item.heightForWidth(narrow))


def _narrowest(item: QLayoutItem) -> int:
    return item.minimumSize().width() if item.hasHeightForWidth() else item.sizeHint().width()
