"""A departure that was cut, stopped or left to somebody else is finished by whoever comes next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casedesk.cases.leaving import go_on, leave, waiting
from casedesk.cases.records.case import Case
from casedesk.security import keyfile
from casedesk.security.errors import WrongPassphrase
from casedesk.security.grants import GrantKind
from casedesk.store import people, vault
from casedesk.store.leaving.departing import begin_departure
from casedesk.store.staff.certifying import found_team
from casedesk.store.work import Work
from tests.centre import version_of, worker_of
from tests.leavers import SUPERVISOR, WORKER, centre, named, names_of, never, person, quiet
from tests.vaults import COLLEAGUE, PASSPHRASE, opened, slot_of

__all__ = ["centre"]


class Cut(Exception):
    """Stands for the end of the process."""


def _cut_at(nth: int) -> Callable[[int, int], None]:
    calls = [0]

    def cut(part: int, of: int) -> None:
        calls[0] += 1
        if calls[0] == nth:
            raise Cut

    return cut


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_cut_anywhere_another_supervisor_finishes_it(centre: Path, nth: int) -> None:
    with opened(centre, COLLEAGUE) as dara:
        hers = named(dara, "Hers")
    access = vault.unlock(centre, "bopha", PASSPHRASE)
    who, visal = person(access, "Lim Dara"), person(access, "Meas Visal")
    with pytest.raises(Cut):
        leave(access, person=who, taker=visal, progress=_cut_at(nth), stopped=never)
    access.engine.dispose()
    access.forget()
    with pytest.raises(WrongPassphrase):
        vault.unlock(centre, COLLEAGUE, PASSPHRASE)
    with opened(centre, "sokha") as sokha:
        assert waiting(sokha) > 0
        assert go_on(sokha, quiet, never)
    with opened(centre, "visal") as access:
        assert names_of(access, hers) == ["Hers"]
        with Work(access) as work:
            assert work.get(Case, hers.case_id).worker == visal


def test_cut_before_the_key_file_the_leaver_has_no_role_any_more(centre: Path) -> None:
    with opened(centre, COLLEAGUE) as dara:
        hers = named(dara, "Hers")
    with opened(centre) as access, Work(access) as work:
        begin_departure(work, person=person(access, "Lim Dara"))
        work.commit()
    with opened(centre, COLLEAGUE) as dara:
        assert not dara.person.roles
        assert not dara.ring.files()
    with opened(centre, "sokha") as sokha:
        assert go_on(sokha, quiet, never)
        assert names_of(sokha, hers) == ["Hers"]
    with pytest.raises(WrongPassphrase):
        vault.unlock(centre, COLLEAGUE, PASSPHRASE)


def test_stopped_it_goes_on_later(centre: Path) -> None:
    with opened(centre, COLLEAGUE) as dara:
        for name in "abc":
            named(dara, name)
    with opened(centre) as access:
        who = person(access, "Lim Dara")
        assert not leave(access, person=who, taker=None, progress=quiet, stopped=lambda: True)
        assert keyfile.read(centre).header.slot_of(who) is None
        assert waiting(access) == 4  # the departure, and three files
        assert go_on(access, quiet, never)


def test_what_another_team_shared_is_renewed_by_a_supervisor_of_that_team(centre: Path) -> None:
    with opened(centre) as access:
        with Work(access) as work:
            north = found_team(work, name="North")
            work.commit()
        fresh = people.enrol(access, name="Yim Pisey", khmer_name="", roles=SUPERVISOR | WORKER, team=north)
        vault.add_slot(access, slot_of(access, fresh, "pisey"))
    with opened(centre, "pisey") as pisey:
        theirs, dara = named(pisey, "North"), person(pisey, "Lim Dara")
        with Work(pisey) as work:
            work.grant(theirs.case_id, to=dara, kind=GrantKind.SHARE)
            work.commit()
    with opened(centre, "sokha") as sokha:
        assert leave(sokha, person=dara, taker=None, progress=quiet, stopped=never)  # nothing is left for her to do
    with opened(centre, "pisey") as pisey:
        assert waiting(pisey) == 1
        assert go_on(pisey, quiet, never)
        assert version_of(pisey, theirs.case_id) == 2
        assert names_of(pisey, theirs) == ["North"]


def test_stopped_in_the_midst_of_the_cases_the_rest_is_done_once(centre: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casedesk.cases.leaving.TOGETHER", 2)
    with opened(centre, COLLEAGUE) as dara:
        cases = [named(dara, name).case_id for name in "abcde"]
    reached = [0]

    def told(part: int, of: int) -> None:
        reached[0] = part

    with opened(centre) as access:
        who, visal = person(access, "Lim Dara"), person(access, "Meas Visal")
        assert not leave(access, person=who, taker=visal, progress=told, stopped=lambda: reached[0] > 3)
        assert 0 < [version_of(access, case) for case in cases].count(2) < 5
        assert go_on(access, quiet, never)
        assert [version_of(access, case) for case in cases] == [2] * 5
        assert {worker_of(access, case) for case in cases} == {visal}
