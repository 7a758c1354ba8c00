"""Who has looked: time, person, what – of this file alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from casedesk.cases.look_words import said_look, said_person
from casedesk.cases.queries.who_looked import Look, who_looked
from casedesk.security.roles import Permission, may
from casedesk.text.dates import short_moment
from casedesk.text.translation import N_, _
from casedesk.ui.case.panel import Panel, Sight
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.rows_model import Column, RowsModel
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.rows import Cell, plain, quiet, strong
from casedesk.ui.widgets.table import CaseTable


class LookedPanel(Panel):
    """LookedPanel(sight, go): the newest first; who may read the journal finds the way there with `go(Place)`."""

    def __init__(self, sight: Sight, go: Callable[[Place], object]) -> None:
        there = Place(Room.SETTINGS, sight.file.case.id, Topic.JOURNAL)
        may_read = may(sight.desk.access.person.roles, Permission.READ_JOURNAL)
        journal = [link(_("In the journal"), lambda: go(there), style=Style.SMALL)] if may_read else []
        super().__init__(_("Who has looked"), sight, journal)
        me = sight.desk.access.person.id
        looks = sight.desk.ask(who_looked, case=sight.file.case.id)
        columns = _columns(me)
        self.rows = RowsModel(columns, sight.now.date, self)
        self.rows.show_rows(looks)
        self._table = CaseTable(self.rows, name=_("Who has looked"), compact=True)
        self._table.set_widths([column.width for column in columns])
        self.body.setContentsMargins(0, px(4), 0, px(4))
        self.alone = all(look.person == me for look in looks)
        if self.alone:
            self.body.setContentsMargins(px(16), px(4), px(16), px(4))
            self.add(Notice(_("Only you so far."), Tone.GOOD))
        self.add(self._table, 1)
        self._table.selectRow(0)

    def focus_list(self) -> None:
        self._table.setFocus()


def _when(look: Look, today: date) -> Cell:
    return quiet(short_moment(look.at, today))


def _columns(me: UUID) -> Sequence[Column[Look]]:
    def who(look: Look, today: date) -> Cell:
        return strong(said_person(look.name, look.khmer_name, me=look.person == me))

    return (
        Column(N_("When"), 148, _when),
        Column(N_("Who"), 180, who),
        Column(N_("What"), 0, lambda look, today: plain(said_look(look))),
    )
