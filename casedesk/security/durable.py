"""Writing a file so that a power cut leaves the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from casedesk.security.errors import DiskUnsound, saving

TRIES = 10
PAUSE = 0.1
"""Seconds between tries: on Windows a virus scanner or a backup may hold the file for a moment."""
FRESH = ".new"
"""Ends the name of a file that is not yet the file."""


def write_whole(path: Path, content: bytes) -> None:
    """Puts content at the path, whole and on the disk before this returns; readable by its owner only.

    Raises FolderReadOnly, DiskFull or DiskUnsound; what lay at the path before is then still there.
    """
    write_blocks(path, (content,))


def write_blocks(path: Path, blocks: Iterable[bytes]) -> None:
    """The same block by block, so that a large file lies in memory nowhere. What `blocks` raises ends it."""
    fresh = path.with_name(path.name + FRESH)
    with saving():
        try:
            written = _write_through(fresh, blocks)
            with fresh.open("rb") as file:
                if hashlib.file_digest(file, hashlib.sha256).digest() != written:
                    raise DiskUnsound
            patiently(lambda: fresh.replace(path))
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def patiently(action: Callable[[], object], *, pause: float = PAUSE) -> None:
    """Tries again while somebody else holds the file. Raises PermissionError when they never let go."""
    for left in reversed(range(TRIES)):
        try:
            action()
        except PermissionError:
            if not left:
                raise
            time.sleep(pause)
        else:
            return


def _write_through(path: Path, blocks: Iterable[bytes]) -> bytes:
    """Writes the blocks and returns their SHA-256."""
    digest = hashlib.sha256()
    path.unlink(missing_ok=True)  # left by a power cut; and a link laid there is not followed
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        for block in blocks:
            digest.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return digest.digest()


def sync_folder(folder: Path) -> None:
    """Makes the new name last, where the system has such a thing: Windows has not."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
