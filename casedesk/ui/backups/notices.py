"""What Today says of backups: nothing, as long as the newest is not a week old."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.store.backups.media import LATE, SOON, has_backup, newest
from casedesk.text.translation import _, n_
from casedesk.ui.backups.words import days_old
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.today_notice import TodayNotice


def backup_notices(desk: Desk) -> Iterator[TodayNotice]:
    """From a week on a quiet word, from two weeks on an urgent one."""
    if desk.access.vault.training:
        return
    days = days_old(desk.glance(newest), desk.today())
    if days < SOON.days:
        return
    tone = Tone.WAIT if days < LATE.days else Tone.URGENT
    if desk.glance(has_backup):
        said = n_("The newest backup is {n} day old.", "The newest backup is {n} days old.", days)
    else:
        said = _("There is no backup of this vault yet.")
    yield TodayNotice(said, tone, _("Back up now"), Place(Room.SETTINGS, part=Topic.BACKUPS))
