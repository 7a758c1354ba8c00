"""On which sticks and disks backups lie, how old the newest on each is, and what is removed when a new one was made."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.security.backup_head import BackupHead, check_signed
from casedesk.security.backup_trouble import BackupTampered
from casedesk.security.roles import Permission
from casedesk.store.backups.backup_folder import backups_in, remove
from casedesk.store.keeping.policies import BACKUP_DAYS, decided
from casedesk.store.office_tables import backups, schedules
from casedesk.store.tables import vault
from casedesk.store.work import Work, query, verb

SOON, LATE = timedelta(days=7), timedelta(days=14)
"""From when on a newest backup is old, and from when on it is too old."""


@dataclass(frozen=True, slots=True)
class Medium:
    """One folder that backups lie in: the newest of them, how many there are, when one was proved to restore."""

    name: str
    place: str
    newest: datetime
    count: int
    size: int
    drilled: datetime | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A folder that backups go to by themselves, every so many days."""

    place: str
    every: int


def medium_name(folder: Path) -> str:
    """What a person calls it: the stick's own name or drive, else the folder's."""
    if folder.drive:
        return folder.drive
    here = Path(os.path.realpath(folder))
    mounted = next((one for one in (here, *here.parents) if one.is_mount()), here)
    return mounted.name if mounted.name and mounted != Path.home() else here.name


def enter(db: sa.Connection, head: BackupHead, medium: Path) -> None:
    """Lists a backup that lies on a medium."""
    row = {
        "id": head.id, "made": head.made, "by": head.maker, "medium": medium_name(medium), "place": str(medium),
        "size": head.size, "seq": head.seq, "head": head.head,
    }  # fmt: skip
    db.execute(sa.insert(backups), row)


@query(Permission.BACK_UP)
def media(work: Work) -> list[Medium]:
    """Every medium with a backup that was not removed, the freshest first."""
    b = backups.c
    found: dict[str, list[Any]] = {}
    for row in work.rows(sa.select(backups).where(b.gone.is_(None)).order_by(b.made.desc())):
        found.setdefault(row.place, []).append(row)
    return [_medium(rows) for rows in found.values()]


def _medium(rows: list[Any]) -> Medium:
    newest = rows[0]
    drilled = max((row.drilled for row in rows if row.drilled is not None), default=None)
    return Medium(newest.medium, newest.place, newest.made, len(rows), newest.size, drilled)


@query(Permission.BACK_UP)
def newest(work: Work) -> datetime:
    """When the newest backup was made; in a vault that has none, when the vault was made."""
    last = work.rows(sa.select(sa.func.max(backups.c.made).label("made")).where(backups.c.gone.is_(None)))[0].made
    if last is not None:
        return datetime.fromisoformat(str(last)) if not isinstance(last, datetime) else last
    created: datetime = work.rows(sa.select(vault.c.created))[0].created
    return created


@query(Permission.BACK_UP)
def has_backup(work: Work) -> bool:
    """Whether any backup was made and not removed."""
    return bool(work.rows(sa.select(backups.c.id).where(backups.c.gone.is_(None)).limit(1)))


@query(Permission.SCHEDULED_BACKUP)
def scheduled(work: Work) -> list[Schedule]:
    """Where backups go by themselves."""
    s = schedules.c
    return [Schedule(row.place, row.every) for row in work.rows(sa.select(s.place, s.every).order_by(s.place))]


@query(Permission.SCHEDULED_BACKUP)
def due(work: Work) -> list[Path]:
    """The scheduled folders that are there now and whose last backup is as old as the schedule allows."""
    b, now, found = backups.c, work.now(), []
    for one in scheduled(work):
        made = [row.made for row in work.rows(sa.select(b.made).where(b.place == one.place, b.gone.is_(None)))]
        fresh = made and max(made) + timedelta(days=one.every) > now
        if not fresh and Path(one.place).is_dir():
            found.append(Path(one.place))
    return found


@verb(Permission.BACK_UP)
def schedule(work: Work, *, place: str, every: int) -> None:
    """Backups go to that folder by themselves, every so many days; none if `every` is 0. One folder at a time."""
    work.db.execute(sa.delete(schedules))
    if every > 0:
        row = {"place": place, "every": every, "by": work.person, "at": work.now()}
        work.db.execute(upsert(schedules).values(row))
    work.touched.add((schedules.name, work.person))
    work.journal("settings", None, policy="backup schedule", value=str(every))


def rotate(work: Work, medium: Path, fresh: BackupHead) -> None:
    """Removes backups of this vault from a medium that are older than the centre keeps them; there is a new one now.

    Never the only one, and nothing that nobody of this centre signed.
    """
    oldest = fresh.made - timedelta(days=decided(work.db, BACKUP_DAYS))
    lying = [one for one in backups_in(medium, work.access.vault.id) if one.head.id != fresh.id]
    gone = [one.head.id for one in lying if one.head.made < oldest and _ours(work, one.head) and remove(one.folder)]
    _forget(work, gone)
    here = {one.head.id for one in lying} - set(gone)
    b = backups.c
    listed = work.rows(sa.select(b.id).where(b.place == str(medium), b.gone.is_(None), b.id != fresh.id))
    _forget(work, [row.id for row in listed if row.id not in here])  # somebody else removed them


def _forget(work: Work, ids: Iterable[UUID]) -> None:
    for id in ids:
        work.db.execute(sa.update(backups).where(backups.c.id == id, backups.c.gone.is_(None)).values(gone=work.now()))


def _ours(work: Work, head: BackupHead) -> bool:
    try:
        check_signed(head, work.access.trust.signing_keys(head.maker))
    except BackupTampered:
        return False
    return True
