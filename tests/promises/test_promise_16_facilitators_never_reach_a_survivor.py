"""Promise 16: facilitators never reach a survivor. Nothing they can do, see, count or time tells that a case exists."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QApplication

import casedesk.cases
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.verbs.break_glass import break_glass
from casedesk.cases.verbs.sharing import share
from casedesk.security.errors import NotInRole
from casedesk.security.roles import Permission, Role, RolesApart, check_together, may
from casedesk.store import vault
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.places import Room
from casedesk.ui.window.counting import counted
from casedesk.ui.window.rooms import open_doors
from tests import factories as f
from tests.centre import FACILITATOR, do, joins, who
from tests.promises.insider import checked
from tests.promises.test_promise_14_need_to_know_is_enforced_by_keys import opens
from tests.vaults import PASSPHRASE, Clock, opened

VISAL = "visal"
CASE_ROOMS = {
    Room.TODAY, Room.CASES, Room.REFERRALS, Room.TEAM, Room.CASE, Room.FIRST_CONTACT, Room.INCIDENT, Room.REFERRAL,
    Room.PRINT, Room.SHARE, Room.REASSIGN, Room.COVER, Room.EMERGENCY,
}  # fmt: skip
HARMLESS = {"directory", "providers", "unverified"}
"""What the case side offers everybody: which services there are in the district, and nothing of anybody."""


def guarded() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every verb and query of the case side."""
    for module in pkgutil.walk_packages(casedesk.cases.__path__, "casedesk.cases."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if hasattr(function, "permission") and function.__module__ == module.name:
                yield f"{module.name}.{name}", function


EVERYTHING = dict(guarded())


@pytest.fixture
def case(folder: Path) -> UUID:
    """A case, and Ouk Visal, who runs men's groups."""
    joins(folder, "Ouk Visal", VISAL, FACILITATOR)
    with opened(folder) as access:
        made: UUID = f.registered(access).id
    return made


@contextmanager
def statements(engine: sa.Engine) -> Iterator[list[str]]:
    """What the database is asked inside the block."""
    asked: list[str] = []

    def note(db: Any, cursor: Any, statement: str, *others: Any) -> None:
        asked.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def test_there_is_something_to_refuse() -> None:
    assert len(EVERYTHING) > 25
    assert "casedesk.cases.queries.case_file.open_case" in EVERYTHING


def test_every_verb_and_query_is_refused_before_the_database_is_asked(folder: Path, case: UUID) -> None:
    with opened(folder, VISAL) as visal:
        checked(visal)
        for name, function in EVERYTHING.items():
            permission: Permission = function.permission  # type: ignore[attr-defined]
            if may(visal.person.roles, permission):
                assert name.rsplit(".", 1)[-1] in HARMLESS, f"{name} is open to facilitators"
                continue
            with Work(visal) as work, statements(visal.engine) as asked, pytest.raises(NotInRole):
                function(work)
            assert asked == [], name


def test_a_case_that_exists_and_one_that_does_not_are_refused_alike(folder: Path, case: UUID) -> None:
    told = []
    with opened(folder, VISAL) as visal:
        checked(visal)
        for wanted in (case, uuid4()):
            with statements(visal.engine) as asked, pytest.raises(Mendable) as refused:
                do(visal, open_case, case=wanted)
            told.append((refused.value.said(), list(asked)))
        for code in ("PP-0001", "PP-0099"):
            with statements(visal.engine) as asked, pytest.raises(Mendable) as refused:
                do(visal, break_glass, code=code, why="Curious")
            told.append((refused.value.said(), list(asked)))
    assert all(one == told[0] for one in told)


def test_coming_in_asks_the_same_whether_there_are_cases_or_none(folder: Path, clock: Clock) -> None:
    joins(folder, "Ouk Visal", VISAL, FACILITATOR)
    _coming_in(folder, clock)  # the first time, more is written down for the times to come
    without = _coming_in(folder, clock)
    with opened(folder, clock=clock) as access:
        for _one in range(3):
            f.registered(access)
    assert _coming_in(folder, clock) == without


def _coming_in(folder: Path, clock: Clock) -> list[str]:
    asked: list[str] = []

    def note(db: Any, cursor: Any, statement: str, *others: Any) -> None:
        asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        access = vault.unlock(folder, VISAL, PASSPHRASE, clock=clock)
        checked(access)
        _first_page(access)
        vault.lock(access)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return sorted(asked)  # the check beside the work takes its own time


def _first_page(access: Access) -> None:
    """What the window asks at once: the numbers in the rail."""
    app = QApplication.instance() or QApplication([])
    desk = Desk(access)
    counted(desk, list(open_doors(access.person.roles)))
    desk.deleteLater()
    app.processEvents()


def test_no_room_leads_to_a_case_and_no_number_counts_one(folder: Path, case: UUID) -> None:
    with opened(folder, VISAL) as visal:
        rooms = set(open_doors(visal.person.roles))
        assert not rooms & CASE_ROOMS
        desk = Desk(visal)
        assert counted(desk, list(rooms)) == {}
        desk.deleteLater()


def test_no_key_of_theirs_opens_a_case(folder: Path, case: UUID, clock: Clock) -> None:
    assert opens(folder, VISAL, clock) == set()
    with opened(folder, VISAL, clock) as visal:
        assert visal.ring.files() == frozenset()
        assert visal.teams == {}


def test_nobody_can_give_them_one(folder: Path, case: UUID) -> None:
    with opened(folder) as access, pytest.raises(Mendable, match="does not work with cases"):
        do(access, share, case=case, to=who(access, "Ouk Visal"), why="A mistake")


@pytest.mark.parametrize("other", [Role.SOCIAL_WORKER, Role.SUPERVISOR])
def test_nobody_is_on_both_sides(other: Role) -> None:
    with pytest.raises(RolesApart):
        check_together({Role.FACILITATOR, other})
