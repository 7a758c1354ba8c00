"""What a supervisor is told on Today: cases whose package is hers to make. How many, never whose."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.queries.transfers import packages_due
from casedesk.text.translation import _, n_
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.today_notice import TodayNotice


def transfer_notices(desk: Desk) -> Iterator[TodayNotice]:
    """She agreed, so it can go: the link leads to the first."""
    due = desk.glance(packages_due)
    if due:
        case, referral = due[0]
        words = n_("{n} case waits for its package.", "{n} cases wait for their packages.", len(due))
        yield TodayNotice(words, Tone.WAIT, _("Look at it"), Place(Room.TRANSFER, case, row=referral))
