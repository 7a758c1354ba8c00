"""A backup opened: by a supervisor of the time it was made, or by two recovery sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casedesk.security import backup_head
from casedesk.security.backup_head import BackupHead, key_for, teams_of
from casedesk.security.backup_trouble import BackupDamaged, BackupMissing, BackupNotYours, BackupTampered
from casedesk.security.errors import KeyFileTampered
from casedesk.security.framed import NotPlain, plain_file
from casedesk.security.identity import Identity
from casedesk.security.never_copied import NeverCopied
from casedesk.security.sheets import open_pair
from casedesk.security.slots import open_bundle
from casedesk.store.access import Access
from casedesk.store.backups import copying
from casedesk.store.database import DATABASE
from casedesk.store.schema import SCHEMA
from casedesk.store.trouble import Newer
from casedesk.store.underway import Progress, Stopped, never, quiet

Opener = Callable[[BackupHead], tuple[Identity, bytes]]
"""Gives whose keys they are and the founder's fingerprint."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class OpenedBackup(NeverCopied):
    """A backup whose key is known; what it says is still to be checked against its own database.

    `root` is the founder's fingerprint, `key` the backup's own (32 bytes).
    """

    folder: Path
    head: BackupHead
    me: Identity
    root: bytes
    key: bytes

    @property
    def database(self) -> Path:
        """The copied database."""
        return self.folder / DATABASE


def with_passphrase(short_name: str, passphrase: str) -> Opener:
    """Opens with a supervisor's passphrase of the time the backup was made. It raises WrongPassphrase."""
    return lambda head: open_bundle(head, short_name, passphrase)[1:]


def with_sheets(text: str, other_text: str) -> Opener:
    """Opens with two recovery sheets. It raises the sheets' troubles."""
    return lambda head: open_pair(head, text, other_text)[1:]


def open_backup(folder: Path, open: Opener) -> OpenedBackup:
    """Opens a backup; nothing is written, and of the database nothing is read yet.

    Raises BackupMissing, BackupForeign, BackupDamaged, BackupNewer, Newer, BackupTampered, BackupNotYours, and what
    `open` raises.
    """
    head = readable(folder)
    try:
        me, root = open(head)
    except KeyFileTampered:
        raise BackupTampered from None
    return OpenedBackup(folder, head, me, root, _key(head, [me, *teams_of(head, me)]))


def open_own(folder: Path, access: Access) -> OpenedBackup:
    """Opens a backup with the keys of the supervisor who is logged in. Raises what `open_backup` raises."""
    head = readable(folder)
    return OpenedBackup(folder, head, access.me, access.root, _key(head, [access.me, *access.teams.values()]))


def readable(folder: Path) -> BackupHead:
    """What the backup says of itself, if this program can restore it and its database lies there in full length."""
    head = backup_head.read(folder)
    if head.schema > SCHEMA:
        raise Newer
    try:
        if plain_file(folder / DATABASE) != head.size:
            raise BackupDamaged
    except FileNotFoundError:
        raise BackupMissing from None
    except (OSError, NotPlain):
        raise BackupDamaged from None
    return head


def check_bytes(opened: OpenedBackup, *, progress: Progress = quiet, stopped: Stopped = never) -> None:
    """Reads the whole database once. Raises BackupDamaged unless these are the very bytes that were written."""
    try:
        found = copying.digest(opened.database, progress=progress, stopped=stopped)
    except OSError:
        raise BackupDamaged from None
    if found != (opened.head.size, opened.head.digest):
        raise BackupDamaged


def _key(head: BackupHead, identities: list[Identity]) -> bytes:
    key = key_for(head, identities)
    if key is None:
        raise BackupNotYours
    return key
