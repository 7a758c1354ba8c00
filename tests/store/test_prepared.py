"""Statements run by the driver alone give what SQLAlchemy would have given, in the same transaction."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from casedesk.cases.codes.work import Progress
from casedesk.cases.records.case import Case
from casedesk.cases.records.plan import PlanLine
from casedesk.store.access import Access
from casedesk.store.prepared import Prepared
from casedesk.store.trouble import StoreFault
from casedesk.store.work import Work
from tests.factories import DAY, kept, plan_line, registered

THIS = PlanLine.__table__.c.id == sa.bindparam("this")


def test_rows_and_mappings_carry_the_same_values_as_through_sqlalchemy(access: Access) -> None:
    case = registered(access)
    [line] = kept(access, plan_line(case.id, by=DAY))
    chosen = sa.select(PlanLine.__table__).where(THIS)
    with Work(access) as work:
        (expected,) = work.db.execute(chosen, {"this": line.id}).mappings()
        assert Prepared(chosen).mappings(work.db, {"this": line.id}) == [dict(expected)]
        (row,) = Prepared(sa.select(PlanLine.progress, PlanLine.by).where(THIS)).rows(work.db, {"this": line.id})
    assert (row.progress, row.by) == (Progress.NOT_STARTED, DAY)


def test_values_written_into_the_statement_come_along(access: Access) -> None:
    case = registered(access)
    kept(access, plan_line(case.id), plan_line(case.id, progress=Progress.MET))
    met = Prepared(sa.select(sa.func.count().label("met")).where(PlanLine.progress == Progress.MET))
    with Work(access) as work:
        assert met.rows(work.db, {})[0].met == 1


def test_it_runs_in_the_transaction_it_is_given(access: Access) -> None:
    case = registered(access)
    change = Prepared(sa.update(Case.__table__).values(number=sa.bindparam("to")))
    count = Prepared(sa.select(sa.func.count().label("found")).where(Case.number == sa.bindparam("to")))
    with Work(access) as work:
        assert change.change(work.db, {"to": "PP-9999"}) == 1
        assert count.rows(work.db, {"to": "PP-9999"})[0].found == 1
    with Work(access) as work:
        assert work.get(Case, case.id).number == case.number


def test_trouble_tells_no_value(access: Access) -> None:
    registered(access)
    wrong = Prepared(sa.update(Case.__table__).values(status=sa.bindparam("to")))
    with Work(access) as work, pytest.raises(StoreFault) as told:
        wrong.change(work.db, {"to": "a secret status"})
    assert "secret" not in f"{told.value!r} {told.value.__cause__!r}"
