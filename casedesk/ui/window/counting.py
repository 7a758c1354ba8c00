"""The numbers beside the places of the rail. They never name anyone."""

from __future__ import annotations

from collections.abc import Sequence

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.approvals import to_approve
from casedesk.cases.queries.caseload import View, counts
from casedesk.cases.queries.referrals import referrals
from casedesk.cases.queries.today import today
from casedesk.ui.desk import Desk
from casedesk.ui.places import Room
from casedesk.ui.today.items import of_today

UNDER_WAY = (ReferralState.SENT,)


def counted(desk: Desk, rooms: Sequence[Room]) -> dict[Room, int]:
    """How much waits in each of the rooms; can run on any thread."""
    found: dict[Room, int] = {}
    if Room.TODAY in rooms:
        found[Room.TODAY] = of_today(desk.glance(today), desk.now())
    if Room.CASES in rooms:
        found[Room.CASES] = desk.glance(counts)[View.MINE]
    if Room.REFERRALS in rooms:
        found[Room.REFERRALS] = len(desk.glance(referrals, states=UNDER_WAY))
    if Room.TEAM in rooms:
        found[Room.TEAM] = len(desk.glance(to_approve))
    return found
