"""Who may ask, who may approve, and that nobody approves their own."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.retention import erased_files, waiting
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.erase import (
    AlreadyAsked,
    AnotherPerson,
    AnotherSupervisor,
    Settled,
    StillOpen,
    ask_erasure,
    erase,
    refuse_erasure,
)  # fmt: skip
from casedesk.security.errors import NotGranted, NotInRole
from casedesk.security.roles import Role
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.holding import hold
from casedesk.store.tables import grants
from casedesk.store.work import Work
from tests import factories as make
from tests.two_supervisors import KEPT_BY, SECOND, asked, closed, full_file, naming, office
from tests.vaults import COLLEAGUE, enrolled, opened

__all__ = ["office"]


def test_a_file_of_another_team_is_theirs_to_erase(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        with access.engine.begin() as db:
            db.execute(sa.delete(grants).where(grants.c.file == case))
        access.ring.keep_only(())
        with Work(access) as work, pytest.raises(NotGranted):
            ask_erasure(work, case=case, scope=Scope.WHOLE)


def test_nobody_approves_what_they_asked_for(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        erasure = asked(access, case)
        with pytest.raises(AnotherPerson):
            erase(access, erasure)
        with Work(access) as work:
            assert work.get(Case, case)
        with Work(access) as work, pytest.raises(AlreadyAsked):
            ask_erasure(work, case=case, scope=Scope.WHOLE)


def test_a_social_worker_neither_asks_nor_approves(office: Path) -> None:
    with opened(office, COLLEAGUE) as worker:
        case = make.registered(worker).id
        with Work(worker) as work, pytest.raises(NotInRole):
            ask_erasure(work, case=case, scope=Scope.WHOLE)
        with pytest.raises(NotInRole):
            erase(worker, uuid4())
        with Work(worker) as work, pytest.raises(NotInRole):
            hold(work, file=case, why="x")


def test_what_was_refused_or_done_is_settled(office: Path) -> None:
    with opened(office) as access:
        first, other = make.registered(access).id, make.registered(access).id
        refused, done = asked(access, first), asked(access, other)
    with opened(office, SECOND) as second:
        with Work(second) as work:
            refuse_erasure(work, erasure=refused)
            work.commit()
        erase(second, done)
        for erasure in (refused, done):
            with pytest.raises(Settled):
                erase(second, erasure)
        with Work(second) as work:
            assert work.get(Case, first)
            assert waiting(work) == []


def test_with_one_supervisor_the_administrator_approves_the_coded_fact_without_reading_the_file(folder: Path) -> None:
    with opened(folder) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
        case = full_file(access)
        erasure = asked(access, case.id)
    with opened(folder, "chanthy") as office:
        with Work(office) as work:
            assert [one.number for one in waiting(work)] == [case.number]
            with pytest.raises(NotInRole):
                open_case(work, case=case.id)
        erase(office, erasure)
    with opened(folder) as access:
        assert naming(access, case.id) == KEPT_BY


def test_with_a_second_supervisor_the_administrator_neither_sees_nor_approves(office: Path) -> None:
    with opened(office) as access:
        enrolled(access, "Meas Chanthy", "chanthy", frozenset({Role.ADMINISTRATOR}))
        erasure = asked(access, make.registered(access).id)
    with opened(office, "chanthy") as chanthy:
        with Work(chanthy) as work:
            assert waiting(work) == []
            with pytest.raises(NotInRole):
                erased_files(work)
        with pytest.raises(AnotherSupervisor):
            erase(chanthy, erasure)


def test_a_newer_request_can_follow_a_refused_one(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access)
        erasure = asked(access, case.id)
        with Work(access) as work:
            refuse_erasure(work, erasure=erasure)  # who asked takes it back
            work.commit()
        asked(access, case.id, Scope.NARRATIVE)
        with Work(access) as work:
            (one,) = waiting(work)
            assert (one.scope, one.mine, one.asked_by[0]) == (Scope.NARRATIVE, True, "Chan Bopha")
        assert one.number == case.number


def test_the_words_of_an_open_case_are_not_asked_for(office: Path) -> None:
    with opened(office) as access:
        case = make.registered(access).id
        with Work(access) as work, pytest.raises(StillOpen):
            ask_erasure(work, case=case, scope=Scope.NARRATIVE)
        closed(access, case, make.DAY)
        with Work(access) as work:
            assert ask_erasure(work, case=case, scope=Scope.NARRATIVE)
