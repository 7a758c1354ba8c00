"""A file is shared with a colleague and taken back: what keys allow, and what is refused in a sentence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.told import told
from casedesk.cases.queries.who_looked import why_shared
from casedesk.cases.readers import NotForCaseWork, ReadsAlready, WhyMissing
from casedesk.cases.verbs.sharing import GivenByAnother, NotYours, StaysWithWorker, share, take_back
from casedesk.security.errors import NotGranted, NotInRole
from casedesk.security.roles import Role
from casedesk.store import ended
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.staff.noticing import seen
from casedesk.store.tables import grants
from casedesk.store.work import Work
from casedesk.text.dates import day_over
from casedesk.text.trouble import Mendable
from tests import factories as f
from tests.centre import FACILITATOR, SUPERVISOR, WORKER, can_read, do, joins, reads, version_of, who
from tests.factories import DAY
from tests.vaults import COLLEAGUE, Clock, Grown, opened

WHY = "She speaks Cham, and Dara does too"


@pytest.fixture
def case(folder: Path, grown: Grown) -> UUID:
    """A case of Dara's; the founder, a supervisor, reads it too. Sok Chenda is another worker."""
    return grown(folder, a_case_and_a_third)


def a_case_and_a_third(folder: Path) -> UUID:
    """The case; Sok Chenda is enrolled."""
    joins(folder, "Sok Chenda", "chenda", WORKER)
    with opened(folder, COLLEAGUE) as dara:
        registered: UUID = f.registered(dara).id
        f.kept(dara, f.identity(registered))
    return registered


def ends(access: Access, case: UUID, person: UUID) -> object:
    with Work(access, reading=True) as work:
        g = grants.c
        return work.rows(sa.select(g.until).where(g.file == case, g.recipient == person))[0].until


def test_a_colleague_opens_it_until_the_day_is_over(folder: Path, case: UUID, clock: Clock) -> None:
    assert not reads(folder, "chenda", case, clock)
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY, until=DAY + timedelta(days=14))
    assert reads(folder, "chenda", case, clock)
    over = day_over(DAY + timedelta(days=14))
    clock.at = over - timedelta(minutes=1)
    assert reads(folder, "chenda", case, clock), "the last day counts"
    clock.at = over
    assert not reads(folder, "chenda", case, clock)


def test_she_is_told_once(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY)
    with opened(folder, "chenda", clock) as chenda:
        (one,) = do(chenda, told)
        assert (one.action, one.number, one.name, one.readable) == ("share", "PP-0001", "Lim Dara", True)
        do(chenda, seen, id=one.id)
        assert do(chenda, told) == []


def test_the_reason_is_kept_under_the_key_and_nowhere_in_the_clear(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY)
        with dara.engine.connect() as db:
            for table in db.execute(sa.select(grants)).mappings():
                assert WHY.encode() not in bytes(table["why"] or b"")
    with opened(folder, clock=clock) as access:
        assert do(access, why_shared, case=case, person=who(access, "Sok Chenda")) == WHY


def test_sharing_again_extends_and_never_shortens(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        to = who(dara, "Sok Chenda")
        do(dara, share, case=case, to=to, why=WHY, until=DAY + timedelta(days=20))
        long = ends(dara, case, to)
        do(dara, share, case=case, to=to, why=WHY, until=DAY + timedelta(days=2))
        assert ends(dara, case, to) == long
        do(dara, share, case=case, to=to, why=WHY)
        assert ends(dara, case, to) is None


@pytest.mark.parametrize("why", ["", "   ", "\n"])
def test_a_reason_is_asked_for(folder: Path, case: UUID, why: str) -> None:
    with opened(folder, COLLEAGUE) as dara, pytest.raises(WhyMissing) as trouble:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=why)
    assert trouble.value.field == "why"


def test_a_reason_is_no_case_history(folder: Path, case: UUID) -> None:
    with opened(folder, COLLEAGUE) as dara, pytest.raises(InField, match="fewer words"):
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why="x" * 501)


def test_a_day_gone_by_is_refused(folder: Path, case: UUID) -> None:
    with opened(folder, COLLEAGUE) as dara, pytest.raises(InField, match="has passed") as trouble:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY, until=DAY - timedelta(days=1))
    assert trouble.value.field == "until"


@pytest.mark.parametrize("roles", [FACILITATOR, frozenset({Role.STATISTICS}), frozenset({Role.ADMINISTRATOR})])
def test_who_does_no_case_work_is_never_given_a_case(folder: Path, case: UUID, roles: frozenset[Role]) -> None:
    joins(folder, "Ouk Visal", "visal", roles)
    with opened(folder, COLLEAGUE) as dara, pytest.raises(NotForCaseWork):
        do(dara, share, case=case, to=who(dara, "Ouk Visal"), why=WHY)


def test_a_stranger_is_never_given_a_case(folder: Path, case: UUID) -> None:
    with opened(folder, COLLEAGUE) as dara, pytest.raises(NotForCaseWork):
        do(dara, share, case=case, to=uuid4(), why=WHY)


