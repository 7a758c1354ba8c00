"""A second team with a supervisor of its own, and the emergency keys that come with it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from casedesk.security.identity import Identity
from casedesk.security.roles import Role
from casedesk.store import emergency, people, vault
from casedesk.store.access import Access
from casedesk.store.staff.certifying import found_team
from casedesk.store.tables import members
from tests.centre import do
from tests.vaults import Clock, opened, slot_of


def second_team(folder: Path, clock: Clock) -> UUID:
    """“North”, founded by Bopha, who then leaves it to Keo Rithy (supervisor) and Pich Vanna (worker)."""
    with opened(folder, clock=clock) as access:
        team = do(access, found_team, name="North")
        rithy = _enrolled(access, "Keo Rithy", "rithy", Role.SUPERVISOR, team)
        _enrolled(access, "Pich Vanna", "vanna", Role.SOCIAL_WORKER, team)
        with access.engine.begin() as db:
            emergency.welcomed(db, access, rithy.id, rithy.public.sealing)
            theirs = (members.c.team == team) & (members.c.person == access.person.id)
            db.execute(sa.delete(members).where(theirs))
            people.reload(access, db)
    return team


def _enrolled(access: Access, name: str, short_name: str, role: Role, team: UUID) -> Identity:
    fresh = people.enrol(access, name=name, khmer_name="", roles=frozenset({role}), team=team)
    vault.add_slot(access, slot_of(access, fresh, short_name))
    return fresh
