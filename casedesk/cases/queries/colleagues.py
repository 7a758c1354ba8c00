"""Who works with cases here: those a file can be given to."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from casedesk.security.roles import CASE_ROLES, Permission, Role
from casedesk.store import people
from casedesk.store.work import Work, query
from casedesk.text.naming import in_script


@dataclass(frozen=True, slots=True)
class Caseworker:
    """One person certified for case work now."""

    id: UUID
    name: str
    khmer_name: str
    supervisor: bool
    team: UUID


@query(Permission.SHARE_CASES)
def colleagues(work: Work) -> list[Caseworker]:
    """Everybody who is certified for case work now, oneself included, by name, as it is shown."""
    trust = work.access.trust
    first = people.supervisors(trust)
    found = [
        Caseworker(id, name, khmer_name, Role.SUPERVISOR in trust.roles(id), trust.team_of(id, first))
        for id, (name, khmer_name) in people.names(work.db).items()
        if CASE_ROLES & trust.roles(id)
    ]
    return sorted(found, key=lambda one: in_script(one.name, one.khmer_name))
