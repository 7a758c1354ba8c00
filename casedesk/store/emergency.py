"""The emergency keys: how a supervisor opens one file of another team, when somebody is in danger and nobody is there.

With a second team there is a team named “emergency”: every supervisor of the centre is in it, and every team's keys are
entrusted to it. So the way to a file of another team leads through keys, never past them; that it leads to one file,
for one day and into the journal, the program sees to. Hooks for whoever founds teams, certifies supervisors or renews
a team's keys: `joined`, `welcomed`, `renewed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.errors import Damaged, NotGranted
from casedesk.security.grants import GrantKind
from casedesk.security.identity import Identity
from casedesk.security.memberships import Membership, membership_for, open_team
from casedesk.security.roles import Permission, Role
from casedesk.store import granting, people
from casedesk.store.access import Access
from casedesk.store.tables import entrusted
from casedesk.store.trust import Team, Trust
from casedesk.store.work import Work, verb

EMERGENCY = "emergency"
ONE_DAY = timedelta(hours=24)


def ordinary_teams(trust: Trust) -> list[Team]:
    """The teams that read cases, each under its newest keys."""
    return [team for team in trust.teams_now() if team.name != EMERGENCY]


def emergency_team(trust: Trust) -> Team | None:
    """The team that opens a file in an emergency, under its newest keys; None while there is one ordinary team."""
    return next((team for team in trust.teams_now() if team.name == EMERGENCY), None)


def joined(db: sa.Connection, access: Access) -> None:
    """A team was founded, or has new keys: entrusts every team one holds to the emergency team.

    With the second team the emergency team is founded, and every supervisor taken in. `access` was reloaded before,
    and is reloaded here when something was changed.
    """
    if len(ordinary_teams(access.trust)) < 2:
        return
    holder = emergency_team(access.trust)
    if holder is None:
        _found(db, access, None)
        holder = emergency_team(access.trust)
    if holder is not None:
        for identity in _held(access):
            _entrust(db, access, identity, holder)


def welcomed(db: sa.Connection, access: Access, person: UUID, sealing: bytes) -> None:
    """A supervisor was certified, in whatever team: gives them the emergency keys, where there are any."""
    holder = emergency_team(access.trust)
    if holder is not None and holder.id in access.teams:
        people.take_in(db, access.vault.id, access.teams[holder.id], person, sealing, access.me)


def renewed(db: sa.Connection, access: Access) -> None:
    """A supervisor left: new emergency keys for those who stay, and every team entrusted to them anew.

    What the leaver had opened before stays opened. Call it after the leaver's certificate was revoked and their team
    has its new keys. Raises Damaged without the present emergency keys.
    """
    before = emergency_team(access.trust)
    if before is None:
        return
    if before.id not in access.teams:
        raise Damaged("team")
    opened = {identity.id: identity for identity in (*_entrusted(db, access), *_held(access))}
    _found(db, access, before)
    holder = emergency_team(access.trust)
    if holder is not None:
        db.execute(sa.delete(entrusted).where(entrusted.c.holder == before.id))
        for identity in opened.values():
            _entrust(db, access, identity, holder)


@verb(Permission.BREAK_GLASS)
def open_in_emergency(work: Work, *, file: UUID, why: str) -> None:
    """Opens one file of another team for oneself, for a day; nothing else of that team is opened.

    Raises NotGranted when that team's keys were never entrusted to the emergency team.
    """
    a, version, now = work.access, granting.key_version(work.db, file), work.now()
    theirs = {identity.id: identity for identity in _entrusted(work.db, a)}
    found = dict(granting.fetch(work.db, a.vault.id, theirs, a.trust, file, now)) if theirs else {}
    if version not in found:
        raise NotGranted
    for given, key in found.items():
        a.ring.learn(file, given, key)
    work.grant(file, to=work.person, kind=GrantKind.BREAK_GLASS, until=now + ONE_DAY, why=why)


def _held(access: Access) -> Iterator[Identity]:
    """The ordinary teams whose keys one holds, and what they were before: old files are still sealed to those."""
    for team in ordinary_teams(access.trust):
        for id in access.trust.lineage(team.id):
            if id in access.teams:
                yield access.teams[id]


def _found(db: sa.Connection, access: Access, replaces: Team | None) -> None:
    made = people.found_team(db, access.vault.id, EMERGENCY, access.me, replaces.id if replaces else None)
    for person, certificate in access.trust.people.items():
        if Role.SUPERVISOR in certificate.roles:
            people.take_in(db, access.vault.id, made, person, certificate.public.sealing, access.me)
    people.reload(access, db)


def _entrust(db: sa.Connection, access: Access, team: Identity, holder: Team) -> None:
    e, vault = entrusted.c, access.vault.id
    if db.scalar(sa.select(e.team).where(e.team == team.id, e.holder == holder.id)) is not None:
        return
    held = membership_for(team, vault, holder.id, holder.public.sealing)
    row = {"team": team.id, "holder": holder.id, "giver": access.me.id, "key": held.key, "keys": held.keys}
    db.execute(sa.insert(entrusted), {**row, "signature": access.me.sign(held.signed(vault))})


def _entrusted(db: sa.Connection, access: Access) -> Iterator[Identity]:
    """Every team's keys that the emergency keys one holds open. Raises Damaged for one nobody had the right to give."""
    vault = access.vault.id
    for row in db.execute(sa.select(entrusted).where(entrusted.c.holder.in_(list(access.teams)))):
        held = Membership(row.team, row.holder, row.key, row.keys)
        if not access.trust.vouched(row.giver, row.signature, held.signed(vault)):
            raise Damaged("membership")
        yield open_team(held, vault, access.teams[row.holder])
