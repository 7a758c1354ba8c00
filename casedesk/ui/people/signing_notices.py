"""On top of a supervisor's Today: new keys that wait for a signature."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.store.staff.colleagues import to_sign
from casedesk.text.translation import _, n_
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.today_notice import TodayNotice


def signing_notices(desk: Desk) -> Iterator[TodayNotice]:
    """How many wait; never whose."""
    waiting = len(desk.glance(to_sign))
    if waiting:
        said = n_("{n} new key waits for a signature.", "{n} new keys wait for a signature.", waiting)
        yield TodayNotice(said, Tone.WAIT, _("Compare the words"), Place(Room.SETTINGS, part=Topic.PEOPLE))
