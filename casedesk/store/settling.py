"""Which database key holds when its renewal was cut: found out at unlocking, before anything else is opened.

The key file names the next key before the database has it, and forgets the old one after; so one of two always opens.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from casedesk.security import keyfile
from casedesk.security.errors import KeyFileTampered
from casedesk.security.identity import Identity
from casedesk.security.keyfile import Found, Header
from casedesk.security.slots import Opened, opened_key
from casedesk.store.database import DATABASE, opens, raw_key
from casedesk.text.trouble import Mendable


def key_that_holds(folder: Path, found: Found, opened: Opened) -> Opened:
    """What the slot gave, with the database key that opens the database now. Nothing is written.

    Raises KeyFileTampered unless somebody who holds one of the two keys wrote exactly this key file.
    """
    if not opened.pending:
        keyfile.check(found, opened.database_key)
        return opened
    _check_either(found, opened.database_key, opened.pending)
    path, salt = folder / DATABASE, found.header.cipher_salt
    if opens(path, raw_key(opened.database_key, salt)) or not opens(path, raw_key(opened.pending, salt)):
        return opened
    return replace(opened, database_key=opened.pending, pending=b"")


def settle(folder: Path, found: Found, opened: Opened) -> tuple[Found, Opened]:
    """Ends a renewal of the database key that was cut after the database had it. It needs no right.

    A key file that cannot be written now (a full disk) is left for the next time. Raises KeyFileTampered.
    """
    holds = key_that_holds(folder, found, opened)
    if holds is not opened:
        with contextlib.suppress(Mendable):
            header = keyfile.write_twice(folder, promoted(found.header), holds.database_key)
            found = replace(found, header=header)
    return found, holds


def genuine(found: Found, me: Identity, database_key: bytes) -> Header:
    """The header as the next one is made from by who holds this database key: promoted, if it is the next one.

    Raises KeyFileTampered.
    """
    header = found.header
    way = header.way_of(me.id)
    if way is not None and way.pending and opened_key(header.vault, me, way.pending) == database_key:
        _check_either(found, opened_key(header.vault, me, way.database_key), database_key)
        return promoted(header)
    keyfile.check(found, database_key)
    return header


def _check_either(found: Found, old: bytes, new: bytes) -> None:
    try:
        keyfile.check(found, old)
    except KeyFileTampered:
        keyfile.check(found, new)


def promoted(header: Header) -> Header:
    """With the next database key instead of the present one. Who was not given the next one has no slot any more."""
    slots = tuple(replace(s, database_key=s.pending, pending=b"") for s in header.slots if s.pending)
    recovery = header.recovery
    if recovery is not None:
        recovery = replace(recovery, database_key=recovery.pending, pending=b"") if recovery.pending else None
    return replace(header, slots=slots, recovery=recovery)
