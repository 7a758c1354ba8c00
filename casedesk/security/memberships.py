"""A team's keys in the hands of a member: a person, or the team that opens files in an emergency."""

from __future__ import annotations

import os
from dataclasses import dataclass
from uuid import UUID

from casedesk.security.envelope import open_box, seal_to
from casedesk.security.identity import Identity
from casedesk.security.sealing import lock_bytes, open_bytes


@dataclass(frozen=True, slots=True)
class Membership:
    """How a member opens the team's keys: `key`, sealed to the member, opens `keys`."""

    team: UUID
    member: UUID
    key: bytes
    keys: bytes

    def context(self, vault: UUID) -> bytes:
        """What both are bound to."""
        return _context(vault, self.team, self.member)

    def signed(self, vault: UUID) -> bytes:
        """What the giver signs. Whether the giver may take somebody in, the reader checks."""
        return self.context(vault) + self.key + self.keys


def membership_for(team: Identity, vault: UUID, member: UUID, sealing: bytes) -> Membership:
    """The team's keys for one more member. The caller has checked whose public key `sealing` is."""
    wrap, context = os.urandom(32), _context(vault, team.id, member)
    return Membership(team.id, member, seal_to(sealing, wrap, context), lock_bytes(wrap, team.dump(), context))


def open_team(held: Membership, vault: UUID, me: Identity) -> Identity:
    """The team's keys, by the member's own. Raises Damaged when they were not sealed to these, or were changed."""
    context = held.context(vault)
    return Identity.load(held.team, open_bytes(open_box(me, held.key, context), held.keys, context))


def _context(vault: UUID, team: UUID, member: UUID) -> bytes:
    return b"casedesk/member\0" + vault.bytes + team.bytes + member.bytes
