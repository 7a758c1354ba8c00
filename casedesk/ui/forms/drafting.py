"""What is being typed keeps itself: a sealed draft two seconds after the last key, and on leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal, SignalInstance

from casedesk.store.drafts import Draft, discard_draft, find_draft, keep_draft
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk

T = TypeVar("T")
PAUSE_MS = 2_000
LATEST_MS = 8_000
"""Whoever writes on without a pause: nothing typed is older than this when it is kept."""
AGAIN_MS = 10_000
"""After trouble it is tried again by itself, without a sound."""


class Answering(Protocol):
    """Anything whose answers can be kept: a form, or a page of several."""

    edited: SignalInstance

    def answers(self) -> dict[str, Any]:
        """Everything that stands there, as JSON values."""

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts back what `answers` gave."""

    def restart(self) -> None:
        """Shows again what it began with."""


class Drafting(QObject):
    """Drafting(desk, form_name, form, *, file=None, row=None, pause_ms=2000, latest_ms=8000), child of `parent`.

    `draft` is the one to go on with, else the newest. Where each may be of another person they lie `apart`: whoever
    begins again leaves the earlier one as it is.

    `resume()` puts an earlier draft back and returns it. `leave()` keeps what is not kept yet and tells whether it is
    safe to go; `finish(verb, …)` saves.  What was typed stays on the page whatever happens to the disk.
    """

    kept = Signal(object)
    """The moment of keeping, UTC."""
    troubled = Signal(object)
    """A Mendable when the draft could not be kept; None once it could again."""

    def __init__(
        self,
        desk: Desk,
        form_name: str,
        form: Answering,
        *,
        file: UUID | None = None,
        row: UUID | None = None,
        draft: UUID | None = None,
        apart: bool = False,
        pause_ms: int = PAUSE_MS,
        latest_ms: int = LATEST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._form = desk, form
        self._where: dict[str, Any] = {"form": form_name, "file": file, "row": row}
        self.apart, self._wanted = apart, draft
        self._id: UUID | None = None
        self._set_aside: Draft | None = None
        self._troubled = False
        self._pause_ms, self._latest_ms = pause_ms, latest_ms
        self._latest: QDeadlineTimer | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        form.edited.connect(self._edited)

    @property
    def begun(self) -> bool:
        """Whether something stands here that somebody typed and did not save."""
        return self._timer.isActive() or self._id is not None

    def found(self) -> Draft | None:
        """The draft that is gone on with, else the newest of this form for this place. Raises Mendable."""
        return self._desk.glance(find_draft, **self._where, id=self._id or self._wanted)

    def resume(self) -> Draft | None:
        """Puts an earlier draft back into the form; later keeping replaces it."""
        draft = self.found()
        if draft is not None:
            self._take(draft)
        return draft

    def belongs_to(self, row: UUID) -> None:
        """What is typed from now on is of this entry: it was kept meanwhile."""
        self._where["row"] = row

    def start_over(self) -> bool:
        """Begins again from the start. The draft lies in the vault until the next key is typed, or stays there where
        drafts lie apart; False when what was typed last could not be kept with it. Raises Mendable."""
        if self.apart and not self.leave():
            return False
        self._set_aside = self.found()
        self._timer.stop()
        if self.apart:
            self._id = None
        self._form.restart()
        return True

    def bring_back(self) -> bool:
        """The draft that was put aside; False if something was typed over it since, or could not be kept apart."""
        if self._set_aside is None or (self.apart and not self.leave()):
            return False
        self._take(self._set_aside)
        return True

    def keep(self) -> bool:
        """Keeps the draft now; False, after telling, when it could not be kept."""
        self._rest()
        try:
            self._id = self._desk.do(keep_draft, id=self._id, answers=self._form.answers(), **self._where)
        except Mendable as trouble:
            self._troubled = True
            self._timer.start(AGAIN_MS)
            self.troubled.emit(trouble)
            return False
        if self._troubled:
            self._troubled = False
            self.troubled.emit(None)
        self.kept.emit(self._desk.access.clock())
        return True

    def leave(self) -> bool:
        """Keeps what is not kept yet. False: it could not be kept, stay here."""
        return self.keep() if self._timer.isActive() else True

    def finish(self, change: Callable[..., T], **values: Any) -> T:
        """Performs a verb and throws the draft away in the same commit: never both, never neither. Raises Mendable."""
        draft = self._id

        def both(work: Work) -> T:
            found = change(work, **values)
            if draft is not None:
                discard_draft(work, id=draft)
            return found

        found = self._desk.do(both)
        self._rest()
        self._id = None
        return found

    def discard(self) -> None:
        """Throws the draft away, because it is not wanted. Raises Mendable."""
        self._rest()
        if self._id is not None:
            self._desk.do(discard_draft, id=self._id)
            self._id = None

    def _take(self, draft: Draft) -> None:
        self._id, self._set_aside = draft.id, None
        self._form.restore(draft.answers)

    def _rest(self) -> None:
        """Nothing waits to be kept."""
        self._timer.stop()
        self._latest = None

    def _edited(self) -> None:
        if not self.apart:
            self._set_aside = None
        if self._latest is None:
            self._latest = QDeadlineTimer(self._latest_ms)
        self._timer.start(min(self._pause_ms, self._latest.remainingTime()))
