"""The register of packages that came in: what became of each, and no more than one may know of its file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from casedesk.cases.queries.package_register import came_in
from casedesk.security.errors import NotInRole
from casedesk.store.access import Access
from casedesk.store.centre.package_register import PackageOutcome, RegisteredPackage, register_package
from tests import factories as make
from tests.centre import do
from tests.factories import NOON
from tests.vaults import COLLEAGUE, Clock, opened


def test_the_newest_comes_first_with_the_code_of_its_file(access: Access) -> None:
    assert do(access, came_in) == []
    case, me = make.registered(access), access.person
    taken = RegisteredPackage(uuid4(), b"s" * 32, "Lotus", NOON, PackageOutcome.TAKEN_IN, NOON, me.id, case.id)
    later = NOON + timedelta(days=1)
    down = RegisteredPackage(uuid4(), b"s" * 32, "River", NOON, PackageOutcome.TURNED_DOWN, later, me.id, None)
    for one in (taken, down):
        do(access, register_package, one, why="No room")
    first, second = do(access, came_in)
    assert (first.centre, first.outcome, first.at, first.case, first.number) == (
        "River", PackageOutcome.TURNED_DOWN, later, None, "",
    )  # fmt: skip
    assert (second.case, second.number, second.by) == (case.id, "PP-0001", (me.name, me.khmer_name))


def test_a_file_one_cannot_open_has_no_code(access: Access) -> None:
    taken = RegisteredPackage(
        uuid4(), b"s" * 32, "Lotus", NOON, PackageOutcome.TAKEN_IN, NOON, access.person.id, uuid4()
    )
    do(access, register_package, taken)
    (row,) = do(access, came_in)
    assert (row.case, row.number) == (None, "")


def test_only_supervisors_look(folder: Path, clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara, pytest.raises(NotInRole):
        do(dara, came_in)
