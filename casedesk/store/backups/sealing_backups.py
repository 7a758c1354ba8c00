"""To whom a backup is sealed, and who can open it: every team of supervisors, and the recovery sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from casedesk.security import keyfile
from casedesk.security.backup_head import Box, sealed, way, without_database_key, without_keys
from casedesk.security.errors import Damaged
from casedesk.security.header import Header
from casedesk.security.identity import Identity
from casedesk.security.memberships import Membership
from casedesk.security.recovery import Recovery
from casedesk.security.roles import Role
from casedesk.security.slots import Slot
from casedesk.store.access import Access
from casedesk.store.tables import members
from casedesk.store.trust import Trust


@dataclass(frozen=True, slots=True, repr=False)
class Sealing:
    """Everything needed to seal a backup: the vault, who makes it, and whom the vault vouches for.

    No key but the maker's own and those of their teams: somebody who is no supervisor makes a backup they cannot open.
    """

    vault: UUID
    training: bool
    me: Identity
    teams: Mapping[UUID, Identity]
    trust: Trust
    header: Header
    members: tuple[Membership, ...]

    def boxes(self, backup: UUID, key: bytes) -> tuple[Box, ...]:
        """The backup's key for each team under its newest keys, and for the recovery keys.

        Raises Damaged when nobody vouches for any team: a backup that nobody opens is none.
        """
        to = {team.id: team.public.sealing for team in self.trust.teams_now()}
        if not to:
            raise Damaged("team")
        if (recovery := self.recovery) is not None:
            to[recovery.person] = self.trust.sealing(recovery.person)
        return tuple(sealed(self.vault, backup, id, public, key) for id, public in to.items())

    @property
    def recovery(self) -> Recovery | None:
        """The sheets, as long as their keys are certified."""
        kept = self.header.recovery
        if kept is None or Role.RECOVERY not in self.trust.roles(kept.person):
            return None
        return without_database_key(kept)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The supervisors' slots, without the vault's database key."""
        return tuple(
            without_keys(slot) for slot in self.header.slots if Role.SUPERVISOR in self.trust.roles(slot.person)
        )

    @property
    def ways(self) -> tuple[bytes, ...]:
        """What stands for every slot there is now."""
        return tuple(way(slot) for slot in self.header.slots)


def sealing_of(access: Access) -> Sealing:
    """For the person who is logged in. Raises the key file's troubles."""
    found = keyfile.read(access.folder)
    keyfile.check(found, access.database_key)
    with access.reading() as db:
        return sealing(
            db, access.vault.id, access.vault.training, access.me, access.teams, access.trust, found.header
        )  # fmt: skip


def sealing(
    db: sa.Connection, vault: UUID, training: bool, me: Identity, teams: Mapping[UUID, Identity], trust: Trust,
    header: Header,
) -> Sealing:  # fmt: skip
    """With the memberships of today's supervisors in today's teams."""
    now = {team.id for team in trust.teams_now()}
    held = tuple(
        Membership(row.team, row.person, row.key, row.keys)
        for row in db.execute(sa.select(members).order_by(members.c.team, members.c.person))
        if row.team in now and Role.SUPERVISOR in trust.roles(row.person)
    )
    return Sealing(vault, training, me, teams, trust, header, held)
