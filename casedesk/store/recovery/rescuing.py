"""Two recovery sheets bring a supervisor back in who forgot her passphrase."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from casedesk.security import keyfile
from casedesk.security.errors import NotInRole
from casedesk.security.identity import Identity
from casedesk.security.passphrase import MINIMUM
from casedesk.security.roles import Permission, Role, require
from casedesk.security.sheets import open_with_sheets
from casedesk.security.slots import STANDARD, Kdf, make_slot, tag_of
from casedesk.store import people, vault
from casedesk.store.access import Access
from casedesk.store.key_file import rewrite_keys
from casedesk.store.staff.inviting import boxed
from casedesk.store.staff.noticing import notify
from casedesk.store.staff.regranting import certify_anew, regrant
from casedesk.store.vault import PassphraseTooShort
from casedesk.store.work import Work, query
from casedesk.text.naming import in_script
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class ShortNameTaken(Mendable):
    """Somebody else comes in by this short name."""

    sentence = N_("This short name belongs to a colleague. Nothing was changed. Choose another one.")


class SheetsNotVouched(Mendable):
    """Two sheets opened keys that no supervisor vouches for any more."""

    sentence = N_(
        "The two sheets open, but no supervisor vouches for their keys any more. Nothing was changed. "
        "Ask another supervisor, or take the newest sheets."
    )


@dataclass(frozen=True, slots=True)
class Rescuable:
    """A supervisor who can be brought back in."""

    id: UUID
    name: str
    khmer_name: str


def enter(folder: Path, text: str, other_text: str) -> tuple[Access, list[Rescuable]]:
    """The vault as two sheets open it, and whom they can bring back in; the caller locks it.

    Raises the troubles of sheets, SheetsNotVouched, and what `vault.enter` raises.
    """
    access = vault.enter(folder, lambda header: open_with_sheets(header, text, other_text))
    try:
        with Work(access, reading=True) as work:
            return access, supervisors(work)
    except BaseException as trouble:
        vault.lock(access)
        if isinstance(trouble, NotInRole):
            raise SheetsNotVouched from None
        raise


@query(Permission.RESCUE)
def supervisors(work: Work) -> list[Rescuable]:
    """Whom two sheets can bring back in, by name. Shown to whoever holds two sheets, and to nobody before."""
    names, trust = people.names(work.db), work.access.trust
    found = [Rescuable(id, *names[id]) for id in trust.people if Role.SUPERVISOR in trust.roles(id)]
    return sorted(found, key=lambda one: in_script(one.name, one.khmer_name))


def rescue(access: Access, *, person: UUID, short_name: str, passphrase: str, kdf: Kdf = STANDARD) -> None:
    """Gives a supervisor new keys under a new passphrase, and again what they held; the old ones open nothing more.

    The database is written first, then the key file, leaving nothing of the old slot in `vault.bak`. After a crash
    between the two the person is still shut out, and the two sheets do it again. The sheets stay good.
    Raises NotInRole, ShortNameTaken, PassphraseTooShort, TooLittleMemory and the key file's troubles.
    """
    require(access.person.roles, Permission.RESCUE)
    if len(passphrase) < MINIMUM:
        raise PassphraseTooShort(minimum=MINIMUM)
    with access.underway:
        header = keyfile.read(access.folder).header
        tag = tag_of(access.vault.id, short_name)
        if any(slot.person != person and hmac.compare_digest(slot.tag, tag) for slot in header.slots):
            raise ShortNameTaken
        fresh = Identity.new(person)
        slot = make_slot(
            vault=access.vault.id, identity=fresh, root=access.root, short_name=short_name, passphrase=passphrase,
            database_key=access.database_key, kdf=kdf,
        )  # fmt: skip
        with Work(access) as work:
            certify_anew(work, person=person, public=fresh.public)
            keys = regrant(work, person=person)
            work.journal("rescue", person, keys=str(keys))
            for other, certificate in access.trust.people.items():
                if Role.SUPERVISOR in certificate.roles and other != person:
                    notify(work, person=other, action="rescue")
            work.commit()
        rewrite_keys(access, lambda present: present.with_slot(boxed(access, present, slot, fresh)), for_good=True)
