"""An order that ends stands on Today from two weeks before, a court date on its day: by code, naming nobody."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from casedesk.cases.codes.legal import LegalState, LegalStep
from casedesk.cases.queries.coming import Matter, planned_and_tasks
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests import factories as make
from tests.cases.files import A_DAY
from tests.factories import DAY, NOON
from tests.vaults import Clock

ORDER = {"step": LegalStep.PROTECTION_ORDER, "state": LegalState.GRANTED, "on": DAY}


@pytest.fixture
def case(access: Access) -> UUID:
    """An open case."""
    return make.registered(access).id


def told(access: Access) -> list[tuple[int, Matter]]:
    """What stands on Today: days from the sixteenth, and what."""
    with Work(access, reading=True) as work:
        found = planned_and_tasks(work, until=DAY + 7 * A_DAY)
    return [((one.on - DAY).days, one.matter) for one in found]


def keep(access: Access, case: UUID, **answers: Any) -> None:
    make.kept(access, make.legal_event(case, **answers))


def test_an_order_that_ends_is_told_every_day_and_is_late_once_it_ended(
    access: Access, case: UUID, clock: Clock
) -> None:
    keep(access, case, **ORDER, expires=DAY + 16 * A_DAY)
    assert told(access) == []
    clock.at = NOON + 2 * A_DAY
    assert told(access) == [(2, Matter.PAPER_ENDS)]
    clock.at = NOON + 20 * A_DAY
    assert told(access) == [(16, Matter.PAPER_ENDS)]


def test_another_order_that_protects_longer_ends_the_reminder_of_its_own_case_only(access: Access, case: UUID) -> None:
    other = make.registered(access).id
    for one in (case, other):
        keep(access, one, **ORDER, expires=DAY + A_DAY)
    assert told(access) == [(0, Matter.PAPER_ENDS)] * 2
    keep(access, case, **ORDER, expires=DAY + 90 * A_DAY)
    assert told(access) == [(0, Matter.PAPER_ENDS)]


def test_a_court_date_and_a_next_date_stand_on_their_days(access: Access, case: UUID) -> None:
    keep(access, case, step=LegalStep.HEARING, on=DAY + 3 * A_DAY)
    keep(access, case, next_at=NOON + A_DAY)
    keep(access, case, step=LegalStep.HEARING, on=DAY + 9 * A_DAY)
    assert told(access) == [(1, Matter.AUTHORITY), (3, Matter.AUTHORITY)]
