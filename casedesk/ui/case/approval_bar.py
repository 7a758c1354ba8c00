"""On top of what a supervisor approves: where that stands, the comment it came back with, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.review import ApprovalOf, ApprovalState
from casedesk.cases.look_words import said_person
from casedesk.cases.queries.approvals import Behind, behind
from casedesk.cases.records.review import Approval
from casedesk.cases.rules.approving import newest_request, subject_in, was_changed
from casedesk.cases.verbs.approving import SaidNo, approve, ask_approval, send_back, withdraw
from casedesk.security.roles import Permission, may
from casedesk.text.dates import local, near_day
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.case.panel import Scroll, Sight
from casedesk.ui.case.why_dialog import WhyDialog
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button
from casedesk.ui.widgets.notice import Notice

SHORT = 160
"""A longer sentence scrolls."""
_NOT_YET = {
    ApprovalOf.ASSESSMENT: N_("A supervisor can look at the assessment and approve it."),
    ApprovalOf.PLAN: N_("No supervisor was asked about this plan. The work with her goes on."),
    ApprovalOf.CLOSURE: N_("The closure is prepared. A supervisor approves it, then the file is closed."),
}

_SENT_BACK = (N_("Sent back by {who}, {day}: {comment}"), N_("You sent it back, {day}: {comment}"))
_CHANGED = (N_("Changed since it was approved by {who}, {day}."), N_("Changed since you approved it, {day}."))
_APPROVED = (N_("Approved by {who}, {day}."), N_("You approved it, {day}."))
"""By whether it was oneself."""


def ask_for(page: QWidget, desk: Desk, case: UUID, what: ApprovalOf) -> None:
    """Asks the supervisors; Undo takes it back. Where she said no to that, it asks why first.

    Raises Mendable when it cannot be asked for now.
    """
    try:
        _ask(desk, case, what)
    except SaidNo:
        WhyDialog(
            page.window(),
            title=_("Ask although she said no?"),
            text=_("She does not want her case to be spoken about with the supervisor. You can ask her again first."),
            label=_("Why a supervisor has to look at it"),
            help=_("The supervisor reads it with your request."),
            act=_("Ask for approval"),
            safe=_("Leave it as it is"),
            perform=partial(_ask, desk, case, what),
        ).open()


def ask_or_tell(page: QWidget, sight: Sight, what: ApprovalOf) -> bool:
    """Asks the supervisors; False when something stands in the way, which is told on the page."""
    try:
        ask_for(page, sight.desk, sight.file.case.id, what)
    except Mendable as trouble:
        sight.troubled(trouble)
        return False
    return True


def _ask(desk: Desk, case: UUID, what: ApprovalOf, why: str = "") -> None:
    asked = desk.do(ask_approval, case=case, what=what, in_spite=why)
    desk.done.emit(_("The supervisors are asked."), partial(_take_back, desk, asked.id))


def _take_back(desk: Desk, approval: UUID) -> None:
    try:
        desk.do(withdraw, approval=approval)
    except Mendable as trouble:
        desk.done.emit(trouble.said(), None)
    else:
        desk.done.emit(_("Taken back."), None)


def is_told(file: CaseFile, what: ApprovalOf) -> bool:
    """Whether there is anything to say: something to approve, and of a closed file only what was decided."""
    asked = newest_request(file, what)
    still = file.case.status is CaseStatus.OPEN or (asked is not None and asked.state is ApprovalState.APPROVED)
    return bool(subject_in(file, what)) and still


def _in_spite(asked: Approval) -> str:
    """Whoever decides knows that she said no, and why she was not heeded."""
    if not asked.in_spite:
        return ""
    return _("She does not agree that it is spoken about. Why it is asked: {why}", why=asked.in_spite)


class ApprovalBar(QWidget):
    """ApprovalBar(what, sight): one sentence and at most two buttons; no button for who may not decide."""

    def __init__(self, what: ApprovalOf, sight: Sight) -> None:
        super().__init__()
        self._what, self._sight = what, sight
        self._desk, self._me = sight.desk, sight.desk.access.person
        self._asked = newest_request(sight.file, what)
        self._behind: Behind = self._desk.glance(behind, case=sight.file.case.id, what=what)
        sentence, tone, icon = self._told()
        self.notice = Notice(sentence, tone, icon=icon)
        self.buttons = list(self._offered()) if sight.file.case.status is CaseStatus.OPEN else []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self._readable(sentence))
        if self.buttons:
            column.addLayout(row_of(*self.buttons, None))

    def _readable(self, sentence: str) -> QWidget:
        """A long comment scrolls in its place: what it speaks of stays in sight below it."""
        if len(sentence) <= SHORT:
            return self.notice
        place = Scroll(_("Comment"))
        place.column.addWidget(self.notice)
        place.column.addStretch(1)
        place.setFixedHeight(px(96))
        return place

    def _told(self) -> tuple[str, Tone, Icon | None]:
        asked = self._asked
        if asked is None:
            return _(_NOT_YET[self._what]), Tone.NEUTRAL, Icon.CHECKLIST
        today = self._sight.now.date()
        said = {"day": near_day(local(asked.decided or asked.asked).date(), today)}
        if asked.state is ApprovalState.REQUESTED:
            waiting = self._waiting(asked, said["day"])
            return f"{waiting} {_in_spite(asked)}".rstrip(), Tone.WAIT, None
        said["who"] = said_person(*self._behind.names[asked.decided_by or asked.asked_by], me=False)
        mine = asked.decided_by == self._me.id
        if asked.state is ApprovalState.SENT_BACK:
            said["comment"] = asked.comment or ""
            return _(_SENT_BACK[mine], **said), Tone.WAIT, Icon.TURNED_BACK
        if was_changed(self._sight.file, asked):
            return _(_CHANGED[mine], **said), Tone.WAIT, Icon.EDIT
        return _(_APPROVED[mine], **said), Tone.GOOD, None

    def _waiting(self, asked: Approval, day: str) -> str:
        mine = asked.asked_by == self._me.id
        who = said_person(*self._behind.names[asked.asked_by], me=mine)
        if self._decides(asked):
            return _("{who} asked for your approval, {day}. Look at it as it stands here.", who=who, day=day)
        if self._supervises and not mine:
            return _("You wrote part of this, so another supervisor approves it. Asked {day}.", day=day)
        return _("It waits for a supervisor. Asked {day}.", day=day)

    @property
    def _supervises(self) -> bool:
        return may(self._me.roles, Permission.APPROVE_CASES)

    def _decides(self, asked: Approval) -> bool:
        own = asked.asked_by == self._me.id or self._me.id in self._behind.authors
        return self._supervises and not own

    def _offered(self) -> Iterator[QPushButton]:
        asked = self._asked
        if asked is not None and asked.state is ApprovalState.REQUESTED:
            if self._decides(asked):
                yield button(_("Approve"), self._approve, icon=Icon.DONE, compact=True)
                yield button(_("Send back…"), self._ask_why, icon=Icon.TURNED_BACK, compact=True)
            if self._me.id in (asked.asked_by, self._sight.file.case.worker):
                yield button(_("Take it back"), self._withdraw, compact=True, quiet=True)
        elif asked is None or asked.state is ApprovalState.SENT_BACK or was_changed(self._sight.file, asked):
            yield button(_("Ask for approval"), self._ask, compact=True)

    def _ask(self) -> None:
        self._try(lambda: ask_for(self, self._desk, self._sight.file.case.id, self._what))

    def _withdraw(self) -> None:
        if self._asked is not None:
            _take_back(self._desk, self._asked.id)

    def _approve(self) -> None:
        asked = self._asked
        if asked is not None:
            self._try(lambda: self._desk.do(approve, approval=asked.id), _("Approved."))

    def _try(self, deed: Callable[[], object], done: str = "") -> None:
        desk = self._desk
        try:
            deed()
        except Mendable as trouble:
            self.notice.say(trouble.said(), tone=Tone.WAIT)
        else:
            if done:
                desk.done.emit(done, None)

    def _ask_why(self) -> None:
        if self._asked is not None:
            dialog = WhyDialog(
                self.window(),
                title=_("Send it back?"),
                text=_("The worker reads your comment on top of it and goes on from there."),
                label=_("Comment"),
                help=_("Only who can open the file reads it."),
                act=_("Send it back"),
                safe=_("Leave it as it is"),
                perform=partial(self._send_back, self._desk, self._asked.id),
            )
            dialog.open()

    @staticmethod
    def _send_back(desk: Desk, approval: UUID, comment: str) -> None:
        desk.do(send_back, approval=approval, comment=comment)
        desk.done.emit(_("Sent back."), None)
