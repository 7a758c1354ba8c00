"""A panel that is read by scrolling: a column of words and facts, whose place outlasts a refresh."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casedesk.ui.case.panel import Panel, Scroll, Sight, Spot


class ScrollPanel(Panel):
    """ScrollPanel(title, sight, actions=()): `column` is what scrolls; `show_column()` once it is filled."""

    def __init__(self, title: str, sight: Sight, actions: Sequence[QWidget] = ()) -> None:
        super().__init__(title, sight, actions)
        self._scroll = Scroll(title)
        self.column = self._scroll.column

    def show_column(self) -> None:
        """Puts the column into the card, below what stands there already."""
        self.column.addStretch(1)
        self.add(self._scroll, 1)

    def focus_list(self) -> None:
        self._scroll.setFocus()

    def place(self) -> Spot:
        return Spot(self._scroll.verticalScrollBar().value())

    def restore(self, place: Spot) -> None:
        self._scroll.verticalScrollBar().setValue(place.scrolled)
