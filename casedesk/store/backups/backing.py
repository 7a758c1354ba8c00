"""A backup made: copied under a key of its own, verified by reading it again, and only then given its name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from casedesk.security import backup_head
from casedesk.security.backup_head import BackupHead, key_for, sign
from casedesk.security.durable import write_whole
from casedesk.security.errors import DiskUnsound
from casedesk.security.roles import Permission, require
from casedesk.store.access import Access
from casedesk.store.anchoring import anchor
from casedesk.store.backups import copying
from casedesk.store.backups.backup_folder import Lying, appearing, free_name, name_for, refuse_inside
from casedesk.store.backups.copying import WHOLE
from casedesk.store.backups.media import enter, rotate
from casedesk.store.backups.sealing_backups import Sealing, sealing_of
from casedesk.store.database import DATABASE, raw_key
from casedesk.store.keeping import erasure_ledger
from casedesk.store.keeping.erasure_ledger import Erased
from casedesk.store.office_tables import backups
from casedesk.store.trouble import Busy
from casedesk.store.underway import Progress, Stopped, never, quiet
from casedesk.store.work import Work

COPIED, READ_AGAIN = 70, 85
"""How far one is, of a hundred, after copying and after reading again."""
PATIENCE = 5
"""So often it is tried to list a backup in a vault that others are writing into, five seconds each time."""
ROOM = 2_000_000
"""Bytes kept free for what lies beside the copy."""


def back_up(
    access: Access, medium: Path, *, scheduled: bool = False, progress: Progress = quiet, stopped: Stopped = never
) -> Lying:
    """Makes a backup in a folder of a stick or disk, while work in the vault goes on.

    It is there under its name before the vault knows of it: a crash between leaves a good backup that is not listed.
    What is older than the centre keeps backups is removed from the same folder, never the only one; nothing is removed
    while the journal does not match, since an older backup may then be the one that tells.
    Raises NotInRole, MediumGone, MediumFull, MediumInVault, FolderReadOnly, DiskUnsound, Interrupted.
    """
    require(access.person.roles, Permission.SCHEDULED_BACKUP if scheduled else Permission.BACK_UP)
    access.wait_until_sound()
    medium = medium.absolute()
    refuse_inside(access.folder, medium)
    with access.underway, access.backing:
        made = _made(access, medium, progress, lambda: stopped() or access.underway.stopped())
        _list(access, made, medium)
        anchor(access)
    return made


def _made(access: Access, medium: Path, progress: Progress, stopped: Stopped) -> Lying:
    sealing, at = sealing_of(access), access.clock()
    final = free_name(medium, name_for(at))
    with access.reading() as db:
        erased = erasure_ledger.ledger(db)
    connection = access.engine.raw_connection()
    try:
        head = fill(connection.driver_connection, final, sealing, at, erased=erased, progress=progress, stopped=stopped)
    finally:
        connection.close()
    return Lying(final, head)


def _list(access: Access, made: Lying, medium: Path) -> None:
    """The vault knows of the backup now, and what is too old goes. It is patient: the backup is made already."""
    for left in reversed(range(PATIENCE)):
        try:
            with Work(access) as work:
                _remember(work, made, medium)
                if not access.mismatch:
                    rotate(work, medium, made.head)
                work.commit()
        except Busy:
            if not left:
                raise
        else:
            return


def _remember(work: Work, made: Lying, medium: Path) -> None:
    head = made.head
    enter(work.db, head, medium)
    work.touched.add((backups.name, head.id))
    work.journal("back up", head.id, size=str(head.size), seq=str(head.seq))


def fill(
    source: Any, final: Path, sealing: Sealing, at: datetime, *, erased: Iterable[Erased] = (),
    progress: Progress = quiet, stopped: Stopped = never,
) -> BackupHead:  # fmt: skip
    """Makes the folder `final` out of what the connection `source` sees: whole, verified, or not at all."""
    id, key, salt = uuid4(), os.urandom(backup_head.KEY_LENGTH), os.urandom(16)
    raw = raw_key(key, salt)
    with appearing(final, need=_size(source) + ROOM) as part:
        path = part / DATABASE
        held = copying.copy(source, path, raw, progress=copying.share(progress, 0, COPIED), stopped=stopped)
        size, digest = copying.digest(path, progress=copying.share(progress, COPIED, READ_AGAIN), stopped=stopped)
        head = sign(
            BackupHead(
                id, sealing.vault, at, sealing.training, held.schema, held.seq, held.head, held.counts, size, digest,
                salt, sealing.boxes(id, key), sealing.members, sealing.slots, sealing.ways, sealing.recovery,
                sealing.me.id, b"",
            ),
            sealing.me,
        )  # fmt: skip
        backup_head.write(part, head)
        _verify(part, head, key, held, sealing)
        progress(WHOLE, WHOLE)
        if erased:
            ledger = erasure_ledger.dump(erased, sealing.vault, sealing.me)
            write_whole(final.parent / ledger_name(head.vault), ledger)
        if stopped():
            raise copying.Interrupted
    return head


def ledger_name(vault: UUID) -> str:
    """The file beside the backups that tells what was erased since: one for each vault on a medium."""
    return f"erased-{vault.hex[:8]}"


def _verify(part: Path, head: BackupHead, key: bytes, held: copying.Content, sealing: Sealing) -> None:
    """Opens it as a restore would. Raises DiskUnsound unless it holds what was copied."""
    read = backup_head.read(part)
    teams = [one for id, one in sealing.teams.items() if any(box.to == id for box in read.boxes)]
    opens = key_for(read, teams) if teams else key  # who is in no team cannot open what they make
    if read != head or opens is None or copying.look_over(part / DATABASE, raw_key(opens, read.cipher_salt)) != held:
        raise DiskUnsound


def _size(source: Any) -> int:
    pages, page = (int(source.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    return pages * page
