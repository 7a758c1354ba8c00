"""A hold beats erasure at every step, and only who can open the file reads why."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.retention import waiting
from casedesk.cases.verbs.erase import (
    ask_erasure,
    erase,
)  # fmt: skip
from casedesk.store.access import Access
from casedesk.store.columns import metadata
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import Held, WhyMissing, hold, holds_on, lift_hold
from casedesk.store.renewing import renew
from casedesk.store.tables import journal as journal_table
from casedesk.store.work import Work
from tests import factories as make
from tests.two_supervisors import KEPT_BY, SECOND, asked, erased, naming, office
from tests.vaults import opened

__all__ = ["office"]


def test_a_hold_beats_erasure_before_and_after_it_was_asked(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        with Work(access) as work:
            hold(work, file=case, why="The court asked for the file")
            work.commit()
        with Work(access) as work, pytest.raises(Held):
            ask_erasure(work, case=case, scope=Scope.WHOLE)
        with Work(access) as work:
            lift_hold(work, file=case)
            work.commit()
        erasure = asked(access, case)
        with Work(access) as work:
            hold(work, file=case, why="It asked again")
            work.commit()
    with opened(office, SECOND) as second:
        with pytest.raises(Held):
            erase(second, erasure)
        with Work(second) as work:
            assert [one.why for one in holds_on(work, file=case)] == ["It asked again"]
            assert waiting(work)[0].held
            lift_hold(work, file=case)
            work.commit()
        erase(second, erasure)
        assert naming(second, case) == KEPT_BY


def test_the_reason_of_a_hold_is_sealed_and_outlives_a_renewed_key(access: Access) -> None:
    case = make.registered(access).id
    with Work(access) as work, pytest.raises(WhyMissing):
        hold(work, file=case, why="  ")
    with Work(access) as work:
        hold(work, file=case, why="The court asked")
        work.commit()
    with Work(access) as work:
        renew(work, [case])
        work.commit()
    with Work(access) as work:
        assert [one.why for one in holds_on(work, file=case)] == ["The court asked"]
        assert b"court" not in work.rows(sa.select(metadata.tables["holds"].c.sealed))[0].sealed


def test_holding_and_erasing_stand_in_the_journal_without_a_word_of_the_reason(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        with Work(access) as work:
            hold(work, file=case, why="The court asked")
            lift_hold(work, file=case)
            work.commit()
    erased(office, case)
    with opened(office) as access, Work(access) as work:
        j = journal_table.c
        told = work.rows(sa.select(j.action, j.details).where(j.object == case).order_by(j.seq))
    assert [row.action for row in told] == ["register", "hold", "lift hold", "ask erasure", "erase"]
    assert not any(b"court" in row.details for row in told)
