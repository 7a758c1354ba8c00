"""What happened to keys, newest first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casedesk.store.staff.colleagues import Office
from casedesk.text.dates import local, short_day
from casedesk.text.translation import _
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.people.words import event_said
from casedesk.ui.widgets.beside import Hairline, row_of
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.prose import Prose

SHOWN = 2


class EventsCard(Card):
    """EventsCard(office, today, *, journal): the newest events; `journal_asked` when the whole journal is wanted."""

    journal_asked = Signal()

    def __init__(self, office: Office, today: date, *, journal: bool) -> None:
        action = link(_("Journal"), style=Style.SMALL) if journal else None
        super().__init__(_("What happened to keys"), action=action, ruled=True)
        if action is not None:
            action.clicked.connect(lambda: self.journal_asked.emit())
        self.body.setSpacing(0)
        told = [(event, said) for event in office.events if (said := event_said(event, office))][:SHOWN]
        for place, (event, said) in enumerate(told):
            if place:
                self.add(Hairline())
            self.add(_line(short_day(local(event.at).date(), today), said))
        if not told:
            self.add(_line("", _("Nothing yet.")))


def _line(day: str, said: str) -> QWidget:
    held = QWidget()
    when = Line(day, style=Style.SMALL, role=Role.INK2)
    when.setMinimumWidth(px(56))
    row = row_of(when, Prose(said, role=Role.INK))
    row.setStretch(1, 1)
    row.setContentsMargins(px(16), px(8), px(16), px(8))
    held.setLayout(row)
    return held
