"""Where one has been: back goes there, as often as there is something to go back to."""

from __future__ import annotations

from casedesk.ui.places import Place

MOST = 50


class Way:
    """Way(): the places left behind, the last one first to return to."""

    def __init__(self) -> None:
        self._behind: list[Place] = []

    def went(self, left: Place) -> None:
        """A place was left for another one."""
        self._behind = [*self._behind[-MOST + 1 :], left]

    def back(self) -> Place | None:
        """The place to go back to, which is then forgotten."""
        return self._behind.pop() if self._behind else None
