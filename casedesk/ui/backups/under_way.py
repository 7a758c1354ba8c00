"""One long work on the open vault, which goes on when its page is left: told in the rail's foot, and on the page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casedesk.store.backups.copying import Interrupted
from casedesk.store.underway import Progress, Stopped
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background, Task
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.print.press import press

T = TypeVar("T")


class UnderWay(QObject):
    """UnderWay(desk, background): lives as long as the vault is open. One work at a time.

    `advanced(part, of)` while it goes on, `ended(words, tone)` when it is done, was stopped, or could not be done;
    `title` says what is being done.
    """

    advanced = Signal(int, int)
    ended = Signal(str, object)

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__(desk)
        self._desk, self._background = desk, background.on_behalf_of(self)
        self._task: Task | None = None
        self._unwanted = False
        self._changes: tuple[Collection[str], Collection[UUID]] = ((), ())
        self.title = ""

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._task is not None

    def begin(
        self, title: str, work: Callable[[Progress, Stopped], T], done: Callable[[T], str], *,
        changes: Collection[str] = ("backups",), of: Collection[UUID] = (),
    ) -> None:  # fmt: skip
        """Begins the work; `done` makes the words for its end. Nothing happens while another one goes on.

        It may change the tables `changes`, in the files `of`, also when it does not come to its end.
        """
        if self.busy:
            return
        self.title, self._unwanted, self._changes = title, False, (changes, of)
        underway = self._desk.access.underway

        def stopped() -> bool:
            return self._unwanted or underway.stopped()

        def run(advance: Callable[[int, int], None]) -> T:
            return work(advance, stopped)

        self._task = task = self._background.with_progress(run, lambda result: self._done(done(result)), self._trouble)
        task.progressed.connect(self._advance)
        self._advance(0, 0)

    def cancel(self) -> None:
        """It is not wanted any more: it ends at its next safe place, and nothing of it stays."""
        if self.busy:
            self._unwanted, self.title = True, _("Stopping…")
            self._advance(0, 0)

    def _advance(self, part: int, of: int) -> None:
        if self._locking:
            return
        said = _("{what}: {n} %", what=self.title, n=part * 100 // of) if of else self.title
        self._desk.working.emit(said)
        self.advanced.emit(part, of)

    def _done(self, said: str) -> None:
        self._end(said, Tone.GOOD)

    def _trouble(self, trouble: Mendable) -> None:
        self._end(trouble.said(), Tone.INFO if isinstance(trouble, Interrupted) else Tone.WAIT)

    def _end(self, said: str, tone: Tone) -> None:
        self._task = None
        if not self._locking:
            self._desk.working.emit("")
            tables, files = self._changes
            self._desk.tell_changed(*tables, ids=files)
            self.ended.emit(said, tone)

    @property
    def _locking(self) -> bool:
        """The vault is being locked, or was taken away: the pages are gone, and nobody is there to be told."""
        return self._desk.access.underway.stopped()


def under_way(desk: Desk, background: Background | None = None) -> UnderWay:
    """The one of this open vault; without other threads it works on those of every page."""
    found = desk.findChild(UnderWay)
    return found if isinstance(found, UnderWay) else UnderWay(desk, background or press(desk))
