"""Asking somebody to come in: what an administrator signs, and what the person invited signs with the keys they made.

The administrator says who is to come and as what; the newcomer's own signature binds the keys to this invitation and
to the founder whom their program trusts. A supervisor compares the words of the keys and certifies them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, PublicKeys, signed_by_any, verify
from casedesk.security.moments import micros_of
from casedesk.security.roles import Role, check_together, written

HOLDS = timedelta(days=7)
"""How long an invitation can be accepted."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """That a person may come in with these roles, into this team (none: the first), until a moment."""

    id: UUID
    person: UUID
    roles: frozenset[Role]
    team: UUID | None
    made: datetime
    until: datetime
    giver: UUID
    signature: bytes

    def signed(self, vault: UUID) -> bytes:
        """What the administrator signed."""
        who = vault.bytes + self.id.bytes + self.person.bytes + self.giver.bytes
        moments = b"".join(micros_of(at).to_bytes(8, "big", signed=True) for at in (self.made, self.until))
        team = b"" if self.team is None else b"\0" + self.team.bytes
        return b"casedesk/invitation\0" + who + moments + written(self.roles).encode() + team


def invite(
    *, vault: UUID, person: UUID, roles: Collection[Role], team: UUID | None, by: Identity, at: datetime
) -> Invitation:
    """Signs that a person may come in. Raises RolesApart when the roles may not be one person's."""
    check_together(roles)
    made = at.astimezone(UTC)
    unsigned = Invitation(uuid4(), person, frozenset(roles), team, made, made + HOLDS, by.id, b"")
    return replace(unsigned, signature=by.sign(unsigned.signed(vault)))


def check(invitation: Invitation, vault: UUID, giver_signing: Iterable[bytes]) -> None:
    """Raises Damaged unless one of the giver's keys signed exactly this."""
    if not signed_by_any(giver_signing, invitation.signature, invitation.signed(vault)):
        raise Damaged("invitation")


def accept(invitation: Invitation, vault: UUID, root: bytes, me: Identity) -> bytes:
    """The newcomer's own signature: that they made these keys for this invitation, trusting this founder."""
    return me.sign(_accepted(invitation, vault, root, me.public))


def check_accepted(invitation: Invitation, vault: UUID, root: bytes, keys: PublicKeys, signature: bytes) -> None:
    """Raises Damaged unless the owner of the keys accepted this invitation, trusting the same founder as the reader.

    A newcomer who was shown another founder would give their cases to whomever that one vouches for.
    """
    verify(keys.signing, signature, _accepted(invitation, vault, root, keys))


def _accepted(invitation: Invitation, vault: UUID, root: bytes, keys: PublicKeys) -> bytes:
    place = vault.bytes + invitation.id.bytes + invitation.person.bytes
    return b"casedesk/acceptance\0" + place + root + keys.dump()
