"""What every screen of the open vault has in common."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.ui.desk import Changed, Desk
from casedesk.ui.places import Place

REGION = "region"
"""The object name of the parts of a page that F6 goes round: header, content, side."""


class Screen(QWidget):
    """One page. It is built once for its place, in one language, and destroyed when it is left or the vault locks.

    A subclass fills itself in its constructor, answers `refresh` when something it shows has changed, keeps drafts in
    `leave`, and puts the focus on its list or first empty field in `settle`.
    """

    go = Signal(object)
    """A Place to go to."""
    back = Signal()
    """One level up."""
    said = Signal(str)
    """A short calm sentence for the toast, without a name or a code."""
    names_asked = Signal()
    """Names are wanted, or wanted no more: as if F9 had been pressed."""
    find_asked = Signal()
    """A case is looked for anywhere: as if Ctrl K had been pressed."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.place = desk, place
        desk.changed.connect(self.refresh)

    def refresh(self, changed: Changed) -> None:
        """Shows what has changed, if it concerns this page."""

    def settle(self) -> None:
        """Called once the page is shown: puts the focus where the work begins."""

    def leave(self) -> bool | None:
        """Called before the page is left or the vault locks: keeps what was typed.

        False means that it could not be kept; the page says why, and whoever has the choice stays on it.
        """

    def step_back(self) -> bool:
        """Esc: one step back within the page, if there is one; False leaves it to the way one level up."""
        return False

    def primary(self) -> QPushButton | None:
        """The one primary button, for Ctrl Enter."""
        return None

    def names_shown(self, shown: bool) -> None:
        """Names were switched on or off (F9)."""

    def seated_together(self, together: bool) -> None:
        """Counts, other codes, risk words and own judgement disappear (F8)."""

    def commands(self) -> Mapping[str, object]:
        """What this page does for the shared shortcuts: “new”, “find”, “print” → a callable without arguments."""
        return {}
