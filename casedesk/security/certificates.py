"""Who is who: a person's public keys and roles, signed by somebody already known.

Without them an insider could put their own public key under a colleague's name and be given her cases.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, PublicKeys, verify
from casedesk.security.moments import micros_of
from casedesk.security.roles import Role, check_together, written


@dataclass(frozen=True, slots=True)
class Certificate:
    """That these keys are this person's, and what they do here. Whether the issuer may say so, the reader checks."""

    id: UUID
    person: UUID
    public: PublicKeys
    roles: frozenset[Role]
    issued: datetime
    issuer: UUID
    signature: bytes
    team: UUID | None = None
    """The team whose supervisors read this person's cases; none in a vault with one team."""

    def signed(self, vault: UUID) -> bytes:
        """What the issuer signed."""
        who = vault.bytes + self.id.bytes + self.person.bytes + self.issuer.bytes
        moment = micros_of(self.issued).to_bytes(8, "big", signed=True)
        team = b"" if self.team is None else b"\0" + self.team.bytes
        return b"casedesk/certificate\0" + who + self.public.dump() + moment + written(self.roles).encode() + team


def certify(
    *, vault: UUID, person: UUID, public: PublicKeys, roles: Collection[Role], by: Identity, at: datetime,
    team: UUID | None = None,
) -> Certificate:  # fmt: skip
    """Signs that these are the person's keys and roles. The founder signs their own: the root of all others.

    Raises RolesApart when the roles may not be one person's.
    """
    check_together(roles)
    unsigned = Certificate(uuid4(), person, public, frozenset(roles), at.astimezone(UTC), by.id, b"", team)
    return replace(unsigned, signature=by.sign(unsigned.signed(vault)))


def check(certificate: Certificate, vault: UUID, issuer_signing: bytes) -> None:
    """Raises Damaged unless the issuer signed exactly this, for this vault."""
    verify(issuer_signing, certificate.signature, certificate.signed(vault))


def check_root(certificate: Certificate, vault: UUID, root: bytes) -> None:
    """Raises Damaged unless this is the founder's own certificate, whose fingerprint every slot pins."""
    if certificate.issuer != certificate.person or certificate.public.fingerprint() != root:
        raise Damaged("root certificate")
    check(certificate, vault, certificate.public.signing)


@dataclass(frozen=True, slots=True)
class Revocation:
    """That a certificate holds no longer: its owner left, or has new keys. Earlier signatures stay good."""

    certificate: UUID
    at: datetime
    giver: UUID
    signature: bytes

    def signed(self, vault: UUID) -> bytes:
        """What the giver signed."""
        place = vault.bytes + self.certificate.bytes + self.giver.bytes
        return b"casedesk/revocation\0" + place + micros_of(self.at).to_bytes(8, "big", signed=True)


def revoke(*, vault: UUID, certificate: UUID, by: Identity, at: datetime) -> Revocation:
    """Signs that a certificate holds no longer."""
    unsigned = Revocation(certificate, at.astimezone(UTC), by.id, b"")
    return replace(unsigned, signature=by.sign(unsigned.signed(vault)))
