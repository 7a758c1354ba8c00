"""A copy of the vault in its own folder before something that cannot be undone: an upgrade, new keys, an erasure.

It is sealed like any backup, and restored like one. It goes when three newer ones are there, and when backups of its
age go: so that what is erased does not lie about in a copy.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.errors import saving
from casedesk.security.keyfile import Header
from casedesk.security.slots import Opened
from casedesk.store import database, trust
from casedesk.store.access import Access
from casedesk.store.backups.backing import fill
from casedesk.store.backups.backup_folder import Lying, backups_in, free_name, name_for, remove
from casedesk.store.backups.sealing_backups import sealing, sealing_of
from casedesk.store.database import DATABASE
from casedesk.store.keeping.policies import BACKUP_DAYS, decided
from casedesk.store.underway import Stopped, never
from casedesk.store.work import Work

COPIES = "copies"
KEPT = 3
LATELY = timedelta(hours=12)


def safety_copy(access: Access, why: str, *, stopped: Stopped = never) -> Path:
    """Makes a copy before something that cannot be undone; `why` are words for its folder's name, such as “before
    erasing”. Whoever calls it has asked for their own permission.

    Raises MediumFull, FolderReadOnly, DiskUnsound, Interrupted: then better do not go on.
    """
    access.wait_until_sound()
    with access.underway, access.backing:
        seal, at = sealing_of(access), access.clock()
        connection = access.engine.raw_connection()
        try:
            final = _place(access.folder, at, why)
            fill(connection.driver_connection, final, seal, at, stopped=stopped)
        finally:
            connection.close()
        _keep_few(access.folder, access.vault.id)
        with Work(access) as work:
            work.journal("back up", None, why=why)
            work.commit()
    return final


def copy_before_upgrade(
    folder: Path, key: str, db: sa.Connection, header: Header, opened: Opened, at: datetime
) -> None:  # fmt: skip
    """Copies a vault of an earlier version as it still lies there, while `db` has the upgrade uncommitted.

    It is sealed to whom the upgraded vault vouches for: nobody's team needs to be opened for that.
    """
    known = trust.load(db, header.vault, opened.root)
    seal = sealing(db, header.vault, header.training, opened.identity, {}, known, header)
    source = database.connect(folder / DATABASE, key)
    try:
        fill(source, _place(folder, at, "before upgrading"), seal, at)
    finally:
        source.close()
    _keep_few(folder, header.vault)


def copied_lately(access: Access) -> bool:
    """Whether a copy of today is there already: erasing ten files in a row makes one copy, not ten."""
    last = access.clock() - LATELY
    return any(one.head.made > last for one in backups_in(access.folder / COPIES, access.vault.id))


def old_copies(access: Access) -> list[Lying]:
    """Copies older than the centre keeps backups."""
    with access.reading() as db:
        oldest = access.clock() - timedelta(days=decided(db, BACKUP_DAYS))
    return [one for one in backups_in(access.folder / COPIES, access.vault.id) if one.head.made < oldest]


def remove_old_copies(access: Access) -> int:
    """Removes them; how many went."""
    return sum(remove(one.folder) for one in old_copies(access))


def _place(folder: Path, at: datetime, why: str) -> Path:
    inside = folder / COPIES
    with saving():
        inside.mkdir(mode=0o700, exist_ok=True)
    return free_name(inside, name_for(at, kind="Copy", why=why))


def _keep_few(folder: Path, vault: UUID) -> None:
    for one in backups_in(folder / COPIES, vault)[:-KEPT]:
        remove(one.folder)
