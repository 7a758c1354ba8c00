"""Somebody from inside: they hold the database key, know SQL and this program, and sign with their own key only."""

from __future__ import annotations

import hashlib
import shutil
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.identity import Identity
from casedesk.security.journal import Entry, entry
from casedesk.security.moments import micros_of
from casedesk.store import database, journal
from casedesk.store.access import Access
from casedesk.store.database import DATABASE, raw_key
from casedesk.store.tables import journal as table
from tests.vaults import opened


@contextmanager
def inside(folder: Path, key: bytes) -> Iterator[sa.Connection]:
    """The database in their hands; what they did is kept."""
    made = database.engine(folder / DATABASE, raw_key(key, keyfile.read(folder).header.cipher_salt))
    try:
        with made.begin() as db:
            yield db
    finally:
        made.dispose()


def database_key(folder: Path) -> bytes:
    """The key every colleague's passphrase opens."""
    with opened(folder) as access:
        return access.database_key


def entries(folder: Path, key: bytes) -> list[Entry]:
    """The journal as it lies there."""
    with inside(folder, key) as db:
        return list(journal.entries(db))


def edit(folder: Path, key: bytes, seq: int, **values: Any) -> None:
    """Writes other values into one entry."""
    with inside(folder, key) as db:
        db.execute(sa.update(table).where(table.c.seq == seq).values(**values))


def write(folder: Path, key: bytes, journal: Sequence[Entry]) -> None:
    """Puts another journal in the place of the one that is there."""
    with inside(folder, key) as db:
        db.execute(sa.delete(table))
        db.execute(sa.insert(table), [{f: getattr(one, f) for f in Entry.__dataclass_fields__} for one in journal])


def cut(folder: Path, key: bytes, after: int) -> None:
    """Cuts off the tail."""
    with inside(folder, key) as db:
        db.execute(sa.delete(table).where(table.c.seq > after))


def rechained(journal: Sequence[Entry], by: Identity) -> list[Entry]:
    """The entries numbered, hashed and chained anew; their own signed anew, the others with the signature they had."""
    made: list[Entry] = []
    for old in journal:
        new = entry(
            previous=made[-1].head if made else None, at=old.at, person=by.id, action=old.action, object=old.object,
            details=old.details, by=by,
        )  # fmt: skip
        made.append(new if old.person == by.id else under_the_name_of(old.person, new, old.signature))
    return made


def under_the_name_of(person: UUID, made: Entry, signature: bytes) -> Entry:
    """An entry with a colleague's name in it and its hash right again."""
    action, object = made.action.encode(), made.object.bytes if made.object else bytes(16)
    at = micros_of(made.at)
    fixed = struct.pack(">Qqq16s16s", made.seq, at, made.micros, person.bytes, object)
    said = b"casedesk/journal entry\0" + made.previous + fixed + struct.pack(">I", len(action)) + action + made.details
    return replace(made, person=person, hash=hashlib.sha256(said).digest(), signature=signature)


def copy(folder: Path, to: Path) -> Path:
    """The whole vault as it is now, put aside."""
    shutil.copytree(folder, to)
    return to


def put_back(old: Path, folder: Path, *names: str) -> None:
    """Puts old files in the place of those that are there."""
    for path in folder.glob("vault.db*"):
        path.unlink()
    for name in names:
        shutil.copy(old / name, folder / name)


def checked(access: Access) -> Access:
    """Once every check at opening, also the one beside the work, has ended."""
    assert access.soundness is not None
    access.soundness.wait()
    access.soundness.wait_for_all()
    return access
