"""Erasing needs two people: who may be the other one, and what the journal calls it when it is done."""

from __future__ import annotations

from uuid import UUID

from casedesk.security.roles import Permission, may
from casedesk.store.keeping.erasing import Scope
from casedesk.store.trust import Trust

ACTIONS = {Scope.WHOLE: "erase", Scope.NARRATIVE: "purge narrative"}
"""What the journal calls each scope."""


def others_in_office(trust: Trust, asker: UUID) -> bool:
    """Whether there is a supervisor beside the one who asked."""
    return any(may(one.roles, Permission.ERASE_CASES) for person, one in trust.people.items() if person != asker)
