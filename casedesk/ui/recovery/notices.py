"""What Today tells a supervisor of the recovery sheets, until they exist and were tried within a year."""

from __future__ import annotations

from collections.abc import Iterable

from casedesk.store.recovery.sheet_state import Need, sheets_now
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.today_notice import TodayNotice


def sheets_notices(desk: Desk) -> Iterable[TodayNotice]:
    """At most one: what is to be done next. The practice file needs no paper."""
    if desk.access.vault.training:
        return
    said = {
        Need.MAKE: (_("There are no recovery sheets: print two before they are needed."), _("Make them")),
        Need.REPLACE: (_("Somebody who is no longer here keeps a recovery sheet."), _("Make new ones")),
        Need.TRY: (_("Two recovery sheets are to be tested: it takes five minutes."), _("Test them")),
    }
    need = desk.glance(sheets_now).need
    if need in said:
        sentence, link = said[need]
        tone = Tone.INFO if need is Need.TRY else Tone.WAIT
        yield TodayNotice(sentence, tone, link, Place(Room.SETTINGS, part=Topic.RECOVERY))
