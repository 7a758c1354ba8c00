"""Share a file with a colleague: with whom, why, and until when."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from casedesk.cases.queries.caseload import case_rows
from casedesk.cases.queries.colleagues import colleagues
from casedesk.cases.queries.who_looked import who_can_open
from casedesk.cases.verbs.sharing import share
from casedesk.security.errors import NotGranted
from casedesk.security.grants import GrantKind
from casedesk.store.fields import InField
from casedesk.text.translation import N_, _
from casedesk.ui.desk import Desk
from casedesk.ui.forms.day_line import DayLine
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place
from casedesk.ui.sharing.form_page import FormPage, day_of, why_field, why_of
from casedesk.ui.sharing.person_choice import PersonChoice
from casedesk.ui.widgets.buttons import primary
from casedesk.ui.widgets.field import Field

TO_WHOM = N_("Choose who will open the file.")


class SharePage(FormPage):
    """SharePage(desk, place): `place.case` is the file; raises NotGranted without its key."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        if place.case is None:
            raise NotGranted
        self._case = place.case
        (row,) = desk.glance(case_rows, ids=[place.case.bytes])
        readers = desk.glance(who_can_open, case=place.case)
        here = {one.id for one in readers if one.kind is GrantKind.OWN}
        teams = {one.id for one in readers if one.team}
        offered = [
            one
            for one in desk.glance(colleagues)
            if one.id != desk.access.person.id and one.id not in here and not (one.supervisor and one.team in teams)
        ]
        self.to = PersonChoice(offered, name=_("Share with"))
        self.until = DayLine(desk.today())
        self._why = why_field(_("Only who can open the file, and the supervisors, read this."))
        act: QPushButton = primary(_("Share the file"), icon=Icon.SHARE)
        fields = {
            "to": Field(_("Share with"), self.to),
            "why": self._why,
            "until": Field(
                _("Until"), self.until, optional=True, help=_("That day included. Empty: until you end it.")
            ),
        }
        text = _(
            "Your colleague will open the whole file, from now on. You can take it back at any time; "
            "what somebody has read, they have read."
        )
        if not offered:
            text = _("Everybody who works with cases here can open this file already.")
        self._arrange(_("Share {code}", code=row.number), way=row.number, text=text, fields=fields, act=act)

    def _perform(self) -> str:
        to = self.to.person()
        if to is None:
            raise InField("to", TO_WHOM)
        until = day_of("until", self.until)
        self.desk.do(share, case=self._case, to=to, why=why_of(self._why), until=until)
        return _("The file is shared.")
