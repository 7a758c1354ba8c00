"""A backup proved to restore: done for real in a folder of its own, a case opened, and all of it removed again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.backup_trouble import BackupMissing, BackupTampered
from casedesk.security.errors import saving
from casedesk.security.identity import Identity
from casedesk.security.roles import Permission, require
from casedesk.security.sealing import Address, key_version_of, unseal
from casedesk.security.slots import opened_key
from casedesk.store import granting, people, trust
from casedesk.store.access import Access
from casedesk.store.anchoring import anchor
from casedesk.store.backups.backup_folder import backups_in
from casedesk.store.database import DATABASE, engine, raw_key
from casedesk.store.office_tables import backups
from casedesk.store.renewing import sealed_tables
from casedesk.store.restoring.opening_backups import OpenedBackup, open_own
from casedesk.store.restoring.restoring import rebuild
from casedesk.store.tables import grants
from casedesk.store.underway import Progress, Stopped, never, quiet
from casedesk.store.work import Work

_FOLDER = "drill"


@dataclass(frozen=True, slots=True)
class Drilled:
    """A backup that was proved to restore: of when it is, how many files it holds, whether one was opened and read."""

    backup: UUID
    made: datetime
    files: int
    opened: bool


def drill(access: Access, medium: Path, *, progress: Progress = quiet, stopped: Stopped = never) -> Drilled:
    """Restores the newest backup of a medium into a folder inside the vault's, reads a case with the team's key, and
    removes it again. Nothing of the vault is changed but the day of the proof.

    Raises NotInRole, BackupMissing, BackupNotYours, and what `restore` raises.
    """
    require(access.person.roles, Permission.RESTORE)
    access.wait_until_sound()
    with access.underway, access.backing:
        lying = backups_in(medium, access.vault.id)
        if not lying:
            raise BackupMissing
        opened = open_own(lying[-1].folder, access)
        making = access.folder / f"{_FOLDER}-{uuid4().hex[:8]}"
        try:
            with saving():
                making.mkdir(mode=0o700)
            rebuild(
                opened, making, at=access.clock(), progress=progress,
                stopped=lambda: stopped() or access.underway.stopped(),
            )  # fmt: skip
            drilled = _read_one(opened, access, making)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        with Work(access) as work:
            here = backups.c.id == drilled.backup
            work.db.execute(sa.update(backups).where(here).values(drilled=work.now()))
            work.touched.add((backups.name, drilled.backup))
            work.journal("restore drill", drilled.backup, files=str(drilled.files))
            work.commit()
        anchor(access)
    return drilled


def left_drills(folder: Path) -> list[Path]:
    """What drills left that were cut in two."""
    return list(folder.glob(f"{_FOLDER}-*"))


def clear_drills(folder: Path) -> None:
    """Removes it."""
    for left in left_drills(folder):
        shutil.rmtree(left, ignore_errors=True)


def _read_one(opened: OpenedBackup, access: Access, making: Path) -> Drilled:
    """Goes the way a supervisor goes in the restored vault: key file, database key, database, team, case, record."""
    found = keyfile.read(making)
    slot = found.header.slot_of(access.me.id)
    if slot is None:
        raise BackupTampered
    database_key = opened_key(found.header.vault, access.me, slot.database_key)
    keyfile.check(found, database_key)
    made = engine(making / DATABASE, raw_key(database_key, found.header.cipher_salt), bulk=True)
    try:
        with made.connect().execution_options(reading=True) as db:
            known = trust.load(db, found.header.vault, opened.root)
            teams = people.my_teams(db, found.header.vault, access.me, known)
            mine = trust.identities(access.me, teams)
            files = list(db.scalars(sa.select(grants.c.file).where(grants.c.recipient.in_(list(mine))).distinct()))
            read = any(_reads(db, found.header.vault, mine, known, file, access) for file in files[-1:])
    finally:
        made.dispose()
    return Drilled(opened.head.id, opened.head.made, len(files), read)


def _reads(
    db: sa.Connection, vault: UUID, mine: dict[UUID, Identity], known: trust.Trust, file: UUID, access: Access
) -> bool:  # fmt: skip
    """Opens one sealed record of the file. Raises Damaged when it does not open."""
    keys = dict(granting.fetch(db, vault, mine, known, file, access.clock()))
    for table, owner in sealed_tables(db):
        query = sa.select(table.c.id, table.c.sealed).where(table.c[owner] == file, sa.func.length(table.c.sealed) > 0)
        row = db.execute(query.limit(1)).one_or_none()
        if row is not None:
            unseal(row.sealed, Address(vault, file, table.name, row.id), keys[key_version_of(row.sealed)])
            return True
    return False
