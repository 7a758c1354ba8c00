"""The one way in which an open vault's key file is changed."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.keyfile import Header
from casedesk.store.access import Access
from casedesk.store.settling import genuine
from casedesk.store.tables import vault


def rewrite_keys(access: Access, change: Callable[[Header], Header], *, for_good: bool = False) -> Header:
    """Writes a changed key file and its generation into the database; `for_good` leaves nothing of it in `vault.bak`.

    One at a time: an anchor set in the background must not undo a slot that is being added. What lies there is
    believed only if it is genuine and not an old one put back meanwhile: else this write would make it so.
    Raises FolderReadOnly, DiskFull, DiskUnsound, KeyFileTampered; the present key file is then untouched.
    """
    access.demand_writing()
    put = keyfile.write_twice if for_good else keyfile.write
    with access.key_file:
        written = put(access.folder, change(_present(access)), access.database_key)
        with access.engine.begin() as db:
            db.execute(sa.update(vault).values(header_generation=written.generation))
    return written


def _present(access: Access) -> Header:
    found = keyfile.read(access.folder)
    header = genuine(found, access.me, access.database_key)
    with access.reading() as db:
        newest = db.scalar(sa.select(vault.c.header_generation)) or 0
    found.refuse_older(newest)
    return header
