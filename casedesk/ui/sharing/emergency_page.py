"""Open a case of another team in an emergency: exactly what it says, one case, for one day."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QLineEdit

from casedesk.cases.verbs.break_glass import break_glass
from casedesk.text.translation import _
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.places import Place, Room
from casedesk.ui.sharing.form_page import FormPage, why_field, why_of
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.hold import HoldButton


class EmergencyPage(FormPage):
    """EmergencyPage(desk, place): when it was opened, goes to the case."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.code = QLineEdit()
        self.code.setMaximumWidth(px(230))
        self.code.setTextMargins(8, 0, 8, 0)
        self._why = why_field(_("The worker of the case and every supervisor will read that you opened it."))
        self._opened: UUID | None = None
        act = HoldButton(_("Open it for one day"), icon=Icon.KEY)
        act.held.connect(self._try)
        text = _(
            "This opens one case of another team for 24 hours, for you alone, and nothing else of that team. It is "
            "written into the journal with your reason. The worker of the case and every other supervisor are told. "
            "Use it when somebody is in danger and nobody of the team can be asked."
        )
        fields = {"code": Field(_("Code of the case"), self.code), "why": self._why}
        title = _("Open a case of another team")
        self._arrange(title, way=_("Team"), text=text, fields=fields, act=act, held=True)

    def _perform(self) -> str:
        self._opened = self.desk.do(break_glass, code=self.code.text(), why=why_of(self._why))
        return _("Opened for one day. The team is told.")

    def _done(self) -> None:
        self.go.emit(Place(Room.CASE, self._opened))
