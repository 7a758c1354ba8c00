"""A centre with two teams: each of its supervisors opens packages, and a case belongs to the team of its worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from casedesk.cases.queries.colleagues import colleagues
from casedesk.cases.readers import truly_theirs
from casedesk.security.errors import NotGranted
from casedesk.store.work import Work
from casedesk.transfer.arriving import look_into
from casedesk.transfer.taking_in import take_in
from tests.transfer.centres import do, everything, file_of, full_case, sent, transfer, two_centres
from tests.two_teams import second_team
from tests.vaults import Clock, opened


def test_the_other_teams_supervisor_opens_packages_too_and_each_team_reads_its_own(
    template: Path, tmp_path: Path
) -> None:
    with two_centres(template, tmp_path) as two:
        packages = [sent(two, transfer(two, full_case(two.here).id)) for _n in range(2)]
    there = tmp_path / "there"
    second_team(there, Clock())
    with opened(there, "rithy") as rithy:
        with Work(rithy, reading=True) as work:
            vanna = next(one.id for one in colleagues(work) if one.name == "Pich Vanna")
        package = look_into(rithy, packages[0])
        mine = do(rithy, take_in, arrived=package, kept=everything(package), worker=vanna)
        assert mine.readable
        assert file_of(rithy, mine.case.id).case.worker == vanna
    with opened(there) as bopha:
        package = look_into(bopha, packages[1])
        theirs = do(bopha, take_in, arrived=package, kept=everything(package), worker=vanna)
        assert not theirs.readable
        for case in (mine.case.id, theirs.case.id):
            with pytest.raises(NotGranted):
                file_of(bopha, case)
        with Work(bopha, reading=True) as work:
            assert truly_theirs(work, theirs.case.id, vanna), "the journal says whose it is"
    with opened(there, "vanna") as worker:
        assert all(file_of(worker, case).case.worker == vanna for case in (mine.case.id, theirs.case.id))
