"""One long work of this room, which goes on when its page is left: told in the rail's foot, and on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from casedesk.store.copying import Progress, Stopped
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Background, Task
from casedesk.ui.desk import Changed, Desk
from casedesk.ui.palette import Tone

T = TypeVar("T")


class UnderWay(QObject):
    """UnderWay(desk, background): lives as long as the vault is open. One work at a time.

    `advanced(part, of)` while it goes on, `ended(words, tone)` when it is done, or could not be done; nothing after
    `cancel`. `title` says what is being done, `last` what was said at the end.
    """

    advanced = Signal(int, int)
    ended = Signal(str, object)

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__(desk)
        self._desk, self._background = desk, background.on_behalf_of(self)
        self._task: Task | None = None
        self.title = ""
        self.can_cancel = True

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._task is not None

    def begin(
        self, title: str, work: Callable[[Progress, Stopped], T], done: Callable[[T], str], *, can_cancel: bool = True
    ) -> None:
        """Begins the work; `done` makes the words for its end. Nothing happens while another one goes on."""
        if self.busy:
            return
        self.title, self.can_cancel = title, can_cancel
        stopped = self._desk.access.underway.stopped

        def run(advance: Callable[[int, int], None]) -> T:
            return work(advance, stopped)

        self._task = task = self._background.with_progress(run, lambda result: self._done(done(result)), self._trouble)
        task.progressed.connect(self._advance)
        self._advance(0, 0)

    def cancel(self) -> None:
        """It is not wanted any more: nothing of it stays."""
        if self._task is not None:
            self._task.cancel()
            self._end(_("It was stopped. Nothing half-made was left."), Tone.INFO)

    def _advance(self, part: int, of: int) -> None:
        said = _("{what}: {n} %", what=self.title, n=part * 100 // of) if of else self.title
        self._desk.working.emit(said)
        self.advanced.emit(part, of)

    def _done(self, said: str) -> None:
        self._end(said, Tone.GOOD)
        if not self._desk.access.gone:
            self._desk.changed.emit(Changed(frozenset({"backups"}), frozenset(), self._desk.access.person.id))

    def _trouble(self, trouble: Mendable) -> None:
        self._end(trouble.said(), Tone.WAIT)

    def _end(self, said: str, tone: Tone) -> None:
        self._task = None
        self._desk.working.emit("")
        self.ended.emit(said, tone)


def under_way(desk: Desk, background: Background) -> UnderWay:
    """The one of this open vault."""
    found = desk.findChild(UnderWay)
    return found if isinstance(found, UnderWay) else UnderWay(desk, background)
