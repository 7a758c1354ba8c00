"""What stands where a page could not be opened: why, and the way back. Nothing else."""

from __future__ import annotations

from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.header import PageHeader
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import centred


class UnopenedScreen(Screen):
    """UnopenedScreen(desk, place, sentence)."""

    def __init__(self, desk: Desk, place: Place, sentence: str) -> None:
        super().__init__(desk, place)
        self.notice = Notice(sentence or _("There is nothing here yet."), Tone.WAIT, link=_("Back"))
        self.notice.taken.connect(self.back)
        column = centred(self)
        column.addWidget(PageHeader(place.room.said()))
        column.addWidget(self.notice)
        column.addStretch(1)
