"""The floor under the database: the driver alone, over the same file, with the same key and settings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from casedesk.security import keyfile
from casedesk.store import database
from casedesk.store.access import Access
from casedesk.store.database import DATABASE, raw_key


@contextmanager
def connection(access: Access) -> Iterator[Any]:
    """A connection of the driver, opened as the program opens its own: the ten pragmas are part of the floor."""
    salt = keyfile.read(access.folder).header.cipher_salt
    made = database.connect(access.folder / DATABASE, raw_key(access.database_key, salt))
    try:
        yield made
    finally:
        made.close()


@contextmanager
def fresh(path: Path) -> Iterator[Any]:
    """A new file of its own, so that neither side empties the other's cache by writing."""
    made = database.connect(path, raw_key(os.urandom(32), os.urandom(16)), create=True)
    try:
        yield made
    finally:
        made.close()


def marks(ids: Sequence[bytes]) -> str:
    """As many question marks as there are ids."""
    return ",".join("?" * len(ids))
