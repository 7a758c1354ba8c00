"""A departure that was cut, stopped or left to somebody else is finished by whoever comes next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casedesk.cases.leaving import go_on, leave, waiting
from casedesk.cases.records.case import Case
from casedesk.security import keyfile
from casedesk.security.errors import WrongPassphrase
from casedesk.store import vault
from casedesk.store.departing import begin_departure
from casedesk.store.work import Work
from tests.leavers import centre, named, names_of, never, person, quiet
from tests.vaults import COLLEAGUE, PASSPHRASE, opened

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
