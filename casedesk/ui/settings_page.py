"""What every page of Settings has in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from casedesk.ui.background import Background
from casedesk.ui.desk import Changed, Desk


class SettingsPage(QWidget):
    """SettingsPage(desk, background): stands beside the list of pages; the frame shows its title, facts and buttons.

    A subclass fills itself in its constructor, without margins of its own, and answers what a Screen answers.
    """

    go = Signal(object)
    """A Place to go to."""
    said = Signal(str)
    """A short calm sentence for the toast, without a name or a code."""
    told = Signal()
    """`facts` says something else now."""

    def __init__(self, desk: Desk, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.background = background.on_behalf_of(self)

    def facts(self) -> Sequence[str]:
        """The line below the title."""
        return ()

    def buttons(self) -> Sequence[QPushButton]:
        """At most two for the head of the page, the primary one last. Asked once, after the page was built."""
        return ()

    def primary(self) -> QPushButton | None:
        """The one primary button, for Ctrl Enter."""
        return None

    def refresh(self, changed: Changed) -> None:
        """Shows what has changed, if it concerns this page."""

    def settle(self) -> None:
        """Puts the focus where the work begins."""

    def concern(self, case: UUID) -> None:
        """Shows what concerns a case, when one comes from its file."""

    def begin_with_it(self) -> None:
        """A new vault begins with this page, which may be left for later."""

    def seated_together(self, together: bool) -> None:
        """Somebody reads along (F8): what is one's own disappears."""

    def leave(self) -> bool | None:
        """Called before the page is left or the vault locks; False when what was typed could not be kept."""
        return None

    def commands(self) -> Mapping[str, object]:
        """What this page does for the shared shortcuts: “new”, “find”, “print” → a callable without arguments."""
        return {}
