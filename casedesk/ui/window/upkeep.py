"""What waits after unlocking and needs nobody: done one after the other beside the work, told in the rail's foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from casedesk.cases import leaving
from casedesk.security.roles import Permission, may
from casedesk.store import ended, scheduled_backups
from casedesk.store.access import Access
from casedesk.store.keeping import old_drafts
from casedesk.store.recovery import recovering
from casedesk.text.translation import N_, _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background

A_WHILE_MS = 120_000
"""How often it is looked whether a share has ended while the vault is open."""
Progress = Callable[[int, int], object]
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Chore:
    """One thing to be done beside the work: what it is called, who may do it, how much of it waits, and doing it.

    `do` tells its progress (part, whole), asks now and then whether it is to stop, and may be stopped, or fail,
    anywhere: what is left waits for the next time.
    """

    sentence: str
    permission: Permission
    waits: Callable[[Access], int]
    do: Callable[[Access, Progress, Stopped], object]


CHORES: tuple[Chore, ...] = (
    Chore(N_("Making keys anew after somebody left"), Permission.END_ACCESS, leaving.waiting, leaving.go_on),
    Chore(N_("Making keys anew where a share ended"), Permission.RENEW_KEYS, ended.waiting, ended.renew_all_ended),
    Chore(
        N_("Bringing the recovery sheets up to date"), Permission.RECOVERY_SHEETS, recovering.waits, recovering.catch_up
    ),
    Chore(
        N_("Making the backup that is due"), Permission.SCHEDULED_BACKUP, scheduled_backups.waiting,
        scheduled_backups.run,
    ),
    Chore(N_("Removing drafts that are too old"), Permission.KEEP_DRAFTS, old_drafts.waiting, old_drafts.discard),
)  # fmt: skip
"""In the order they are done."""


class Upkeep(QObject):
    """Upkeep(access, background, chores): `begin()` once, after unlocking.

    `working(words)` says what is being done and how far it is, `rested()` that nothing is under way any more, `did()`
    that a chore changed the vault, `troubled(words)` why one could not be finished. From then on `time_over(files)`
    tells when one's own time with shared files is over.
    """

    working = Signal(str)
    rested = Signal()
    did = Signal()
    troubled = Signal(str)
    time_over = Signal(object)
    _moved = Signal(str)

    def __init__(
        self, access: Access, background: Background, chores: tuple[Chore, ...] = CHORES, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._access, self._background = access, background.on_behalf_of(self)
        self._moved.connect(self._tell)  # a bound method: it is called here, whichever thread tells
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look_at_clock)
        self._waiting = [one for one in chores if may(access.person.roles, one.permission)]

    def begin(self) -> None:
        """Does what waits, one chore after the other."""
        if not self._waiting or self._access.underway.stopped():
            self.rested.emit()
            self._clock.start(A_WHILE_MS)
            return
        chore, access = self._waiting.pop(0), self._access

        def work(advance: Progress) -> bool:
            def progress(part: int, of: int) -> None:
                advance(part, of)
                self._moved.emit(_said(chore, part, of))

            access.wait_until_sound()
            if access.underway.stopped() or not chore.waits(access):
                return False
            chore.do(access, progress, access.underway.stopped)
            return True

        self._background.with_progress(work, self._done, self._failed)

    def _tell(self, words: str) -> None:
        self.working.emit(words)

    def look_at_clock(self) -> None:
        """Lets go of files whose time is over by now; done every few minutes."""
        access = self._access
        if not access.underway.stopped():
            self._background(lambda: ended.let_go(access), self._let_go, lambda trouble: None)

    def _let_go(self, files: frozenset[UUID]) -> None:
        if files:
            self.time_over.emit(files)

    def _done(self, changed: bool) -> None:
        if changed:
            self.did.emit()
        self.begin()

    def _failed(self, trouble: Mendable) -> None:
        if not self._access.underway.stopped():  # else the vault is being locked, and nobody is there to be told
            self.troubled.emit(trouble.said())
        self.begin()


def _said(chore: Chore, part: int, of: int) -> str:
    return _("{what}: {part} of {of}", what=_(chore.sentence), part=part, of=of) if of else _(chore.sentence)
