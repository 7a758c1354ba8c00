"""Somebody leaves: locked out at once, their teams and open cases under new keys; and who cannot leave is told why."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.leaving import check_leave, go_on, leave, waiting
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.hand_over import reach
from casedesk.security.errors import NotGranted, NotInRole, WrongPassphrase
from casedesk.security.grants import GrantKind
from casedesk.security.roles import Role
from casedesk.store import vault
from casedesk.store.leaving.departing import (
    HasLeft,
    LastAdministrator,
    LastSupervisor,
    Oneself,
    Step,
    TakerUnfit,
    unfinished,
)
from casedesk.store.records import changed
from casedesk.store.staff.noticing import my_notices
from casedesk.store.tables import grants, members
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from tests.factories import NOON
from tests.leavers import SUPERVISOR, centre, left, named, names_of, never, person, quiet
from tests.vaults import COLLEAGUE, PASSPHRASE, Clock, enrolled, opened

__all__ = ["centre"]


def test_a_worker_leaves_and_a_colleague_takes_over(centre: Path) -> None:
    with opened(centre, COLLEAGUE) as dara:
        hers, done = named(dara, "Open"), named(dara, "Closed")
        with Work(dara) as work:
            work.save(changed(work.get(Case, done.case_id), status=CaseStatus.CLOSED))
            work.commit()
    with opened(centre) as access:
        who, visal = person(access, "Lim Dara"), person(access, "Meas Visal")
        with Work(access) as work:
            assert reach(work, person=who).own == 1
            assert reach(work, person=who).files == 1
        assert left(access, who, visal)
        assert waiting(access) == 0
        with Work(access) as work:
            assert unfinished(work) == []
            assert work.get(Case, hers.case_id).worker == visal
            assert work.get(Case, done.case_id).worker == who
            assert not work.rows(sa.select(grants.c.file).where(grants.c.recipient == who))
        assert names_of(access, hers, done) == ["Open", "Closed"]
    with pytest.raises(WrongPassphrase):
        vault.unlock(centre, COLLEAGUE, PASSPHRASE)
    with opened(centre, "visal") as access:
        assert names_of(access, hers) == ["Open"]
        with Work(access) as work:
            assert [one.action for one in my_notices(work)] == ["hand over"]


def test_a_supervisor_leaves_and_the_team_has_new_keys(centre: Path) -> None:
    with opened(centre, COLLEAGUE) as dara:
        hers = named(dara, "Hers")
    with opened(centre) as access:
        who, before = person(access, "Keo Sokha"), access.supervisors
        assert left(access, who)
        assert access.supervisors != before
        with Work(access) as work:
            assert work.rows(sa.select(members.c.person).where(members.c.team == access.supervisors)) == [
                (access.person.id,)
            ]
            row = work.rows(sa.select(grants).where(grants.c.file == hers.case_id, grants.c.recipient != who))
            assert {one.recipient for one in row} == {access.supervisors, person(access, "Lim Dara")}
        assert names_of(access, hers) == ["Hers"]
    with opened(centre, COLLEAGUE) as dara:
        again = named(dara, "Later")
    with opened(centre) as access:
        assert names_of(access, hers, again) == ["Hers", "Later"]
    with pytest.raises(WrongPassphrase):
        vault.unlock(centre, "sokha", PASSPHRASE)


def test_an_administrator_closes_the_way_in_and_a_supervisor_renews_the_keys(centre: Path) -> None:
    with opened(centre, COLLEAGUE) as dara:
        hers = named(dara, "Hers")
    with opened(centre, "ratha") as ratha:
        with pytest.raises(NotInRole):  # she gives nobody a case, not even by a supervisor’s hand
            left(ratha, person(ratha, "Lim Dara"), person(ratha, "Meas Visal"))
        assert left(ratha, person(ratha, "Lim Dara"))
        assert waiting(ratha) == 0
        with Work(ratha) as work:
            assert [one.step for one in unfinished(work)] == [Step.TEAMS]
    with pytest.raises(WrongPassphrase):
        vault.unlock(centre, COLLEAGUE, PASSPHRASE)
    with opened(centre) as access:
        assert waiting(access) > 0
        assert go_on(access, quiet, never)
        assert waiting(access) == 0
        assert names_of(access, hers) == ["Hers"]
    with opened(centre, "visal") as access, pytest.raises(NotGranted):
        names_of(access, hers)


def test_nobody_is_left_without_a_supervisor_or_an_administrator(folder: Path) -> None:
    with opened(folder) as access:
        enrolled(access, "Keo Sokha", "sokha", frozenset({Role.ADMINISTRATOR}))
        founder = access.person.id
        with pytest.raises(Oneself):
            check_leave(access, person=founder)
        enrolled(access, "Meas Visal", "visal", SUPERVISOR)
        visal = person(access, "Meas Visal")
        check_leave(access, person=visal)
    with opened(folder, "sokha") as sokha, pytest.raises(HasLeft):
        check_leave(sokha, person=UUID(int=1))
    with opened(folder, "visal") as access:
        check_leave(access, person=founder)
        assert left(access, person(access, "Keo Sokha"))
        with pytest.raises(LastAdministrator):
            check_leave(access, person=founder)
    with opened(folder) as access:
        assert left(access, visal)
        enrolled(access, "Touch Ratha", "ratha", frozenset({Role.ADMINISTRATOR}))
    with opened(folder, "ratha") as ratha, pytest.raises(LastSupervisor):
        left(ratha, founder)


def test_a_screen_of_before_does_no_harm(centre: Path) -> None:
    """Two people at one PC, one after the other, each with a list that was read before."""
    with opened(centre) as access:
        who, ratha = person(access, "Lim Dara"), person(access, "Touch Ratha")
        with pytest.raises(TakerUnfit):
            left(access, who, ratha)
        assert left(access, who)
        with pytest.raises(HasLeft):
            left(access, who)
        with pytest.raises(TakerUnfit):
            left(access, person(access, "Meas Visal"), who)
        assert person(access, "Meas Visal") in access.trust.people


def test_a_taker_who_left_meanwhile_is_passed_over(centre: Path) -> None:
    with opened(centre, COLLEAGUE) as dara:
        hers = named(dara, "Hers")
    with opened(centre) as access:
        who, visal = person(access, "Lim Dara"), person(access, "Meas Visal")
        leave(access, person=who, taker=visal, progress=quiet, stopped=lambda: True)
    with opened(centre, "ratha") as ratha:
        left(ratha, visal)
    with opened(centre) as access:
        assert go_on(access, quiet, never)
        with Work(access) as work:
            assert work.get(Case, hers.case_id).worker == who  # until it is given to somebody
        assert names_of(access, hers) == ["Hers"]


def test_the_founder_leaves_and_whom_they_certified_stay(centre: Path) -> None:
    with opened(centre, COLLEAGUE) as dara:
        hers = named(dara, "Hers")
    with opened(centre, "sokha", Clock(NOON - timedelta(days=365))) as sokha:  # and the clock was set back
        assert left(sokha, person(sokha, "Chan Bopha"))
    for name in (COLLEAGUE, "visal", "ratha"):
        with opened(centre, name) as access:
            assert access.person.roles
    with opened(centre, "sokha") as sokha:
        assert names_of(sokha, hers) == ["Hers"]
    with pytest.raises(WrongPassphrase):
        vault.unlock(centre, "bopha", PASSPHRASE)


def test_a_worker_ends_nobody(centre: Path) -> None:
    with opened(centre, COLLEAGUE) as dara, pytest.raises(NotInRole):
        left(dara, person(dara, "Meas Visal"))


def test_what_was_shared_with_the_leaver_opens_nothing_new(centre: Path) -> None:
    with opened(centre) as access:
        who, mine = person(access, "Lim Dara"), named(access, "Mine")
        with Work(access) as work:
            work.grant(mine.case_id, to=who, kind=GrantKind.SHARE)
            work.commit()
        assert left(access, who)
        with Work(access) as work:
            version = work.rows(sa.select(sa.func.max(grants.c.key_version).label("n")))[0].n
            assert version == 2
            assert not work.rows(sa.select(grants.c.file).where(grants.c.recipient == who))


def test_a_kept_key_file_opens_nothing_of_the_vault(centre: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(centre, kept)
    with opened(centre) as access:
        assert left(access, person(access, "Lim Dara"))
    for name in ("vault.keys", "vault.bak"):
        shutil.copy(kept / name, centre / name)
    with pytest.raises(Mendable):
        vault.unlock(centre, COLLEAGUE, PASSPHRASE)
