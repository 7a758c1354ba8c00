"""Everything on a stick, and nothing left here: for the day the office is not safe any more.

First a verified backup, then the local vault is destroyed, its keys first: overwritten, then removed. On a solid-state
disk old pages may remain where no program reaches them; without the keys they stay encrypted.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from casedesk.security import keyfile
from casedesk.security.errors import DiskUnsound
from casedesk.security.roles import Permission, require
from casedesk.store.access import Access
from casedesk.store.backups.backing import back_up
from casedesk.store.backups.backup_folder import Lying
from casedesk.store.backups.copying import Interrupted
from casedesk.store.backups.safety_copies import COPIES
from casedesk.store.database import DATABASE
from casedesk.store.restoring.drilling import left_drills
from casedesk.store.restoring.opening_backups import check_bytes, open_own
from casedesk.store.underway import Progress, Stopped, never, quiet
from casedesk.store.vault import LOCK
from casedesk.store.work import Work
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

PASSES = 2
"""Once with random bytes, once with zeros: more helps no disk of today."""


class SameDisk(Mendable):
    """The stick would lie where the vault lies."""

    sentence = N_(
        "This folder lies on the same disk as the vault. Nothing was done. Choose a stick that can be taken away."
    )


class CodeWordWrong(Mendable):
    """What was typed is not the centre's code word."""

    sentence = N_("This is not the word that was asked for. Nothing was done.")


@dataclass(frozen=True, slots=True)
class Evacuated:
    """The backup on the stick, how long all of it took, and whether the vault here was destroyed or only rehearsed."""

    backup: Lying
    seconds: float
    destroyed: bool


def code_word(access: Access) -> str:
    """What is typed to evacuate: the letters of the centre's case codes, which everybody here knows."""
    return access.vault.prefix.upper()


def rehearse(access: Access, stick: Path, *, progress: Progress = quiet, stopped: Stopped = never) -> Evacuated:
    """Does everything but the destruction, and tells how long it takes.

    Raises NotInRole, SameDisk, and what `back_up` raises.
    """
    began = time.monotonic()
    made = _on_the_stick(access, stick, "evacuation rehearsed", progress, stopped)
    return Evacuated(made, time.monotonic() - began, destroyed=False)


def evacuate(
    access: Access, stick: Path, typed: str, *, progress: Progress = quiet, stopped: Stopped = never
) -> Evacuated:  # fmt: skip
    """Makes a verified backup on the stick, then destroys the vault that is open. Afterwards the access opens nothing.

    Cut in two before the destruction, a backup more lies on the stick; cut within it, the keys are gone first: what is
    left of the vault opens for nobody, and the stick holds all of it.
    Raises NotInRole, CodeWordWrong, SameDisk, Interrupted and what else `back_up` raises; the vault is then as it was.
    """
    require(access.person.roles, Permission.EVACUATE)
    if typed.strip().upper() != code_word(access):
        raise CodeWordWrong
    began = time.monotonic()
    made = _on_the_stick(access, stick, "evacuate", progress, stopped)
    if stopped() or access.underway.stopped():
        raise Interrupted
    access.underway.close()
    access.gone = True
    access.engine.clear_compiled_cache()
    access.engine.dispose()
    destroy(access.folder)
    access.forget()
    with contextlib.suppress(OSError):
        (access.folder / LOCK).unlink(missing_ok=True)
        access.folder.rmdir()
    return Evacuated(made, time.monotonic() - began, destroyed=True)


def _on_the_stick(access: Access, stick: Path, action: str, progress: Progress, stopped: Stopped) -> Lying:
    """A backup that was opened and read once more, as whoever restores it will."""
    require(access.person.roles, Permission.EVACUATE)
    refuse_same_disk(access.folder, stick)
    with Work(access) as work:
        work.journal(action)
        work.commit()
    made = back_up(access, stick, progress=progress, stopped=stopped)
    opened = open_own(made.folder, access)
    check_bytes(opened)
    if opened.head != made.head:
        raise DiskUnsound
    return made


def refuse_same_disk(vault: Path, stick: Path) -> None:
    """Raises SameDisk for a folder on the disk that the vault lies on, where the system can tell disks apart."""
    with contextlib.suppress(OSError):
        if os.stat(vault).st_dev == os.stat(stick).st_dev:  # noqa: PTH116
            raise SameDisk


def destroy(folder: Path) -> None:
    """Makes a vault unreadable for good, its keys first; what cannot be removed is at least without keys.

    Raises DiskUnsound when the keys could not be overwritten nor removed.
    """
    keys = [folder / keyfile.KEYS, folder / keyfile.BACKUP]
    for path in keys:
        _shred(path)
    if any(path.exists() for path in keys):
        raise DiskUnsound
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal"):
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    for left in (folder / COPIES, *left_drills(folder)):
        shutil.rmtree(left, ignore_errors=True)


def _shred(path: Path) -> None:
    with contextlib.suppress(OSError):
        size = path.stat().st_size
        with path.open("r+b", buffering=0) as file:
            for turn in range(PASSES):
                file.seek(0)
                file.write(bytes(size) if turn else os.urandom(size))
                os.fsync(file.fileno())
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
