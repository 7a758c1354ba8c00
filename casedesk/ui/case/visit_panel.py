"""A home visit on the case page: the check before leaving, the way out and the way back, each one press."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casedesk.cases.codes.case import Part
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.rules.safe_time import is_safe_time
from casedesk.cases.rules.visit_checks import Stage, stage_of
from casedesk.cases.verbs.visiting import NotNow, back_from_visit, leave_for_visit
from casedesk.store.fields import InField
from casedesk.store.records import Record
from casedesk.text.dates import clock, local
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.entry_panel import EntryPanel
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.palette import Tone
from casedesk.ui.undo import offer_undo
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.notice import Notice

LEAVING, BACK = N_("I am leaving now"), N_("I am back")
LEFT, RETURNED = N_("Signed out. Go safely."), N_("Signed in again.")
WRITE_DOWN = N_("Write down how the visit went")
_ASKED = N_("I asked her, I am leaving")


class VisitPanel(EntryPanel):
    """VisitPanel(part, visit, title, sight)."""

    def _deeds(self, part: Part, record: Record) -> Iterable[QWidget]:
        visit = record
        stage = stage_of(visit) if isinstance(visit, FollowUp) else Stage.OVER
        if isinstance(visit, FollowUp) and stage is not Stage.OVER:
            yield Signing(visit, stage, self)


class Signing(QWidget):
    """Signing(visit, stage, panel): what the visit waits for, and the button that does it."""

    def __init__(self, visit: FollowUp, stage: Stage, panel: VisitPanel) -> None:
        super().__init__()
        self._visit, self._panel, self._sight = visit, panel, panel.sight
        mine = visit.visitor == self._sight.desk.access.person.id
        self._notice = Notice(*said_stage(visit, stage, self._sight.now, mine=mine))
        self.button = self._made(stage)
        safe = self._sight.file.safe_contact
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._notice)
        column.addLayout(row_of(self.button, None))
        if stage is Stage.READY and safe is not None and is_safe_time(safe, self._sight.now) is False:
            self._ask_first(NotNow())

    def _made(self, stage: Stage) -> QPushButton:
        if stage is Stage.UNCHECKED:
            return button(_("Start the safe-visit check"), self._write, icon=Icon.CHECKLIST)
        if stage is Stage.READY:
            return button(_(LEAVING), self._leave, icon=Icon.ARROW)
        if stage is Stage.OUT:
            return button(_(BACK), self._come_back, icon=Icon.HOME)
        return button(_(WRITE_DOWN), self._write, icon=Icon.EDIT)

    def _write(self) -> None:
        self._panel.changing.emit(Part.FOLLOW_UPS, self._visit.id)

    def _leave(self, *, asked_her: bool = False) -> None:
        desk = self._sight.desk
        try:
            left = desk.do(leave_for_visit, visit=self._visit.id, asked_her=asked_her)
        except NotNow as trouble:
            self._ask_first(trouble)
        except InField as trouble:
            self._notice.say(trouble.said(), tone=Tone.WAIT)
        except Mendable as trouble:
            self._sight.troubled(trouble)
        else:
            offer_undo(desk, _(LEFT), left)

    def _ask_first(self, trouble: NotNow) -> None:
        """Outside the safe time the button says what makes it right."""
        self._notice.say(trouble.said(), tone=Tone.WAIT)
        self.button.setText(_(_ASKED))
        self.button.clicked.disconnect()
        self.button.clicked.connect(lambda: self._leave(asked_her=True))

    def _come_back(self) -> None:
        desk = self._sight.desk
        try:
            back = desk.do(back_from_visit, visit=self._visit.id)
        except Mendable as trouble:
            self._sight.troubled(trouble)
        else:
            offer_undo(desk, _(RETURNED), back)
            self._write()


def said_stage(visit: FollowUp, stage: Stage, now: datetime, *, mine: bool) -> tuple[str, Tone]:
    """What the visit waits for; who is out oneself needs no call."""
    if stage is Stage.UNCHECKED:
        return _("Before you go: who is home, the reason to give at the door, when you are expected back."), Tone.WAIT
    if stage is Stage.READY:
        return _("The safe-visit check is done."), Tone.GOOD
    if stage is Stage.BACK or visit.back_by is None:
        return _("How it went is not written down yet."), Tone.INFO
    back = clock(local(visit.back_by))
    late = visit.back_by <= now
    if late and not mine:
        return _("This visit should have been over at {time}. Call the colleague.", time=back), Tone.URGENT
    return _("On the way. Expected back at {time}.", time=back), Tone.URGENT if late else Tone.INFO
