"""The package is made beside the window: where it goes is asked first, then it is noted, sealed, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.records.referral import Referral
from casedesk.cases.rules.releasing import Leaving
from casedesk.cases.rules.whole_case import Agreed
from casedesk.exchange.package import SUFFIX
from casedesk.store.centre.own_key import NoOwnKey, own_key
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.transfer.sending import may_send, send
from casedesk.ui.backups.under_way import under_way
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.widgets.progress import ProgressCard


class Sealing(QObject):
    """Sealing(desk, page, ways): `made(sentence)` once the file is whole, `troubled(words, tone)` when it is not.

    `progress` is the card of how far it is, hidden else. Leaving the page does not stop it.
    """

    made = Signal(str)
    troubled = Signal(str, object)

    def __init__(self, desk: Desk, page: QWidget, ways: WaysOut | None) -> None:
        super().__init__(page)
        self._desk, self._page, self._ways = desk, page, ways or WaysOut()
        self._running = under_way(desk)
        self._mine = False
        self.progress = ProgressCard("")
        self.progress.hide()
        self.progress.cancelled.connect(self._running.cancel)
        self._running.advanced.connect(self._advance)
        self._running.ended.connect(self._ended)

    def begin(self, case: UUID, referral: UUID, mark: Callable[[], str]) -> None:
        """Asks what stands in the way, then where the file goes, then makes it; `mark` is of what is shown then."""
        try:
            self._desk.glance(may_send, referral=referral)
            if self._desk.glance(own_key) is None:
                raise NoOwnKey
        except Mendable as trouble:
            self.troubled.emit(trouble.said(), Tone.WAIT)
            return

        def then(path: Path) -> None:
            self._seal(case, referral, mark(), path)

        kind = _("Package (*{suffix})", suffix=SUFFIX)
        self._ways.place(self._page, then, kind=kind, suffix=SUFFIX.lstrip("."), name=_("Document") + SUFFIX)

    def _seal(self, case: UUID, referral: UUID, mark: str, path: Path) -> None:
        if self._running.busy:  # a backup, for example
            self.troubled.emit(_("Something else is being done. It ends in a moment."), Tone.WAIT)
            return
        access, desk = self._desk.access, self._desk

        def done(_release: object) -> str:
            desk.left.emit()
            return _("The package is made. Nobody but that centre can open it.")

        self._mine = True
        self._running.begin(
            _("Making the package"),
            lambda progress, stopped: send(
                access, referral=referral, seen=mark, path=path, progress=progress, stopped=stopped
            ),
            done, changes=("referrals", "releases"), of=(case,),
        )  # fmt: skip

    def _advance(self, part: int, of: int) -> None:
        if self._mine:
            self.progress.advance(part, of, title=self._running.title)
            self.progress.setVisible(self._running.busy)

    def _ended(self, words: str, tone: Tone) -> None:
        if not self._mine:
            return
        self._mine = False
        self.progress.hide()
        if tone is Tone.GOOD:
            self.made.emit(words)
        else:
            self.troubled.emit(words, tone)


def whole_leaving(referral: Referral, to: str, agreed: Agreed) -> Leaving:
    """A whole case as it would leave to a centre of that name, with this much of it."""
    return Leaving(
        referral.case_id, Paper.PACKAGE, Way.SAVED, Audience.OUTSIDE, to, referral.purpose,
        provider=referral.provider, referral=referral.id, parts=agreed.parts, fields=agreed.fields,
        papers=agreed.papers,
    )  # fmt: skip
