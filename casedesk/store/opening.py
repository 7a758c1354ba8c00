"""What is done on a vault that has just been opened, while its person already reads: checks, then the first entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from casedesk.security.journal import Anchor
from casedesk.store import anchoring, database, granting, journal, mismatch
from casedesk.store.access import Access, Standing
from casedesk.store.chain_check import Looked
from casedesk.store.journal import Note

CLOCK_BACK = timedelta(minutes=10)
"""A clock that stands so far behind the newest entry was put back; less is what the network corrects by itself."""


class Opening:
    """Opening(access, path, key, anchors, lags, failures, checked): `check()` first, `go_on()` beside the work.

    `anchors` are those of the key file that was opened, `lags` tells that the key bundle is to be kept anew, `failures`
    how often the passphrase was wrong before; `checked` is False only where a vault is filled or measured.
    """

    def __init__(
        self, access: Access, path: Path, key: str, anchors: Sequence[Anchor], lags: bool, failures: int, checked: bool
    ) -> None:
        self._access, self._path, self._key = access, path, key
        self._anchors, self._lags, self._failures, self._checked = anchors, lags, failures, checked
        self._looked: Looked | None = None

    def check(self) -> bool:
        """Whether every page is genuine. Only a sound vault is written to: first of all that it was unlocked.

        The journal is walked here; when it does not match the vault is sound, and for reading only.
        """
        access = self._access
        if self._checked and not self._sound():
            return False
        if access.standing is not Standing.CERTIFIED:
            return True  # nobody vouches for this person's signature yet
        with access.engine.begin() as db:
            mismatch.append(db, access, list(self._notes(db)))
            if self._lags:
                granting.keep_bundle(db, access.ring, access.vault.id, access.me)
        anchoring.anchor(access)
        return True

    def _sound(self) -> bool:
        """Both checks of the file at once, since neither waits for the interpreter; the journal is walked meanwhile."""
        with database.checked(self._path, self._key) as sound:
            if self._access.standing is Standing.CERTIFIED:
                self._looked = mismatch.look_over(self._access, self._anchors)
        return sound()

    def go_on(self) -> None:
        """Verifies the signatures one has not verified yet. Raises VaultLocked, Busy."""
        if self._looked is not None:
            with self._access.underway:
                mismatch.go_over_signatures(self._access, self._looked, self._access.underway.stopped)

    def _notes(self, db: sa.Connection) -> Iterator[Note]:
        access = self._access
        last = journal.head(db)
        behind = last.moment - access.clock() if last else timedelta(0)
        if behind > CLOCK_BACK:
            access.clock_back = behind
            yield Note("clock jump", None, (("seconds", str(-round(behind.total_seconds()))),))
        if access.mismatch:
            yield mismatch.alarm(access.mismatch)
        if access.from_backup:
            yield Note(mismatch.ALARM, None, (("file", "vault.keys"),))
        yield Note("unlock", None, (("failures", str(self._failures)),) if self._failures else ())
