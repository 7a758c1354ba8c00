"""People of the vault: entering them, certifying them, taking them into a team."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from casedesk.security.certificates import Certificate, certify, revoke
from casedesk.security.errors import Damaged
from casedesk.security.identity import Identity
from casedesk.security.memberships import Membership, membership_for, open_team
from casedesk.security.roles import Role, written
from casedesk.store.access import Access, Person
from casedesk.store.journal import Note, append
from casedesk.store.tables import certificates, members, revocations, teams
from casedesk.store.tables import people as people_table
from casedesk.store.trust import Trust, load, team_statement

SUPERVISORS = "supervisors"


def enter(db: sa.Connection, id: UUID, name: str, khmer_name: str, at: datetime) -> None:
    """Enters a person; without a certificate they can open and be given nothing."""
    db.execute(sa.insert(people_table), {"id": id, "name": name, "khmer_name": khmer_name, "joined": at, "left": None})


def keep_certificate(db: sa.Connection, made: Certificate) -> None:
    """Keeps a certificate as it was signed."""
    row = {
        "id": made.id, "person": made.person, "sealing": made.public.sealing, "signing": made.public.signing,
        "roles": written(made.roles), "issued": made.issued, "issuer": made.issuer,
        "signature": made.signature, "team": made.team,
    }  # fmt: skip
    db.execute(sa.insert(certificates), row)


def end_certificate(db: sa.Connection, vault: UUID, certificate: UUID, by: Identity, at: datetime) -> None:
    """From this moment on a certificate holds no longer; what was signed before stays signed."""
    ended = revoke(vault=vault, certificate=certificate, by=by, at=at)
    row = {"certificate": ended.certificate, "at": ended.at, "giver": ended.giver, "signature": ended.signature}
    db.execute(sa.insert(revocations), row)


def found_team(db: sa.Connection, vault: UUID, name: str, by: Identity, replaces: UUID | None = None) -> Identity:
    """A new team, or new keys for one; nobody is in it yet."""
    team = Identity.new(uuid4())
    signature = by.sign(team_statement(vault, team.id, team.public, replaces))
    row = {"id": team.id, "name": name, "sealing": team.public.sealing, "signing": team.public.signing}
    db.execute(sa.insert(teams), {**row, "issuer": by.id, "signature": signature, "replaces": replaces})
    return team


def take_in(db: sa.Connection, vault: UUID, team: Identity, person: UUID, sealing: bytes, by: Identity) -> None:
    """Gives a person the team's keys: a fresh key sealed to them opens the team's key pairs; signed by the giver."""
    held = membership_for(team, vault, person, sealing)
    row = {"team": team.id, "person": person, "giver": by.id, "key": held.key, "keys": held.keys}
    db.execute(sa.insert(members), {**row, "signature": by.sign(held.signed(vault))})


def truly_in(trust: Trust, vault: UUID, row: Any) -> bool:
    """Whether a row of the table was given by somebody who may take people into teams."""
    held = Membership(row.team, row.person, row.key, row.keys)
    return trust.vouched(row.giver, row.signature, held.signed(vault))


def my_teams(db: sa.Connection, vault: UUID, me: Identity, trust: Trust) -> dict[UUID, Identity]:
    """The teams whose keys this person holds, opened. Raises Damaged when a membership was not given by who signed."""
    mine = {}
    for row in db.execute(sa.select(members).where(members.c.person == me.id)):
        if not truly_in(trust, vault, row):
            raise Damaged("membership")
        mine[row.team] = open_team(Membership(row.team, me.id, row.key, row.keys), vault, me)
    return mine


def person(db: sa.Connection, id: UUID, roles: frozenset[Role]) -> Person:
    """Who this is. Raises Damaged when the vault does not know them."""
    row = db.execute(sa.select(people_table).where(people_table.c.id == id)).one_or_none()
    if row is None:
        raise Damaged("person")
    return Person(row.id, row.name, row.khmer_name, roles)


class StaffNames(dict[UUID, tuple[str, str]]):
    """Name and Khmer name by person; both are empty for whom the vault does not know."""

    def __missing__(self, person: UUID) -> tuple[str, str]:
        return "", ""


def names(db: sa.Connection) -> StaffNames:
    """Everybody's name and Khmer name, also of those who left."""
    c = people_table.c
    rows = db.execute(sa.select(c.id, c.name, c.khmer_name))
    return StaffNames((row.id, (row.name, row.khmer_name)) for row in rows)


def supervisors(trust: Trust) -> UUID:
    """The first team, under its newest keys: every file is granted to it unless its worker is in another team.

    Raises Damaged when no supervisor vouches for it.
    """
    for id, team in trust.teams.items():
        if team.name == SUPERVISORS and team.replaces is None:
            return trust.team_now(id)
    raise Damaged("team")


def reload(access: Access, db: sa.Connection) -> None:
    """Takes up what was certified, revoked or renewed in this very session."""
    access.trust = load(db, access.vault.id, access.root)
    access.teams = my_teams(db, access.vault.id, access.me, access.trust)
    access.supervisors = access.trust.team_of(access.me.id, supervisors(access.trust))


def take_into(db: sa.Connection, access: Access, team: UUID, person: UUID, sealing: bytes) -> None:
    """Gives somebody the keys of a team, also those it had before. Raises Damaged for a team one is not in."""
    held = [access.teams[id] for id in access.trust.lineage(team) if id in access.teams]
    if not held:
        raise Damaged("team")
    for identity in held:
        take_in(db, access.vault.id, identity, person, sealing, access.me)


def enrol(access: Access, *, name: str, khmer_name: str, roles: frozenset[Role], team: UUID | None = None) -> Identity:
    """Enters and certifies a new person with fresh keys in one go, a supervisor acting. The caller writes their slot.

    For the founding of a centre and for training; in daily work people are invited (`inviting.py`).
    Raises RolesApart, and Damaged when a supervisor is to be made by somebody who does not hold the team's keys.
    """
    fresh = Identity.new(uuid4())
    at, me, vault = access.clock(), access.me, access.vault.id
    access.wait_until_sound()
    with access.engine.begin() as db:
        enter(db, fresh.id, name, khmer_name, at)
        made = certify(vault=vault, person=fresh.id, public=fresh.public, roles=roles, by=me, at=at, team=team)
        keep_certificate(db, made)
        if Role.SUPERVISOR in roles:
            take_into(db, access, team or access.supervisors, fresh.id, fresh.public.sealing)
        append(db, [Note("enrol", fresh.id)], me, at, access.team_sealing(), vault)
        reload(access, db)
    return fresh
