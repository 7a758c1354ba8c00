"""The register of packages: each number once, and the journal knows it when a row is gone."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from casedesk.store.access import Access
from casedesk.store.centre.package_register import (
    PackageOutcome,
    RegisteredPackage,
    outcome_of,
    register_package,
    registered_packages,
)
from casedesk.store.exchange_tables import packages
from casedesk.store.keeping.erasing import Scope, remove
from casedesk.store.trouble import StoreFault
from casedesk.store.work import Work
from tests import factories as f
from tests.factories import NOON


def came(access: Access, outcome: PackageOutcome = PackageOutcome.TAKEN_IN, file: UUID | None = None) -> UUID:
    one = RegisteredPackage(uuid4(), b"s" * 32, "River House", NOON, outcome, NOON, access.person.id, file)
    with Work(access) as work:
        register_package(work, one, why="Because")
        work.commit()
    return one.id


def outcome(access: Access, package: UUID) -> PackageOutcome | None:
    with Work(access, reading=True) as work:
        return outcome_of(work, package)


@pytest.mark.parametrize("became", PackageOutcome)
def test_what_became_of_it_is_known_also_without_its_row(access: Access, became: PackageOutcome) -> None:
    package = came(access, became)
    assert outcome(access, package) is became
    with access.engine.begin() as db:
        db.execute(sa.delete(packages))
    assert outcome(access, package) is became
    assert outcome(access, uuid4()) is None


def test_a_number_comes_once(access: Access) -> None:
    package = came(access)
    with Work(access) as work:
        (one,) = registered_packages(work)
        with pytest.raises(StoreFault):
            register_package(work, one)
    assert one.id == package


def test_an_erased_file_is_no_longer_named_but_its_package_stays_known(access: Access) -> None:
    case = f.registered(access)
    package = came(access, file=case.id)
    with access.engine.begin() as db:
        remove(db, case.id, Scope.WHOLE)
    with Work(access, reading=True) as work:
        (one,) = registered_packages(work)
    assert (one.id, one.file) == (package, None)
