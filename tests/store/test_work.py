"""One transaction, one journal, one person."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from casedesk.cases.codes.case import CaseKind
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.who_looked import who_looked
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.register import register
from casedesk.security.chain import verify_chain
from casedesk.security.errors import NotInRole
from casedesk.security.roles import Role
from casedesk.store import journal
from casedesk.store.access import Access, Person
from casedesk.store.tables import journal as journal_table
from casedesk.store.trouble import StoreFault
from casedesk.store.work import ReadingOnly, Work
from tests.factories import first_contact, registered, safe_contact
from tests.vaults import Clock


def entries(access: Access) -> int:
    with Work(access, reading=True) as work:
        return int(work.db.scalar(sa.select(sa.func.count()).select_from(journal_table)) or 0)


def test_leaving_without_commit_rolls_back_record_and_journal(access: Access) -> None:
    access.wait_until_sound()
    before = entries(access)
    with Work(access) as work:
        case = register(work, kind=CaseKind.SURVIVOR, contact=first_contact(), safe=safe_contact())
    with Work(access) as work:
        assert work.find(Case, Case.number == case.number) == []
    assert entries(access) == before


def test_every_change_is_in_the_journal_and_the_chain_holds(access: Access) -> None:
    case = registered(access)
    with Work(access, reading=True) as work:
        verdict = verify_chain(journal.entries(work.db), access.trust.signing_keys, ())
        actions = [e.action for e in journal.entries(work.db, journal_table.c.object == case.id)]
    assert verdict.problem is None
    assert actions == ["register"]


def test_a_look_is_written_before_it_is_shown_and_once_in_five_minutes(access: Access, clock: Clock) -> None:
    case = registered(access)

    def looks() -> int:
        with Work(access) as work:
            return sum(look.action == "view" for look in who_looked(work, case=case.id))

    for minutes, told in ((0, 1), (2, 1), (6, 2)):
        clock.at += timedelta(minutes=minutes)
        with Work(access) as work:
            open_case(work, case=case.id)
        assert looks() == told


def test_nothing_is_shown_when_the_journal_cannot_be_written(access: Access) -> None:
    case = registered(access)
    with Work(access) as work:
        work.db.exec_driver_sql(
            "CREATE TEMP TRIGGER no_entry BEFORE INSERT ON main.journal BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        with pytest.raises(StoreFault):
            open_case(work, case=case.id)


def test_trouble_with_the_database_tells_no_value(access: Access) -> None:
    case = registered(access)
    with pytest.raises(StoreFault) as trouble, Work(access) as work:
        work.db.execute(sa.insert(Case.__table__), {"id": case.id, "number": "secret-canary"})
    told = f"{trouble.value} {trouble.value.__cause__}"
    assert "secret-canary" not in told


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.STATISTICS, Role.ADMINISTRATOR])
def test_a_role_without_the_permission_is_refused(access: Access, role: Role) -> None:
    me = access.person
    access.person = Person(me.id, me.name, me.khmer_name, frozenset({role}))
    with Work(access) as work, pytest.raises(NotInRole):
        register(work, kind=CaseKind.SURVIVOR, contact=first_contact(), safe=safe_contact())
    access.person = me


def test_a_reading_work_waits_for_no_writer_and_writes_nothing(access: Access) -> None:
    case = registered(access)
    with Work(access), Work(access, reading=True) as reading:
        assert reading.get(Case, case.id).number == case.number
        with pytest.raises(ReadingOnly):
            reading.save(reading.get(Case, case.id))


def test_numbers_are_given_once(access: Access) -> None:
    given = [registered(access).number for _ in range(3)]
    assert given == ["PP-0001", "PP-0002", "PP-0003"]
    assert registered(access, kind=CaseKind.FAMILY).number == "FS-0001"
