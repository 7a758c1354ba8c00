"""A visit that should have been over is told above every page: without a name, a code or a place (decision 0021)."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from casedesk.cases.queries.visits import visits_out
from casedesk.security.roles import Permission, may
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.widgets.notice import Notice

A_MINUTE_MS = 60_000


class LateVisits(Notice):
    """LateVisits(desk): asks what Today asks, once a minute and when something changed. Today itself tells more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", Tone.URGENT)
        self._desk = desk
        self._place: Place | None = None
        self._together = False
        desk.changed.connect(self._changed)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self.look)
        self._minute.start(A_MINUTE_MS)

    def stand(self, place: Place | None, together: bool) -> None:
        """Another page stands below it, or somebody reads along."""
        self._place, self._together = place, together
        self.look()

    def look(self) -> None:
        """Tells what is so now; nothing where Today stands, and nothing while somebody reads along."""
        words = _("A visit should have been over by now.") if self._wanted() and self._late() else ""
        if words != self.text():
            self.say(words, link=_("See on Today") if words else "")

    def _changed(self, changed: Changed) -> None:
        self.look()

    def _wanted(self) -> bool:
        on_today = self._place is None or self._place.room is Room.TODAY
        return not on_today and not self._together and may(self._desk.access.person.roles, Permission.READ_CASES)

    def _late(self) -> bool:
        try:
            now = self._desk.now()
            return any(one.overdue(now) for one in self._desk.glance(visits_out))
        except Mendable:
            return False
