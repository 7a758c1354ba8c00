"""What the present vault gives to one that is restored: who comes in today, and what was erased in it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from casedesk.security import keyfile
from casedesk.security.slots import open_slot
from casedesk.store import schema
from casedesk.store.access import Access
from casedesk.store.database import DATABASE, engine, raw_key
from casedesk.store.keeping import erasure_ledger
from casedesk.store.keeping.erasure_ledger import Erased
from casedesk.store.restoring.restoring import Present
from casedesk.store.settling import key_that_holds
from casedesk.store.trouble import StoreFault
from casedesk.text.trouble import Mendable


def present_of(access: Access) -> Present:
    """From the vault that is open. Raises the key file's troubles."""
    found = keyfile.read(access.folder)
    keyfile.check(found, access.database_key)
    with access.reading() as db:
        return Present(access.vault.id, found.header.slots, erasure_ledger.ledger(db))


def present_in(folder: Path, short_name: str, passphrase: str) -> Present | None:
    """From a vault that may be damaged, as far as this passphrase opens it; None where it opens nothing.

    Its key file may be whole where its database is not: then the slots are known, and nothing of what was erased.
    """
    try:
        found = keyfile.read(folder)
        opened = key_that_holds(folder, found, open_slot(found.header, short_name, passphrase))
    except Mendable:
        return None
    erased: list[Erased] = []
    with contextlib.suppress(Mendable, StoreFault):
        erased = _ledger(folder / DATABASE, raw_key(opened.database_key, found.header.cipher_salt))
    return Present(found.header.vault, found.header.slots, erased)


def _ledger(path: Path, key: str) -> list[Erased]:
    made = engine(path, key)
    try:
        with made.connect().execution_options(reading=True) as db:
            return erasure_ledger.ledger(db) if schema.version(db) == schema.SCHEMA else []
    finally:
        made.dispose()
