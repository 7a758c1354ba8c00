"""A backup as a folder on a medium: its name, whether it is whole, and how one appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from casedesk.security import backup_head
from casedesk.security.backup_head import BackupHead
from casedesk.security.backup_trouble import BackupMissing
from casedesk.security.durable import sync_folder
from casedesk.security.errors import DiskFull, DiskUnsound, FolderReadOnly, saving
from casedesk.store.trouble import StoreFault, VaultDamaged
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

PART = ".part"
MEGABYTE = 1_000_000
NAMED = re.compile(r"(Backup|Copy) \d{4}-\d{2}-\d{2} \d{2}\.\d{2}[\w .-]*")
"""What this program calls a backup; nothing named otherwise is ever removed."""


class MediumGone(Mendable):
    """The folder is not there, or not any more."""

    sentence = N_(
        "The folder for backups is not there, or is not there any more. The vault is as it was, and no half backup was "
        "left. Put the stick or disk in and try again."
    )


class MediumFull(Mendable):
    """No room for one more backup."""

    sentence = N_(
        "There is too little room for the backup: {need} MB are needed. The vault is as it was, and no half backup was "
        "left. Free some space there, or take another stick or disk."
    )


class MediumInVault(Mendable):
    """A backup inside the vault's own folder would go the way of the vault."""

    sentence = N_(
        "This folder belongs to the vault itself. Nothing was changed. Choose a folder on a stick or on another disk."
    )


@dataclass(frozen=True, slots=True)
class Lying:
    """A backup that lies on a medium: its folder and what it says of itself."""

    folder: Path
    head: BackupHead


def backups_in(medium: Path, vault: UUID) -> list[Lying]:
    """The backups of one vault in a folder, the oldest first. What cannot be read is no backup of it."""
    return sorted(
        (one for one in _lying(medium) if one.head.vault == vault), key=lambda one: (one.head.made, one.head.seq)
    )


def newest_in(folder: Path) -> Path:
    """The folder itself if a backup lies in it, else the newest backup in the folders of a stick.

    Raises BackupMissing. Of two centres' backups on one stick it takes the newest of all: then choose the folder.
    """
    if (folder / backup_head.HEAD).exists():
        return folder
    newest = max(_lying(folder), key=lambda one: (one.head.made, one.folder), default=None)
    if newest is None:
        raise BackupMissing
    return newest.folder


def _lying(medium: Path) -> Iterator[Lying]:
    with contextlib.suppress(OSError):
        for folder in medium.iterdir():
            if NAMED.fullmatch(folder.name) and not folder.name.endswith(PART) and not folder.is_symlink():
                with contextlib.suppress(Mendable):
                    yield Lying(folder, backup_head.read(folder))


def name_for(at: datetime, *, kind: str = "Backup", why: str = "") -> str:
    """Such as “Backup 2026-11-22 10.30”, in the centre's own time: it sorts by itself, and any system can write it."""
    return f"{kind} {local(at):%Y-%m-%d %H.%M}{' ' + why if why else ''}"


def free_name(medium: Path, name: str) -> Path:
    """Where that backup is to lie: a second one in the same minute has a number behind its name."""
    number = 1
    while (found := medium / (name if number == 1 else f"{name} {number}")).exists():
        number += 1
    return found


@contextmanager
def appearing(final: Path, *, need: int) -> Iterator[Path]:
    """A folder to fill inside the block. Afterwards it has its name; if anything stood in the way, it is gone.

    `need` are the bytes it will take. What an earlier try left, pulled out half-way, is removed first.
    Raises MediumGone, MediumFull, FolderReadOnly, DiskUnsound.
    """
    medium, part = final.parent, final.with_name(final.name + PART)
    with _told(medium, need):
        if not medium.is_dir():
            raise MediumGone
        clear(medium)
        if shutil.disk_usage(medium).free < need:
            raise DiskFull
        part.mkdir(mode=0o700)
    try:
        with _told(part, need):
            yield part
            sync_folder(part)
            part.rename(final)
            sync_folder(medium)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def clear(medium: Path) -> None:
    """Removes what was begun on a medium and never got its name."""
    for left in medium.iterdir():
        if left.name.endswith(PART) and NAMED.fullmatch(left.name.removesuffix(PART)) and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)


def remove(folder: Path) -> bool:
    """Removes a backup, its name first: what is half gone is not named like one. Whether it is gone."""
    part = folder.with_name(folder.name + PART)
    try:
        folder.rename(part)
    except OSError:
        return False
    shutil.rmtree(part, ignore_errors=True)
    return True


def refuse_inside(vault: Path, medium: Path) -> None:
    """Raises MediumInVault for a folder that is the vault's own, or lies in it."""
    inside, whole = os.path.realpath(medium), os.path.realpath(vault)
    if inside == whole or inside.startswith(whole + os.sep):
        raise MediumInVault


@contextmanager
def _told(place: Path, need: int) -> Iterator[None]:
    """Trouble with the medium in the words of who put it in; `place` is what lies there unless it was pulled out."""
    try:
        with saving():
            yield
    except (DiskFull, FolderReadOnly, DiskUnsound, VaultDamaged, StoreFault) as trouble:
        if not _there(place):
            raise MediumGone from None
        if isinstance(trouble, DiskFull):
            raise MediumFull(need=-(-need // MEGABYTE)) from None
        raise
    except OSError:
        raise MediumGone from None


def _there(folder: Path) -> bool:
    try:
        return stat.S_ISDIR(os.stat(folder).st_mode)  # noqa: PTH116 – a stick that was pulled raises here
    except OSError:
        return False
