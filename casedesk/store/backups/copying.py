"""A database copied page by page under another key, while work in it goes on; and such a copy looked over.

The copy is one state of the vault, that of the moment copying began: its source holds it open for reading, so a
writer neither waits nor makes the copying begin anew. A copy keeps no write-ahead log beside it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from sqlalchemy.dialects import sqlite

from casedesk.security.backup_trouble import BackupDamaged
from casedesk.security.errors import saving
from casedesk.store.database import APPLICATION_ID, genuine, keyed, whole
from casedesk.store.tables import journal
from casedesk.store.trouble import plainly
from casedesk.store.underway import Progress, Stopped, never, quiet
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

PAGES = 1000
"""Copied at a time, 4 MB: between two steps others get their turn, and it is asked whether to stop."""
READ = 1 << 20
WHOLE = 100
"""Progress is told in hundredths."""


class Interrupted(Mendable):
    """Whoever began it does not want it any more."""

    sentence = N_("It was stopped. Nothing was changed, and nothing half-made was left.")


@dataclass(frozen=True, slots=True)
class Content:
    """What a database holds: its schema, the journal's last entry, rows by table."""

    schema: int
    seq: int
    head: bytes
    counts: Mapping[str, int]


def share(progress: Progress, begin: int, end: int) -> Progress:
    """The progress of one step of several, which leads from so many hundredths to so many."""
    return lambda part, of: progress(begin + (end - begin) * part // max(of, 1), WHOLE)


def copy(source: Any, onto: Path, key: str, *, progress: Progress = quiet, stopped: Stopped = never) -> Content:
    """Copies what the connection `source` sees now into a new file under `key`; the file is on the disk afterwards.

    Raises Interrupted, DiskFull and other trouble with the disk; the caller then removes what was begun.
    """

    def step(status: int, left: int, pages: int) -> None:
        if stopped():
            raise Interrupted
        progress(pages - left, pages)

    with _plainly(), _one_state(source):
        held = content(source)
        fresh = keyed(onto, key, mode="rwc")
        try:
            for pragma in ("journal_mode = OFF", "synchronous = OFF", "cipher_memory_security = OFF"):
                fresh.execute(f"PRAGMA {pragma}")
            source.backup(fresh, pages=PAGES, progress=step, sleep=0)
        finally:
            fresh.close()
    with _plainly(), saving():
        _alone(onto, key)
        _to_the_disk(onto)
    return held


def look_over(path: Path, key: str) -> Content | None:
    """What a copy holds, if every page is genuine and the structure whole; nothing is written. None if not."""
    try:
        copied = keyed(path, key, mode="ro")
    except driver.DatabaseError:
        return None
    try:
        copied.execute("PRAGMA cipher_memory_security = OFF")
        copied.execute("PRAGMA cell_size_check = ON")
        if copied.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            return None
        return content(copied) if genuine(copied) and whole(copied) else None
    except driver.DatabaseError:
        return None
    finally:
        copied.close()


@contextmanager
def reading(path: Path, key: str) -> Iterator[Any]:
    """A copy opened for reading only. Raises BackupDamaged when it does not open under this key."""
    copied = None
    try:
        copied = keyed(path, key, mode="ro")
        copied.execute("PRAGMA cipher_memory_security = OFF")
        _asked(copied, _TABLES)
        yield copied
    except driver.DatabaseError:
        raise BackupDamaged from None
    finally:
        if copied is not None:
            copied.close()


def digest(path: Path, *, progress: Progress = quiet, stopped: Stopped = never) -> tuple[int, bytes]:
    """Size and SHA-256 of a file, read from the medium where the system lets go of what it remembers of it."""
    size, done, found = path.stat().st_size, 0, hashlib.sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(READ):
            if stopped():
                raise Interrupted
            found.update(piece)
            done += len(piece)
            progress(done, size)
    return done, found.digest()


def content(connection: Any) -> Content:
    """What the database holds now."""
    counts = {}
    for name, kind in _asked(connection, _TABLES):
        if kind == "table" and not name.startswith("sqlite_"):
            counts[name] = int(_asked(connection, sa.select(sa.func.count()).select_from(sa.table(name)))[0][0])
    last = _asked(connection, sa.select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1))
    seq, head = last[0] if last else (0, bytes(32))
    return Content(int(connection.execute("PRAGMA user_version").fetchone()[0]), int(seq), bytes(head), counts)


_TABLES: sa.Select[*tuple[Any, ...]] = sa.select(sa.column("name"), sa.column("type")).select_from(
    sa.table("sqlite_master")
)


def _asked(connection: Any, query: sa.Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The rows of a query, on the driver's own connection: there is no engine over a copy."""
    built = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    rows: list[tuple[Any, ...]] = connection.execute(str(built)).fetchall()
    return rows


@contextmanager
def _one_state(source: Any) -> Iterator[None]:
    """Holds one state of the vault open for reading."""
    source.execute("BEGIN")
    try:
        _asked(source, _TABLES)
        yield
    finally:
        source.rollback()


def _alone(path: Path, key: str) -> None:
    """The copied first page still says that a log lies beside it: not here."""
    fresh = keyed(path, key, mode="rw")
    try:
        fresh.execute("PRAGMA locking_mode = EXCLUSIVE")
        fresh.execute("PRAGMA synchronous = FULL")
        (mode,) = fresh.execute("PRAGMA journal_mode = DELETE").fetchone()
    finally:
        fresh.close()
    if mode != "delete":
        raise RuntimeError("a copy keeps no log")


def _to_the_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except driver.Error as trouble:
        raise plainly(trouble) from None
