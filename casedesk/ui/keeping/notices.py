"""What Today says of erasures: how many wait for this person, never of whom."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.queries.retention import waiting
from casedesk.text.translation import _, n_
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.today_notice import TodayNotice


def erasure_notices(desk: Desk) -> Iterator[TodayNotice]:
    """Erasures that this person can approve."""
    count = sum(not one.mine and not one.held for one in desk.glance(waiting))
    if count:
        said = n_("{n} erasure waits for your approval.", "{n} erasures wait for your approval.", count)
        yield TodayNotice(said, Tone.WAIT, _("Look at it"), Place(Room.SETTINGS, part=Topic.KEEPING))
