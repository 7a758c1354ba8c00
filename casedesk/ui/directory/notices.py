"""Services that nobody has verified for half a year: told on Today to supervisors, who answer for the list."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.queries.referrals import unverified
from casedesk.text.translation import _, n_
from casedesk.ui.desk import Desk
from casedesk.ui.directory.rows import Standing
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.today_notice import TodayNotice


def said_old(count: int) -> str:
    """“3 services were not verified for 180 days.”, or nothing."""
    said = n_("{n} service was not verified for 180 days.", "{n} services were not verified for 180 days.", count)
    return said if count else ""


def directory_notices(desk: Desk) -> Iterator[TodayNotice]:
    """How many of the services that are open should be called again."""
    if said := said_old(desk.glance(unverified)):
        yield TodayNotice(said, Tone.INFO, _("Show them"), Place(Room.DIRECTORY, view=Standing.OLD))
