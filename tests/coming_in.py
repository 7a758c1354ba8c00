"""Somebody new on a real vault: asked in, come in, signed."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store.access import Access
from casedesk.store.staff.arriving import accept
from casedesk.store.staff.certifying import certify
from casedesk.store.staff.inviting import Invited, invite, pending
from casedesk.store.work import Work
from tests.vaults import opened

NEW = "green kettle under the old bridge"


def asked_in(
    folder: Path, short_name: str = "sokly", roles: frozenset[Role] = frozenset({Role.SOCIAL_WORKER})
) -> Invited:
    """The founder asks Yim Sokly in."""
    with opened(folder) as access:
        return invite(access, name="Yim Sokly", short_name=short_name, roles=roles, kdf=LIGHT)


def came_in(folder: Path, invited: Invited, short_name: str = "sokly") -> tuple[str, ...]:
    """The newcomer chooses NEW as passphrase; returns the words of the keys made."""
    with opened(folder, short_name, passphrase=invited.words) as newcomer:
        accept(newcomer, passphrase=NEW, kdf=LIGHT)
        return newcomer.me.public.words()


def signed(access: Access, person: UUID) -> int:
    """A supervisor signs the keys that wait; returns how many keys were given again."""
    found = pending(access, person)
    words = found.keys.words() if found is not None and found.keys is not None else ()
    with Work(access) as work:
        given = certify(work, person=person, words=words)
        work.commit()
    return given
