"""What Today says to a supervisor: how much waits for approval, never of whom."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.queries.approvals import to_approve
from casedesk.text.translation import _, n_
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.today_notice import TodayNotice


def approval_notices(desk: Desk) -> Iterator[TodayNotice]:
    """Plans, assessments and closures that this person can approve."""
    count = len(desk.glance(to_approve))
    if count:
        said = n_("{n} approval waits for you.", "{n} approvals wait for you.", count)
        yield TodayNotice(said, Tone.INFO, _("Look at it"), Place(Room.TEAM))