def test_who_reads_it_already_is_not_given_it_again(folder: Path, case: UUID) -> None:
    with opened(folder, COLLEAGUE) as dara:
        for person in ("Lim Dara", "Chan Bopha"):
            with pytest.raises(ReadsAlready):
                do(dara, share, case=case, to=who(dara, person), why=WHY)
    with opened(folder) as access, pytest.raises(ReadsAlready):
        do(access, share, case=case, to=who(access, "Lim Dara"), why=WHY)


def test_nobody_shares_what_they_cannot_open(folder: Path, case: UUID) -> None:
    with opened(folder, "chenda") as chenda, pytest.raises(NotGranted):
        do(chenda, share, case=case, to=who(chenda, "Chan Bopha"), why=WHY)


def test_what_was_shared_is_not_shared_on(folder: Path, case: UUID) -> None:
    joins(folder, "Pich Vanna", "vanna", WORKER)
    with opened(folder, COLLEAGUE) as dara:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY)
    with opened(folder, "chenda") as chenda:
        with pytest.raises(NotYours):
            do(chenda, share, case=case, to=who(chenda, "Pich Vanna"), why=WHY)
        with pytest.raises(NotYours):
            do(chenda, take_back, case=case, person=who(chenda, "Lim Dara"))


def test_a_facilitator_is_refused_before_anything_else(folder: Path, case: UUID) -> None:
    joins(folder, "Ouk Visal", "visal", FACILITATOR)
    with opened(folder, "visal") as visal, pytest.raises(NotInRole):
        do(visal, share, case=case, to=visal.person.id, why=WHY)


def test_a_supervisor_takes_it_back_and_the_key_is_new_at_once(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY)
    with opened(folder, clock=clock) as access:
        do(access, take_back, case=case, person=who(access, "Sok Chenda"))
        assert version_of(access, case) == 2
        assert can_read(access, case)
    assert not reads(folder, "chenda", case, clock)
    assert reads(folder, COLLEAGUE, case, clock)
    with opened(folder, "chenda", clock) as chenda:
        assert [(one.action, one.readable) for one in do(chenda, told)] == [("share", False), ("take back", False)]


def test_a_worker_ends_their_share_and_the_next_supervisor_makes_the_key_new(
    folder: Path, case: UUID, clock: Clock
) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY)
        do(dara, take_back, case=case, person=who(dara, "Sok Chenda"))
        assert version_of(dara, case) == 1
    assert not reads(folder, "chenda", case, clock)
    with opened(folder, clock=clock) as access:
        assert ended.waiting(access) == 1
        ended.renew_all_ended(access, lambda part, of: None, lambda: False)
        assert (ended.waiting(access), version_of(access, case)) == (0, 2)
    assert reads(folder, COLLEAGUE, case, clock)


def test_a_worker_does_not_end_what_a_supervisor_gave(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        do(access, share, case=case, to=who(access, "Sok Chenda"), why=WHY)
    with opened(folder, COLLEAGUE, clock) as dara, pytest.raises(GivenByAnother):
        do(dara, take_back, case=case, person=who(dara, "Sok Chenda"))
    assert reads(folder, "chenda", case, clock)


def test_worker_and_team_are_not_taken_out(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        for person in (who(access, "Lim Dara"), access.supervisors):
            with pytest.raises(StaysWithWorker):
                do(access, take_back, case=case, person=person)


def test_what_ended_is_not_taken_back_twice(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, clock=clock) as access, pytest.raises(Mendable, match="any more"):
        do(access, take_back, case=case, person=who(access, "Sok Chenda"))


def test_an_open_vault_lets_go_of_a_file_when_its_time_is_over(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY, until=DAY)
    with opened(folder, "chenda", clock) as chenda:
        assert can_read(chenda, case)
        assert ended.let_go(chenda) == frozenset()
        clock.at += timedelta(days=1)
        assert ended.let_go(chenda) == {case}
        assert not can_read(chenda, case)


def test_renewing_stops_when_asked_and_goes_on_next_time(folder: Path, case: UUID, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY, until=DAY)
    clock.at += timedelta(days=1)
    with opened(folder, clock=clock) as access:
        ended.renew_all_ended(access, lambda part, of: None, lambda: True)
        assert ended.waiting(access) == 1
    with opened(folder, COLLEAGUE, clock) as dara, pytest.raises(NotInRole):
        ended.waiting(dara)


def test_another_supervisor_of_the_team_takes_it_back(folder: Path, case: UUID, clock: Clock) -> None:
    joins(folder, "Keo Rithy", "rithy", SUPERVISOR)
    with opened(folder, COLLEAGUE, clock) as dara:
        do(dara, share, case=case, to=who(dara, "Sok Chenda"), why=WHY)
    with opened(folder, "rithy", clock) as rithy:
        do(rithy, take_back, case=case, person=who(rithy, "Sok Chenda"))
    assert not reads(folder, "chenda", case, clock)
    assert reads(folder, "bopha", case, clock)
