"""Several people in one vault: who they are, what they do, and what each of them can open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.security.errors import Damaged, NotGranted
from casedesk.security.roles import Role
from casedesk.store import granting
from casedesk.store.access import Access
from casedesk.store.tables import people
from casedesk.store.work import Work
from tests import factories as f
from tests.vaults import COLLEAGUE, Clock, Grown, enrolled, opened

P = ParamSpec("P")
T = TypeVar("T")

WORKER = frozenset({Role.SOCIAL_WORKER})
SUPERVISOR = frozenset({Role.SUPERVISOR})
FACILITATOR = frozenset({Role.FACILITATOR})


def do(access: Access, change: Callable[Concatenate[Work, P], T], *args: P.args, **values: P.kwargs) -> T:
    """One verb or query in a transaction of its own."""
    with Work(access) as work:
        found = change(work, *args, **values)
        work.commit()
    return found


def who(access: Access, name: str) -> UUID:
    """A person of the vault, by the beginning of their name."""
    with Work(access, reading=True) as work:
        (row,) = work.rows(sa.select(people.c.id).where(people.c.name.startswith(name)))
    return UUID(str(row.id))


def joins(folder: Path, name: str, short_name: str, roles: frozenset[Role]) -> None:
    """Somebody more, enrolled by the founder; nobody may be inside."""
    with opened(folder) as access:
        enrolled(access, name, short_name, roles)


@pytest.fixture
def cases(folder: Path, grown: Grown) -> list[UUID]:
    """Two open cases of Dara's; Sok Chenda is another worker."""
    return grown(folder, two_and_a_colleague)


def two_and_a_colleague(folder: Path) -> list[UUID]:
    """The two cases; Sok Chenda is enrolled."""
    joins(folder, "Sok Chenda", "chenda", WORKER)
    with opened(folder, COLLEAGUE) as dara:
        return [f.registered(dara).id, f.registered(dara).id]


def reads(folder: Path, short_name: str, case: UUID, clock: Clock) -> bool:
    """Whether somebody who comes in now can open the case's page."""
    with opened(folder, short_name, clock) as access:
        return can_read(access, case)


def can_read(access: Access, case: UUID) -> bool:
    """Whether somebody who is inside can open the case's page."""
    try:
        do(access, open_case, case=case)
    except (NotGranted, Damaged):
        return False
    return True


def version_of(access: Access, case: UUID) -> int:
    """Under which version of its key a case lies."""
    with Work(access, reading=True) as work:
        return granting.key_version(work.db, case)


def worker_of(access: Access, case: UUID) -> UUID:
    """Whose case it is."""
    with Work(access, reading=True) as work:
        return work.get(Case, case).worker
