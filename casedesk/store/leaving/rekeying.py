"""The database gets a new key, so that who had the old one opens no copy of it made from now on.

In this order, so that one of the two keys opens the vault wherever it is cut:
1. the key file says the next key to everybody who stays (still under the old one, and nothing of it in `vault.bak`);
2. the database is encrypted anew, in one transaction;
3. every page is read again under the next key;
4. the key file forgets the old one. Cut before this, `settling.settle` does it at the next unlocking.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.header import Header
from casedesk.security.identity import Identity
from casedesk.security.passphrase import generate
from casedesk.security.roles import Permission, require
from casedesk.security.slots import Slot, relocked, sealed_key
from casedesk.store import database
from casedesk.store.access import Access
from casedesk.store.database import DATABASE, raw_key
from casedesk.store.key_file import rewrite_keys
from casedesk.store.tables import invitations
from casedesk.store.trouble import VaultDamaged
from casedesk.store.underway import Progress, quiet
from casedesk.store.work import Work

STEPS = 4


def rekey(access: Access, progress: Progress = quiet) -> None:
    """Makes a new database key. Everybody else waits meanwhile: about two seconds for every 100 MB.

    It goes only to keys a supervisor vouches for: who is invited and not yet signed is invited again.
    Raises NotInRole, Busy, DiskFull and the key file's troubles; the old key then still opens, or, from step 3 on, the
    new one.
    """
    require(access.person.roles, Permission.END_ACCESS)
    access.wait_until_sound()
    access.demand_writing()
    with access.underway, access.backing:
        fresh = os.urandom(32)
        _announce(access, fresh)
        progress(1, STEPS)
        _turn(access, fresh, progress)
        rewrite_keys(access, lambda header: header, for_good=True)
        with Work(access) as work:
            work.journal("renew keys", what="database")
            work.commit()
        progress(4, STEPS)


def _announce(access: Access, fresh: bytes) -> None:
    """Says the next key to everybody who stays, and ends every open invitation."""
    with Work(access) as work:
        invited = set(work.db.scalars(sa.select(invitations.c.person)))
        work.db.execute(sa.delete(invitations))
        for person in invited:
            work.journal("withdraw", person)
        work.commit()
    rewrite_keys(access, lambda header: _announced(access, header, invited, fresh), for_good=True)


def _announced(access: Access, header: Header, invited: Collection[UUID], fresh: bytes) -> Header:
    """The header with the next key in a box for each person vouched for; others have no slot any more.

    Whoever was asked to make new keys keeps the slot, so that their short name stays, under words nobody knows.
    """
    people, slots = access.trust.people, []
    for slot in header.slots:
        if slot.person not in people:
            continue
        if slot.person in invited:
            nobody = Identity.new(slot.person)
            slots.append(_sealed(access, _closed(access, slot, nobody), nobody.public.sealing, fresh))
        else:
            slots.append(_sealed(access, slot, people[slot.person].public.sealing, fresh))
    recovery = header.recovery
    if recovery is not None and recovery.person in people:
        sealing = people[recovery.person].public.sealing
        recovery = replace(recovery, pending=sealed_key(header.vault, recovery.person, sealing, fresh))
    return replace(header, slots=tuple(slots), recovery=recovery)


def _sealed(access: Access, slot: Slot, sealing: bytes, fresh: bytes) -> Slot:
    return replace(slot, pending=sealed_key(access.vault.id, slot.person, sealing, fresh))


def _closed(access: Access, slot: Slot, nobody: Identity) -> Slot:
    """The slot under words that nobody was told, for keys that nobody has."""
    id, to = access.vault.id, nobody.public.sealing
    bare = replace(slot, database_key=sealed_key(id, slot.person, to, access.database_key))
    return relocked(bare, vault=id, identity=nobody, root=access.root, passphrase=generate(), kdf=slot.kdf)


def _turn(access: Access, fresh: bytes, progress: Progress) -> None:
    """Encrypts the database anew and reads it again; from here on this session holds the new key."""
    path, salt = access.folder / DATABASE, keyfile.read(access.folder).header.cipher_salt
    new = raw_key(fresh, salt)
    with access.door.alone(access.engine):  # also while it is read: a page written meanwhile would look damaged
        database.rekey(path, access.door.key, new)
        access.database_key, access.door.key = fresh, new
        progress(2, STEPS)
        if not database.sound(path, new):
            raise VaultDamaged
        progress(3, STEPS)
