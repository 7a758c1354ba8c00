"""A backup restored into a vault of its own: beside the present one or in its place, never over it.

The new vault has a new database key. Who had a way in when the backup was made, and whose way is known, comes in with
the same passphrase: from the backup alone these are the supervisors; with the present key file, everybody whose slot
has not changed since. All others are asked in again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.backup_head import BackupHead, check_signed, way
from casedesk.security.backup_trouble import BackupNotYours, BackupTampered, LedgerDamaged
from casedesk.security.errors import Damaged, saving
from casedesk.security.header import Header
from casedesk.security.journal import Anchor
from casedesk.security.recovery import Recovery
from casedesk.security.roles import VOUCHING, Role
from casedesk.security.slots import Slot, sealed_key
from casedesk.store import journal, people, schema, trust
from casedesk.store.access import now
from casedesk.store.appearing import appearing
from casedesk.store.backups import copying
from casedesk.store.backups.backing import ledger_name
from casedesk.store.backups.backup_folder import MEGABYTE, MediumFull, free_name
from casedesk.store.backups.copying import WHOLE
from casedesk.store.backups.media import enter
from casedesk.store.database import DATABASE, engine, raw_key
from casedesk.store.journal import Note
from casedesk.store.keeping import erasure_ledger
from casedesk.store.keeping.erasure_ledger import Erased
from casedesk.store.office_tables import backups
from casedesk.store.restoring.opening_backups import OpenedBackup, check_bytes
from casedesk.store.tables import invitations
from casedesk.store.tables import vault as vault_table
from casedesk.store.trust import Trust
from casedesk.store.underway import Progress, Stopped, never, quiet
from casedesk.store.vault import hold, is_vault
from casedesk.store.write_ahead import checkpoint

READ, COPIED, CHECKED = 15, 70, 90
"""How far one is, of a hundred, after each step."""


@dataclass(frozen=True, slots=True, repr=False)
class Present:
    """What is known from the present vault: its slots, checked, and what was erased in it."""

    vault: UUID
    slots: Sequence[Slot]
    erased: Sequence[Erased]


@dataclass(frozen=True, slots=True)
class Restored:
    """The new vault: where it lies, of when it is, who comes in at once and who must be asked in again (names).

    `aside` is where the vault lies that was in its place; `erased` how many files were erased again; `listed` tells
    whether a list of what was erased since was found at all.
    """

    folder: Path
    made: datetime
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    erased: int
    listed: bool
    aside: Path | None = None


def restore(
    opened: OpenedBackup, into: Path, *, present: Present | None = None, instead: bool = False,
    clock: Callable[[], datetime] = now, progress: Progress = quiet, stopped: Stopped = never,
) -> Restored:  # fmt: skip
    """Makes a vault out of a backup in a new or empty folder; it appears whole or not at all.

    With `instead`, a vault that lies there is moved aside first, never changed.
    Raises FolderTaken, AlreadyOpen, MediumFull, FolderReadOnly, BackupDamaged, BackupTampered, BackupNotYours,
    LedgerDamaged, Interrupted.
    """
    replaced = instead and is_vault(into)
    with appearing(into, makes_room=replaced) as making:
        rebuilt = rebuild(opened, making, present=present, at=clock(), progress=progress, stopped=stopped)
        aside = _move_aside(into, clock()) if replaced else None
    progress(WHOLE, WHOLE)
    return replace(rebuilt, folder=into, aside=aside)


def _move_aside(folder: Path, at: datetime) -> Path:
    """Under a name of its own beside. Raises AlreadyOpen while somebody works in it."""
    hold(folder).release()
    aside = free_name(folder.parent, f"{folder.name} moved aside {at.astimezone():%Y-%m-%d}")
    with saving():
        folder.rename(aside)
    return aside


def rebuild(
    opened: OpenedBackup, making: Path, *, at: datetime, present: Present | None = None,
    progress: Progress = quiet, stopped: Stopped = never,
) -> Restored:  # fmt: skip
    """Fills an empty folder with the vault that was backed up; the caller removes the folder on trouble.

    Raises what `restore` raises of the backup.
    """
    head = opened.head
    if shutil.disk_usage(making).free < head.size + MEGABYTE:
        raise MediumFull(need=-(-head.size // MEGABYTE) + 1)
    check_bytes(opened, progress=copying.share(progress, 0, READ), stopped=stopped)
    database_key, salt = os.urandom(32), os.urandom(16)
    key = raw_key(database_key, salt)
    with copying.reading(opened.database, raw_key(opened.key, head.cipher_salt)) as source:
        copying.copy(source, making / DATABASE, key, progress=copying.share(progress, READ, COPIED), stopped=stopped)
    if _says(head) != copying.look_over(making / DATABASE, key):
        raise BackupTampered
    progress(CHECKED, WHOLE)
    made = engine(making / DATABASE, key, bulk=True)
    try:
        return _bring_to_life(made, opened, making, database_key, salt, present, at)
    finally:
        made.dispose()


def _says(head: BackupHead) -> copying.Content:
    return copying.Content(head.schema, head.seq, head.head, head.counts)


def _bring_to_life(
    made: sa.Engine, opened: OpenedBackup, making: Path, database_key: bytes, salt: bytes, present: Present | None,
    at: datetime,
) -> Restored:  # fmt: skip
    head, me = opened.head, opened.me
    known_present = present if present is not None and present.vault == head.vault else None
    with made.begin() as db:
        if schema.version(db) < schema.SCHEMA:
            schema.upgrade(db)
        known = _vouched(db, opened)
        listed = _ledger_beside(opened, known)
        erased = {one.id: one for one in (*(listed or ()), *(known_present.erased if known_present else ()))}
        again = erasure_ledger.replay(db, erased.values())
        slots = _slots(db, opened, known, known_present, database_key)
        header = Header(head.vault, 0, salt, head.training, slots, (), _recovery(head, known, database_key))
        _remember(db, opened)
        note = Note("restore", head.id, (("erased again", str(len(again))), ("slots", str(len(slots)))))
        team = known.teams.get(known.team_of(me.id, people.supervisors(known)))
        journal.append(db, [note], me, at, team.public.sealing if team else None, head.vault)
        last = journal.head(db)
        if last is not None:
            header = header.anchored(Anchor(last.seq, last.hash, at))
        db.execute(sa.update(vault_table).values(header_generation=2))
        names = {id: name for id, (name, _khmer) in people.names(db).items()}
    checkpoint(made)
    keyfile.write_twice(making, header, database_key)
    inside, outside = _who(slots, known, names)
    return Restored(making, head.made, inside, outside, len(again), bool(known_present) or listed is not None)


def _vouched(db: sa.Connection, opened: OpenedBackup) -> Trust:
    """Whose keys are whose in the backup, once it is genuine: the founder's fingerprint is the one in the slot, who
    made it is certified and signed all of it, and who opens it belongs here."""
    head, me = opened.head, opened.me
    try:
        known = trust.load(db, head.vault, opened.root)
        if db.scalar(sa.select(vault_table.c.id)) != head.vault:
            raise BackupTampered
        check_signed(head, known.signing_keys(head.maker))
        certificate = known.people.get(me.id)
        if certificate is None or certificate.public != me.public or not VOUCHING & certificate.roles:
            raise BackupNotYours
        people.my_teams(db, head.vault, me, known)
    except Damaged:
        raise BackupTampered from None
    return known


def _ledger_beside(opened: OpenedBackup, known: Trust) -> list[Erased] | None:
    """What was erased since, as the list beside the backup tells; None without a list.

    Raises LedgerDamaged: without it files that were erased would come back.
    """
    path = opened.folder.parent / ledger_name(opened.head.vault)
    try:
        dumped = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        raise LedgerDamaged(file=path.name) from None
    try:
        return erasure_ledger.load(dumped, opened.head.vault, known)
    except Damaged:
        raise LedgerDamaged(file=path.name) from None


def _slots(
    db: sa.Connection, opened: OpenedBackup, known: Trust, present: Present | None, database_key: bytes
) -> tuple[Slot, ...]:
    """The ways in, the new database key sealed to each: only to keys that somebody vouches for, or that wait for it."""
    head, vault = opened.head, opened.head.vault
    mine = {slot.person: slot for slot in head.slots}
    if present is not None:
        same = {slot.person: slot for slot in present.slots if way(slot) in head.ways}
        mine = {**same, **{id: slot for id, slot in mine.items() if id == opened.me.id}}
    keys = _public(db, known)
    return tuple(
        replace(slot, database_key=sealed_key(vault, person, keys[person], database_key), pending=b"")
        for person, slot in mine.items()
        if person in keys
    )


def _public(db: sa.Connection, known: Trust) -> Mapping[UUID, bytes]:
    """Everybody's sealing key: of whoever made new keys that wait for a signature, the new one."""
    keys = {person: certificate.public.sealing for person, certificate in known.people.items()}
    i = invitations.c
    waiting = db.execute(sa.select(i.person, i.sealing).where(i.accepted.is_not(None)))
    return {**keys, **{row.person: row.sealing for row in waiting}}


def _recovery(head: BackupHead, known: Trust, database_key: bytes) -> Recovery | None:
    kept = head.recovery
    if kept is None or kept.person not in known.people:
        return None
    box = sealed_key(head.vault, kept.person, known.people[kept.person].public.sealing, database_key)
    return replace(kept, database_key=box, pending=b"")


def _remember(db: sa.Connection, opened: OpenedBackup) -> None:
    """The backup could not list itself: it was made before it was listed."""
    if db.scalar(sa.select(backups.c.id).where(backups.c.id == opened.head.id)) is None:
        enter(db, opened.head, opened.folder.parent)


def _who(slots: Sequence[Slot], known: Trust, names: Mapping[UUID, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    comes = {slot.person for slot in slots}
    people_here = [person for person in known.people if person in names and Role.RECOVERY not in known.roles(person)]
    inside = sorted(names[person] for person in people_here if person in comes)
    return tuple(inside), tuple(sorted(names[person] for person in people_here if person not in comes))
