"""A home visit in an hour, with the safe-visit check done."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from casedesk.cases.codes.work import Mode
from casedesk.cases.records.follow_up import FollowUp
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests.factories import NOON, follow_up, kept

AN_HOUR = timedelta(hours=1)
CHECKED = {"who_home": "Her sister", "pretext": "The rice", "back_by": NOON + 2 * AN_HOUR, "told": "Dara"}


def planned_visit(access: Access, case: UUID, **other: object) -> FollowUp:
    """The visit as it is kept; `other` are answers that matter to the test."""
    values = {"at": NOON + AN_HOUR, "mode": Mode.HOME_VISIT, **CHECKED, **other}
    [visit] = kept(access, follow_up(case, **values))
    assert isinstance(visit, FollowUp)
    return visit


def visit_now(access: Access, visit: UUID) -> FollowUp:
    """The visit as it is by now."""
    with Work(access, reading=True) as work:
        return work.get(FollowUp, visit)
