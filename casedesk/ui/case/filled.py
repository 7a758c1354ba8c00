"""A card whose content is replaced as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.ui.looks.lettering import px
from casedesk.ui.widgets.card import Card


class Filled(Card):
    """Filled(title): a subclass calls `_fill(rows)` whenever something else is to be shown."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._content: QWidget | None = None

    def _fill(self, rows: Sequence[QWidget | QHBoxLayout]) -> None:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(7))
        for row in rows:
            if isinstance(row, QWidget):
                column.addWidget(row)
            else:
                column.addLayout(row)
        self.add(self._content)
