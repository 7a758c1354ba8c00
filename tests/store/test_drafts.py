"""Drafts: sealed to who typed them, found again, thrown away when saved."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from casedesk.store.access import Access
from casedesk.store.drafts import discard_draft, find_draft, keep_draft, my_drafts
from casedesk.store.keeping import old_drafts
from casedesk.store.keeping.policies import DRAFT_DAYS
from casedesk.store.tables import drafts
from casedesk.store.work import Work
from tests.factories import registered
from tests.vaults import COLLEAGUE, Clock, opened


def keep(access: Access, **values: object) -> None:
    with Work(access) as work:
        keep_draft(work, form="first_contact", answers=values)
        work.commit()


def test_a_draft_comes_back_as_it_was_typed(folder: Path) -> None:
    with opened(folder) as access:
        keep(access, reason="half a sen", age="1 4 2")
    with opened(folder) as access, Work(access) as work:
        found = find_draft(work, form="first_contact")
    assert found is not None
    assert found.answers == {"reason": "half a sen", "age": "1 4 2"}


def test_a_draft_kept_again_replaces_the_first(access: Access) -> None:
    case = registered(access)
    with Work(access) as work:
        id = keep_draft(work, form="identity", answers={"a": "1"}, file=case.id)
        keep_draft(work, form="identity", answers={"a": "2"}, file=case.id, id=id)
        work.commit()
    with Work(access) as work:
        assert [d.answers for d in my_drafts(work)] == [{"a": "2"}]
        discard_draft(work, id=id)
        assert my_drafts(work) == []


def test_nobody_else_can_open_or_see_a_draft(folder: Path) -> None:
    with opened(folder) as access:
        keep(access, reason="canary")
    with opened(folder, COLLEAGUE) as colleague:
        with Work(colleague) as work:
            assert my_drafts(work) == []
            assert find_draft(work, form="first_contact") is None
            sealed = work.db.execute(sa.select(drafts.c.sealed)).scalar_one()
        assert b"canary" not in sealed


def test_drafts_older_than_the_centre_keeps_them_go_and_younger_ones_stay(access: Access, clock: Clock) -> None:
    with Work(access) as work:
        keep_draft(work, form="consents", answers={"witness": "old"})
        work.commit()
    clock.at += timedelta(days=DRAFT_DAYS.default)
    with Work(access) as work:
        keep_draft(work, form="consents", answers={"witness": "young"})
        work.commit()
    assert old_drafts.waiting(access) == 0
    clock.at += timedelta(days=1)
    assert old_drafts.waiting(access) == 1
    old_drafts.discard(access, None, None)
    with Work(access) as work:
        assert [one.answers["witness"] for one in my_drafts(work)] == ["young"]
    assert old_drafts.waiting(access) == 0
