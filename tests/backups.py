"""Backups of real vaults, and what somebody with the stick in hand does to one."""

from __future__ import annotations

import hashlib
import shutil
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from casedesk.security import spelling
from casedesk.security.backup_head import FRAME, HEAD
from casedesk.security.framed import canonical
from casedesk.store.backups.backing import back_up
from casedesk.store.database import DATABASE
from casedesk.store.restoring.opening_backups import OpenedBackup, open_backup, with_passphrase
from casedesk.store.restoring.restoring import Restored, restore
from tests import factories as make
from tests.vaults import PASSPHRASE, opened

HELD = "The door of the shop is green"
"""Words of a note in the case that is backed up."""


@pytest.fixture(scope="session")
def backed_up(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A medium with one backup of a vault with one case: nobody changes it, everybody copies it."""
    place = tmp_path_factory.mktemp("medium")
    shutil.copytree(template, place / "vault")
    (place / "stick").mkdir()
    with opened(place / "vault") as access:
        case = make.registered(access)
        make.kept(access, make.consent(case.id), make.identity(case.id), make.follow_up(case.id, progress=HELD))
        back_up(access, place / "stick")
    return place / "stick"


@pytest.fixture
def backup(backed_up: Path, tmp_path: Path) -> Path:
    """A copy of the backup on a stick of one's own."""
    stick = tmp_path / "stick"
    shutil.copytree(backed_up, stick)
    (one,) = (folder for folder in stick.iterdir() if folder.is_dir())
    return one


def opened_by(folder: Path, short_name: str = "bopha", passphrase: str = PASSPHRASE) -> OpenedBackup:
    """The backup, opened with a passphrase."""
    return open_backup(folder, with_passphrase(short_name, passphrase))


def restored(folder: Path, into: Path) -> Restored:
    """The whole way from the stick to a vault."""
    return restore(opened_by(folder), into)


def rewritten(folder: Path, change: Callable[[dict[str, Any]], Mapping[str, Any]]) -> None:
    """Edits what lies beside the database, with a right length and a right SHA-256, but without the maker's keys."""
    said = dict(FRAME.read(folder / HEAD))
    body = canonical(change(said))
    front = FRAME.magic + struct.pack(">I", len(body)) + body
    (folder / HEAD).write_bytes(front + hashlib.sha256(front).digest())


def fitted(folder: Path) -> None:
    """Makes size and SHA-256 of whatever database lies there stand in the head."""
    content = (folder / DATABASE).read_bytes()
    digest = spelling.text(hashlib.sha256(content).digest())
    rewritten(folder, lambda said: {**said, "size": len(content), "digest": digest})


def flipped(path: Path, at: int) -> None:
    """One bit is another."""
    content = bytearray(path.read_bytes())
    content[at] ^= 0x10
    path.write_bytes(content)
