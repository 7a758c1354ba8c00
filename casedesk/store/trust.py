"""Whose keys are whose: certificates, checked up to the founder's, whose fingerprint lies in every person's slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.certificates import Certificate, Revocation, check, check_root
from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity, PublicKeys, signed_by_any
from casedesk.security.roles import VOUCHING, Role
from casedesk.security.roles import read as roles_in
from casedesk.store.tables import certificates, revocations, teams

Ever = Mapping[UUID, list[Certificate]]
_MAY_REVOKE = VOUCHING | {Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class Team:
    """A team and its public keys, certified by a supervisor; `replaces` is the same team before it got new keys."""

    id: UUID
    name: str
    public: PublicKeys
    replaces: UUID | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """The certified public keys of everybody, by person and by team.

    `people` are those who may be given something now; `ever` holds every certificate that was good once, also of those
    who left or have new keys: what they signed then stays signed.
    """

    people: Mapping[UUID, Certificate]
    ever: Ever
    teams: Mapping[UUID, Team]

    def signing_keys(self, person: UUID) -> list[bytes]:
        """Every key the person was ever certified to sign with, the newest first; none for a stranger."""
        return [certificate.public.signing for certificate in reversed(self.ever.get(person, ()))]

    def vouched(self, giver: UUID, signature: bytes, statement: bytes) -> bool:
        """Whether this was signed by somebody who was ever a supervisor, or by the recovery sheets."""
        return bool(VOUCHING & self.roles_ever(giver)) and signed_by_any(self.signing_keys(giver), signature, statement)

    def sealing(self, recipient: UUID) -> bytes:
        """The key to seal for a person or a team. Raises Damaged when nobody vouches for them now."""
        if recipient in self.teams:
            return self.teams[recipient].public.sealing
        if recipient not in self.people:
            raise Damaged("certificate")
        return self.people[recipient].public.sealing

    def moment(self, now: datetime) -> datetime:
        """This moment, yet after every certificate there is: their order counts, also when the clock was set back."""
        last = max((c.issued for all in self.ever.values() for c in all), default=now)
        return max(now, last + timedelta(microseconds=1))

    def roles(self, person: UUID) -> frozenset[Role]:
        """What a person is certified for now."""
        return self.people[person].roles if person in self.people else frozenset()

    def roles_ever(self, person: UUID) -> frozenset[Role]:
        """What a person was certified for at any time."""
        return frozenset(role for certificate in self.ever.get(person, ()) for role in certificate.roles)

    def team_now(self, team: UUID) -> UUID:
        """The team under its newest keys."""
        after = {t.replaces: t.id for t in self.teams.values() if t.replaces is not None}
        while team in after:
            team = after[team]
        return team

    def teams_now(self) -> list[Team]:
        """Every team, under its newest keys."""
        replaced = {t.replaces for t in self.teams.values()}
        return [t for t in self.teams.values() if t.id not in replaced]

    def lineage(self, team: UUID) -> list[UUID]:
        """The team and what it was before, newest first: who joins it is given the keys of all."""
        found = [self.team_now(team)]
        while (before := self.teams[found[-1]].replaces) is not None and before in self.teams:
            found.append(before)
        return found

    def team_of(self, person: UUID, otherwise: UUID) -> UUID:
        """The team whose supervisors read this person's cases, under its newest keys."""
        certificate = self.people.get(person)
        named = certificate.team if certificate is not None else None
        return self.team_now(named if named in self.teams and named is not None else otherwise)


def team_statement(vault: UUID, team: UUID, public: PublicKeys, replaces: UUID | None = None) -> bytes:
    """What a supervisor signs to found a team, or to give it new keys."""
    before = b"" if replaces is None else b"\0" + replaces.bytes
    return b"casedesk/team\0" + vault.bytes + team.bytes + public.dump() + before


def load(db: sa.Connection, vault: UUID, root: bytes) -> Trust:
    """Everybody's certified keys. What does not lead to the founder's pinned fingerprint is left out."""
    revoked = {row.certificate: Revocation(*row) for row in db.execute(sa.select(revocations))}
    waiting = sorted((_certificate(row) for row in db.execute(sa.select(certificates))), key=lambda c: c.issued)
    ever: dict[UUID, list[Certificate]] = {}
    while good := [c for c in waiting if _vouched(c, ever, revoked, vault, root)]:  # a clock set back mixes their order
        for certificate in good:
            ever.setdefault(certificate.person, []).append(certificate)
        waiting = [certificate for certificate in waiting if certificate not in good]
    for all in ever.values():
        all.sort(key=lambda c: c.issued)
    gone = {id for id, revocation in revoked.items() if _revoked(revocation, ever, vault)}
    people = {person: all[-1] for person, all in ever.items() if all[-1].id not in gone}
    return Trust(people, ever, dict(_teams(db, vault, ever)))


def _vouched(
    certificate: Certificate, ever: Ever, revoked: Mapping[UUID, Revocation], vault: UUID, root: bytes
) -> bool:
    try:
        check_root(certificate, vault, root)
    except Damaged:
        return certificate.issuer != certificate.person and any(
            VOUCHING & issuer.roles
            and (issuer.id not in revoked or certificate.issued <= revoked[issuer.id].at)
            and _signed(certificate, vault, issuer)
            for issuer in ever.get(certificate.issuer, ())
        )
    return bool(VOUCHING & certificate.roles)


def _signed(certificate: Certificate, vault: UUID, issuer: Certificate) -> bool:
    try:
        check(certificate, vault, issuer.public.signing)
    except Damaged:
        return False
    return True


def _revoked(revocation: Revocation, ever: Ever, vault: UUID) -> bool:
    givers = [c.public.signing for c in ever.get(revocation.giver, ()) if _MAY_REVOKE & c.roles]
    return signed_by_any(givers, revocation.signature, revocation.signed(vault))


def _certificate(row: sa.Row[tuple[object, ...]]) -> Certificate:
    r = row._mapping
    public, roles = PublicKeys(r["sealing"], r["signing"]), roles_in(str(r["roles"]))
    return Certificate(r["id"], r["person"], public, roles, r["issued"], r["issuer"], r["signature"], r["team"])


def _teams(db: sa.Connection, vault: UUID, ever: Ever) -> Iterable[tuple[UUID, Team]]:
    for row in db.execute(sa.select(teams)):
        public = PublicKeys(row.sealing, row.signing)
        issuers = [c.public.signing for c in ever.get(row.issuer, ()) if VOUCHING & c.roles]
        if signed_by_any(issuers, row.signature, team_statement(vault, row.id, public, row.replaces)):
            yield row.id, Team(row.id, row.name, public, row.replaces)


def identities(me: Identity, mine: Mapping[UUID, Identity]) -> dict[UUID, Identity]:
    """Oneself and one's teams, by identity: everything a grant may be sealed to for this person."""
    return {me.id: me, **mine}
