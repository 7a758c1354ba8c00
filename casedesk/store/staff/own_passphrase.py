"""Another passphrase for oneself: the slot is written anew, nothing else."""

from __future__ import annotations

from dataclasses import replace

from casedesk.security import keyfile
from casedesk.security.errors import KeyFileTampered, WrongPassphrase
from casedesk.security.header import Header
from casedesk.security.passphrase import MINIMUM
from casedesk.security.roles import Permission, require
from casedesk.security.slots import STANDARD, Kdf, Slot, opened_bundle, relocked
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.key_file import rewrite_keys
from casedesk.store.work import Work
from casedesk.text.translation import N_

NOT_THIS_ONE = N_("This is not your present passphrase. Nothing was changed.")
TOO_SHORT = N_("Use at least {minimum} characters, five or six words for example.")


def refuse_short(field: str, passphrase: str) -> None:
    """Raises InField for a passphrase below the minimum."""
    if len(passphrase) < MINIMUM:
        raise InField(field, TOO_SHORT, minimum=MINIMUM)


def change_passphrase(access: Access, *, old: str, new: str, kdf: Kdf = STANDARD) -> None:
    """Puts one's keys under another passphrase. Keys, grants and records stay as they are, so it takes no longer for
    a large vault than for a small one.

    The key file is replaced whole, twice, so that nothing of the old passphrase is left in its earlier generation: a
    crash leaves the old passphrase or the new one, never none. The journal is written afterwards.
    Raises NotInRole, InField with what is wrong with either passphrase, FolderReadOnly, DiskFull, DiskUnsound.
    """
    require(access.person.roles, Permission.OWN_KEYS)
    refuse_short("new", new)
    access.wait_until_sound()
    with access.underway:
        slot = keyfile.read(access.folder).header.slot_of(access.me.id)
        if slot is None:
            raise KeyFileTampered
        try:
            me, root = opened_bundle(access.vault.id, slot, old)
        except WrongPassphrase:
            raise InField("old", NOT_THIS_ONE) from None
        new_slot = relocked(slot, vault=access.vault.id, identity=me, root=root, passphrase=new, kdf=kdf)
        rewrite_keys(access, lambda header: _with_bundle(header, new_slot), for_good=True)
        with Work(access) as work:
            work.journal("passphrase")
            work.commit()


def _with_bundle(header: Header, new: Slot) -> Header:
    """The boxes of the slot as they are by now: the database may be getting a new key meanwhile."""
    now = header.slot_of(new.person)
    if now is None:
        raise KeyFileTampered
    return header.with_slot(replace(now, salt=new.salt, kdf=new.kdf, bundle=new.bundle))
