"""An attachment on its way into the vault, beside the work: it can be stopped, and always tells how it ended."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from uuid import UUID

from casedesk.cases.attached.examining import Examined, stripped
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.verbs.attach import add_attachment
from casedesk.store.access import Access
from casedesk.store.underway import Progress
from casedesk.store.work import Work
from casedesk.ui.background import Stopped

_PATIENCE_S = 5.0
"""Longer than one piece and a commit take on a slow disk."""


@dataclass(frozen=True, slots=True)
class Added:
    """What is in the vault now, and what that changed."""

    attachment: Attachment
    touched: frozenset[tuple[str, UUID]]


class Adding:
    """Adding(access, entry, paper, strip=…): `work(progress)` for a thread of its own gives Added, or None if stopped.

    Stopped too late, it is in the vault all the same: who stopped it is told so.
    """

    def __init__(self, access: Access, entry: Attachment, paper: Examined, *, strip: bool) -> None:
        self._access, self._entry, self._paper, self._strip = access, entry, paper, strip
        self._unwanted, self._over = threading.Event(), threading.Event()
        self._added: Added | None = None

    def stop(self) -> None:
        """Asks it to end; `work` says how it did."""
        self._unwanted.set()

    def end(self) -> Added | None:
        """Stops it and waits for its end: what is in the vault all the same."""
        self.stop()
        self._over.wait(_PATIENCE_S)
        return self._added

    def work(self, progress: Progress) -> Added | None:
        """Takes off what is to go, encrypts, and keeps it. Raises Mendable; nothing of it is kept then."""
        try:
            self._added = self._keep(progress)
        except Stopped:
            return None
        finally:
            self._over.set()
        return self._added

    def _keep(self, progress: Progress) -> Added:
        def going(part: int, of: int) -> None:
            if self._unwanted.is_set() or self._access.underway.stopped():
                raise Stopped
            progress(part, of)

        entry, paper = self._entry, stripped(self._paper) if self._strip else self._paper
        with Work(self._access) as work:
            saved = add_attachment(
                work, case=entry.case_id, kind=entry.kind, paper=paper, title=entry.title, notes=entry.notes,
                progress=going,
            )  # fmt: skip
            work.commit()
            return Added(saved, frozenset(work.touched))
