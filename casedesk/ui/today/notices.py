"""What stands on top of Today until it is solved: each source tells its own, shares and emergencies among them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.security.roles import Permission, may
from casedesk.text.translation import n_
from casedesk.text.trouble import Mendable
from casedesk.ui.backups.notices import backup_notices
from casedesk.ui.desk import Desk
from casedesk.ui.directory.notices import directory_notices
from casedesk.ui.keeping.notices import erasure_notices
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.people.leaving_notices import departure_notices
from casedesk.ui.people.signing_notices import signing_notices
from casedesk.ui.recovery.notices import sheets_notices
from casedesk.ui.team.notices import approval_notices
from casedesk.ui.today.planned import visit_notices
from casedesk.ui.today.told import told_notices
from casedesk.ui.today_notice import Teller, TodayNotice
from casedesk.ui.transfer.notices import transfer_notices
from casedesk.ui.widgets.buttons import link
from casedesk.ui.widgets.notice import Notice

SHOWN = 2
"""So many at once: the page below them stays the day's work."""


TELLERS: tuple[Teller, ...] = (
    Teller(Permission.READ_CASES, visit_notices),
    Teller(Permission.READ_CASES, told_notices),
    Teller(Permission.APPROVE_CASES, approval_notices),
    Teller(Permission.TRANSFER_CASES, transfer_notices),
    Teller(Permission.APPROVE_ERASURE, erasure_notices),
    Teller(Permission.BACK_UP, backup_notices),
    Teller(Permission.RECOVERY_SHEETS, sheets_notices),
    Teller(Permission.RENEW_KEYS, departure_notices),
    Teller(Permission.CERTIFY, signing_notices),
    Teller(Permission.READ_TEAM, directory_notices),
)
"""In the order they are shown."""


def notices_for(desk: Desk, tellers: Iterable[Teller] = TELLERS) -> list[TodayNotice]:
    """Everything there is to tell this person; a source that cannot be read says why in its place."""
    found: list[TodayNotice] = []
    for teller in tellers:
        if may(desk.access.person.roles, teller.permission):
            try:
                found += teller.notices(desk)
            except Mendable as trouble:
                found.append(TodayNotice(trouble.said(), Tone.WAIT))
    return found


class TodayNotices(QWidget):
    """TodayNotices(desk): the notices below each other, the rest behind one link. `renew()` asks again; `go(Place)`."""

    go = Signal(object)

    def __init__(self, desk: Desk, tellers: tuple[Teller, ...] = TELLERS) -> None:
        super().__init__()
        self._desk, self._tellers = desk, tellers
        self._all = self._together = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self._parts: list[QWidget] = []
        self.renew()

    def renew(self) -> None:
        """Shows what is to be told now."""
        self._show(notices_for(self._desk, self._tellers))

    def look_again(self) -> None:
        """The same once more, by the clock: nothing on the page moves unless something else is to be told."""
        found = notices_for(self._desk, self._tellers)
        if [(one.sentence, one.tone) for one in found] != self._told:
            self._show(found)

    def _show(self, found: list[TodayNotice]) -> None:
        self._told = [(one.sentence, one.tone) for one in found]
        for part in self._parts:
            part.hide()
            part.deleteLater()
        shown = found if self._all else found[:SHOWN]
        self._parts = [self._made(one) for one in shown]
        if len(found) > len(shown):
            left = len(found) - len(shown)
            self._parts.append(link(n_("and {n} more", "and {n} more", left), self._show_all))
        for part in self._parts:
            self._column.addWidget(part)
        hidden = self._together or not found
        if hidden or self.parentWidget() is not None:  # shown before it has a place, it would be a window
            self.setHidden(hidden)

    def seat_together(self, together: bool) -> None:
        """Codes of others are not for whoever sits beside the worker."""
        self._together = together
        self.renew()

    def sentences(self) -> list[str]:
        """What is told at the moment."""
        return [part.text() for part in self._parts if isinstance(part, Notice)]

    def _made(self, one: TodayNotice) -> Notice:
        notice = Notice(one.sentence, one.tone, link=one.link)
        notice.taken.connect(partial(self._take, one))
        return notice

    def _take(self, one: TodayNotice) -> None:
        if one.read is not None:
            try:
                one.read()
            except Mendable as trouble:
                self._show([TodayNotice(trouble.said(), Tone.WAIT), *notices_for(self._desk, self._tellers)])
                return
            self.renew()
        if one.place is not None:
            self.go.emit(one.place)

    def _show_all(self) -> None:
        self._all = True
        self.renew()
