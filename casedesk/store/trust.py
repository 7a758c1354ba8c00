"""Whose keys are whose: certificates, checked up to the founder's, whose fingerprint lies in every person's slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.certificates import Certificate, check
from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, PublicKeys, verify
from casedesk.security.roles import Role
from casedesk.store.tables import certificates, teams


@dataclass(frozen=True, slots=True)
class Team:
    """A team and its public keys, certified by a supervisor."""

    id: UUID
    name: str
    public: PublicKeys


@dataclass(frozen=True, slots=True)
class Trust:
    """The certified public keys of everybody, by person and by team."""

    people: Mapping[UUID, Certificate]
    teams: Mapping[UUID, Team]

    def signing(self, giver: UUID) -> bytes:
        """The key a person signs with. Raises Damaged when nobody vouches for them."""
        if giver not in self.people:
            raise Damaged("certificate")
        return self.people[giver].public.signing

    def sealing(self, recipient: UUID) -> bytes:
        """The key to seal for a person or a team. Raises Damaged when nobody vouches for them."""
        if recipient in self.teams:
            return self.teams[recipient].public.sealing
        if recipient not in self.people:
            raise Damaged("certificate")
        return self.people[recipient].public.sealing

    def roles(self, person: UUID) -> frozenset[Role]:
        """What a supervisor certified a person for."""
        return self.people[person].roles if person in self.people else frozenset()


def team_statement(vault: UUID, team: UUID, public: PublicKeys) -> bytes:
    """What a supervisor signs to found a team."""
    return b"casedesk/team\0" + vault.bytes + team.bytes + public.dump()


def member_statement(vault: UUID, team: UUID, person: UUID, key: bytes, keys: bytes) -> bytes:
    """What a supervisor signs to take a person into a team. Also the context its key is sealed in, before signing."""
    return b"casedesk/member\0" + vault.bytes + team.bytes + person.bytes + key + keys


def load(db: sa.Connection, vault: UUID, root: bytes) -> Trust:
    """Everybody's certified keys. What does not lead to the founder's pinned fingerprint is left out."""
    waiting = [_certificate(row) for row in db.execute(sa.select(certificates).where(certificates.c.revoked.is_(None)))]
    waiting.sort(key=lambda c: c.issued)
    people: dict[UUID, Certificate] = {}
    for certificate in waiting:
        if _vouched(certificate, people, vault, root):
            people[certificate.person] = certificate
    return Trust(people, dict(_teams(db, vault, people)))


def _vouched(certificate: Certificate, known: Mapping[UUID, Certificate], vault: UUID, root: bytes) -> bool:
    founder = certificate.issuer == certificate.person and certificate.public.fingerprint() == root
    issuer = certificate if founder else known.get(certificate.issuer)
    if issuer is None or Role.SUPERVISOR not in issuer.roles:
        return False
    try:
        check(certificate, vault, issuer.public.signing)
    except Damaged:
        return False
    return True


def _certificate(row: sa.Row[tuple[object, ...]]) -> Certificate:
    r = row._mapping
    roles = frozenset(Role(value) for value in str(r["roles"]).split(",") if value)
    public = PublicKeys(r["sealing"], r["signing"])
    return Certificate(r["id"], r["person"], public, roles, r["issued"], r["issuer"], r["signature"])


def _teams(db: sa.Connection, vault: UUID, people: Mapping[UUID, Certificate]) -> Iterable[tuple[UUID, Team]]:
    for row in db.execute(sa.select(teams)):
        public = PublicKeys(row.sealing, row.signing)
        issuer = people.get(row.issuer)
        if issuer is not None and Role.SUPERVISOR in issuer.roles:
            verify(issuer.public.signing, row.signature, team_statement(vault, row.id, public))
            yield row.id, Team(row.id, row.name, public)


def identities(me: Identity, mine: Mapping[UUID, Identity]) -> dict[UUID, Identity]:
    """Oneself and one's teams, by identity: everything a grant may be sealed to for this person."""
    return {me.id: me, **mine}
