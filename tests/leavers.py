"""A centre from which people leave: two supervisors, two workers, an administrator; and how they do."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from casedesk.cases.leaving import leave
from casedesk.cases.records.identity import Identity
from casedesk.security.roles import Role
from casedesk.store import people
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests import factories as f
from tests.vaults import Grown, enrolled, opened

SUPERVISOR = frozenset({Role.SUPERVISOR})
WORKER = frozenset({Role.SOCIAL_WORKER})


def quiet(part: int, of: int) -> None:
    """Nobody watches."""


def never() -> bool:
    """Nobody stops it."""
    return False


def person(access: Access, name: str) -> UUID:
    """The id of somebody by their name."""
    with Work(access, reading=True) as work:
        return next(id for id, known in people.names(work.db).items() if known[0] == name)


def left(access: Access, who: UUID, taker: UUID | None = None) -> bool:
    """Somebody leaves, and nobody stops it."""
    return leave(access, person=who, taker=taker, progress=quiet, stopped=never)


def named(access: Access, name: str) -> Identity:
    """Who a new case of this person's is about."""
    case = f.registered(access)
    kept: Identity = f.kept(access, f.identity(case.id, latin_name=name))[0]
    return kept


def names_of(access: Access, *identities: Identity) -> list[str | None]:
    """What somebody reads in the files."""
    with Work(access) as work:
        return [work.get(Identity, one.id).latin_name for one in identities]


@pytest.fixture
def centre(folder: Path, grown: Grown) -> Path:
    """A founder, a second supervisor, two social workers and an administrator."""
    grown(folder, of_five)
    return folder


def of_five(folder: Path) -> None:
    """Enrols the three who are not in every vault."""
    with opened(folder) as access:
        enrolled(access, "Keo Sokha", "sokha", SUPERVISOR | {Role.ADMINISTRATOR})
        enrolled(access, "Meas Visal", "visal", WORKER)
        enrolled(access, "Touch Ratha", "ratha", frozenset({Role.ADMINISTRATOR}))
