"""What goes on with the journal while a vault is open: anchors every quarter of an hour, and whether it matches."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from casedesk.store.access import Access, Standing
from casedesk.store.anchoring import anchor
from casedesk.text.translation import _, n_
from casedesk.ui.background import Background
from casedesk.ui.desk import Desk

ANCHOR_MS = 15 * 60_000
LOOK_MS = 500
"""How often it is asked whether the check of signatures, which goes on beside the work, has ended."""


class JournalWatch(QObject):
    """JournalWatch(access, desk, background): `begin()` once the vault was found sound, `end()` at locking.

    `mismatched()` tells that the journal does not match, `told(sentence)` of a clock put back, and, once, that an
    anchor could not be written.
    """

    mismatched = Signal()
    told = Signal(str)

    def __init__(self, access: Access, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access, self._background = access, background.on_behalf_of(self)
        self._seen, self._said = 0, False
        self._quarter = QTimer(self, interval=ANCHOR_MS)
        self._quarter.timeout.connect(self.set_anchor)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        desk.left.connect(self.set_anchor)

    def begin(self) -> None:
        """Tells what the check at opening has found, and watches from now on."""
        if self._access.clock_back:
            self.told.emit(_clock_words(self._access))
        self.look()
        self._quarter.start()
        self._look.start()

    def end(self) -> None:
        """Watches no longer."""
        self._quarter.stop()
        self._look.stop()

    def look(self) -> None:
        """Asks whether the journal matches, until every signature has been verified."""
        if len(self._access.mismatch) > self._seen:
            self._seen = len(self._access.mismatch)
            self.mismatched.emit()
        if self._access.soundness is None or self._access.soundness.over:
            self._look.stop()

    def set_anchor(self) -> None:
        """Writes the journal's head into the key file, beside the work."""
        access = self._access

        def write() -> bool:
            with access.underway:
                return anchor(access)

        self._background(write, self._anchored, lambda trouble: None)

    def _anchored(self, kept: bool) -> None:
        certified = self._access.standing is Standing.CERTIFIED  # nobody else's session is anchored
        if not kept and certified and not self._access.mismatch and not self._said:
            self._said = True
            self.told.emit(
                _(
                    "The key file could not be written: the disk is full or cannot be written to. Everything you "
                    "saved is kept, and it is tried again. Free some space, or tell whoever looks after this computer."
                )
            )


def _clock_words(access: Access) -> str:
    behind = access.clock_back
    long = n_("{n} day", "{n} days", behind.days) if behind.days else n_("{n} h", "{n} h", behind.seconds // 3600)
    if not behind.days and behind.seconds < 3600:
        long = _("some minutes")
    return _(
        "The clock of this computer was put back by {time}. Nothing is lost, and the journal keeps its order. Set the "
        "clock right: due dates and shares that end go by it.",
        time=long,
    )
