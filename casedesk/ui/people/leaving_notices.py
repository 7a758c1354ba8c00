"""A departure that is not finished, told on the Today page of who can finish it."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.leaving import waiting
from casedesk.store.leaving.departing import unfinished
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.today_notice import TodayNotice


def departure_notices(desk: Desk) -> Iterator[TodayNotice]:
    """Keys that are still to be renewed because somebody left; it goes on by itself beside the work."""
    if desk.glance(unfinished) and waiting(desk.access):
        yield TodayNotice(
            _("Somebody left, and not all keys are renewed yet. It goes on by itself while the vault is open."),
            Tone.WAIT, _("People and keys"), Place(Room.SETTINGS, part=Topic.PEOPLE),
        )  # fmt: skip
