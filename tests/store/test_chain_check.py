"""What the chain alone does not tell: an access that was ended, and is back because a row was deleted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from casedesk.security.roles import Role
from casedesk.store.chain_check import PUT_BACK, Mark
from casedesk.store.staff.certifying import change_roles
from casedesk.store.tables import certificates, revocations
from casedesk.store.work import Work
from tests.factories import NOON
from tests.leavers import centre, left, person
from tests.promises.insider import checked, entries, inside
from tests.vaults import Clock, opened

__all__ = ["centre"]


def problems(folder: Path) -> list[tuple[str, int]]:
    with opened(folder, clock=Clock(NOON + timedelta(days=91))) as access:
        return [(one.problem, one.seq) for one in checked(access).mismatch]


def test_somebody_who_left_stays_away_or_it_is_noticed(centre: Path) -> None:
    with opened(centre) as access:
        assert left(access, person(access, "Lim Dara"), person(access, "Meas Visal"))
        key = access.database_key
    assert problems(centre) == []
    (told,) = [one.seq for one in entries(centre, key) if one.action == "leave"]
    with inside(centre, key) as db:
        db.execute(sa.delete(revocations))
    assert problems(centre) == [(PUT_BACK, told)]


def test_roles_that_were_taken_away_stay_away_or_it_is_noticed(centre: Path) -> None:
    clock = Clock(NOON + timedelta(days=90))
    with opened(centre, clock=clock) as access:
        visal = person(access, "Meas Visal")
        with Work(access) as work:
            change_roles(work, person=visal, roles=frozenset({Role.FACILITATOR}))
            work.commit()
        key = access.database_key
    assert problems(centre) == []
    (told,) = [one.seq for one in entries(centre, key) if one.action == "roles"]
    with inside(centre, key) as db:
        c = certificates.c
        newest = sa.select(sa.func.max(c.issued)).where(c.person == visal).scalar_subquery()
        db.execute(sa.delete(revocations))
        db.execute(sa.delete(certificates).where(c.person == visal, c.issued == newest))
    assert problems(centre) == [(PUT_BACK, told)]


@pytest.mark.parametrize("mark", [Mark(1, bytes(32), 0), Mark(2**40, b"\xff" * 32, 9)])
def test_a_mark_is_read_as_it_was_kept(mark: Mark) -> None:
    assert Mark.load(mark.dump()) == mark
