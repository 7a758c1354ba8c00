"""Roles and teams changed by a supervisor: by certificates and keys, not by a note in a table."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from casedesk.security.errors import NotGranted, NotInRole
from casedesk.security.roles import Role, RolesApart
from casedesk.store.access import Access
from casedesk.store.fields import InField
from casedesk.store.staff.certifying import OwnSignature, StillHolds, change_roles, found_team
from casedesk.store.staff.colleagues import KeyState, office, to_sign
from casedesk.store.work import Work
from tests.coming_in import asked_in, came_in, signed
from tests.factories import registered
from tests.vaults import COLLEAGUE, Clock, enrolled, opened


def _id(access: Access, name: str) -> UUID:
    with Work(access, reading=True) as work:
        return next(one.id for one in office(work).people if one.name == name)


def _changed(access: Access, person: UUID, roles: set[Role], team: UUID | None = None) -> None:
    with Work(access) as work:
        change_roles(work, person=person, roles=roles, team=team)
        work.commit()


def _team(access: Access, name: str) -> UUID:
    with Work(access) as work:
        made = found_team(work, name=name)
        work.commit()
    return made


def test_a_worker_becomes_a_supervisor_and_reads_the_teams_cases(folder: Path) -> None:
    with opened(folder) as access:
        case = registered(access)
        _changed(access, _id(access, "Lim Dara"), {Role.SOCIAL_WORKER, Role.SUPERVISOR})
    with opened(folder, COLLEAGUE) as dara, Work(dara) as work:
        assert work.get(type(case), case.id).number == case.number


def test_who_stops_being_a_supervisor_opens_nothing_new(folder: Path) -> None:
    with opened(folder) as access:
        enrolled(access, "Ros Sovann", "sovann", frozenset({Role.SUPERVISOR}))
        person, before = _id(access, "Ros Sovann"), access.supervisors
        _changed(access, person, {Role.SOCIAL_WORKER})
        assert access.supervisors != before
        case = registered(access)
    with opened(folder, "sovann") as sovann, Work(sovann) as work:
        assert sovann.person.roles == {Role.SOCIAL_WORKER}
        assert sovann.teams == {}
        with pytest.raises(NotGranted):
            work.get(type(case), case.id)


def test_nobody_changes_their_own_roles(access: Access) -> None:
    with Work(access) as work, pytest.raises(OwnSignature):
        change_roles(work, person=access.person.id, roles={Role.ADMINISTRATOR})


def test_a_worker_changes_nobodys_roles(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara, Work(dara) as work, pytest.raises(NotInRole):
        change_roles(work, person=dara.person.id, roles={Role.SUPERVISOR})


def test_who_holds_files_does_not_cross_the_wall(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara:
        registered(dara)
        person = dara.person.id
    with opened(folder) as access:
        with Work(access) as work, pytest.raises(StillHolds):
            change_roles(work, person=person, roles={Role.FACILITATOR})
        with Work(access) as work, pytest.raises(RolesApart):
            change_roles(work, person=person, roles={Role.FACILITATOR, Role.SOCIAL_WORKER})
        assert access.trust.roles(person) == {Role.SOCIAL_WORKER}


@pytest.mark.parametrize("roles", [frozenset[Role](), {Role.RECOVERY}])
def test_somebody_has_roles_and_only_those_of_people(access: Access, roles: set[Role]) -> None:
    with Work(access) as work, pytest.raises(InField):
        change_roles(work, person=_id(access, "Lim Dara"), roles=roles)


def test_a_second_team_reads_only_its_own_cases(folder: Path) -> None:
    with opened(folder) as access:
        north = _team(access, "North")
        enrolled(access, "Ros Sovann", "sovann", frozenset({Role.SUPERVISOR}))
        _changed(access, _id(access, "Lim Dara"), {Role.SOCIAL_WORKER}, north)
        assert access.supervisors != north
    with opened(folder, COLLEAGUE) as dara:
        assert dara.supervisors == north
        case = registered(dara)
    with opened(folder, "sovann") as sovann, Work(sovann) as work, pytest.raises(NotGranted):
        work.get(type(case), case.id)
    with opened(folder) as access, Work(access) as work:
        assert work.get(type(case), case.id).number == case.number


@pytest.mark.parametrize("name", ["", "  ", "North", "NORTH ", "supervisors", "Emergency"])
def test_a_team_has_a_name_of_its_own(access: Access, name: str) -> None:
    _team(access, "North")
    with Work(access) as work, pytest.raises(InField):
        found_team(work, name=name)


def test_a_clock_set_back_a_year_loses_nobody(folder: Path) -> None:
    """Certificates are in order although the clock was not: everybody is still vouched for."""
    late, back = Clock(), Clock(Clock().at - timedelta(days=365))
    late.at += timedelta(days=1)
    with opened(folder, clock=late) as access:
        enrolled(access, "Ros Sovann", "sovann", frozenset({Role.SUPERVISOR}))
    with opened(folder, "sovann", clock=back) as sovann:
        _changed(sovann, _id(sovann, "Lim Dara"), {Role.SOCIAL_WORKER, Role.STATISTICS})
        _changed(sovann, _id(sovann, "Lim Dara"), {Role.SOCIAL_WORKER})
    with opened(folder, COLLEAGUE, clock=back) as dara:
        assert dara.person.roles == {Role.SOCIAL_WORKER}
        with Work(dara) as work:
            assert dara.ring.holds(work.new_file())


def test_everybody_is_listed_with_how_their_key_stands(folder: Path) -> None:
    invited = asked_in(folder)

    def state() -> KeyState:
        with opened(folder) as access, Work(access, reading=True) as work:
            return next(one for one in office(work).people if one.id == invited.person).state

    assert state() is KeyState.INVITED
    words = came_in(folder, invited)
    assert state() is KeyState.TO_SIGN
    with opened(folder) as access:
        with Work(access, reading=True) as work:
            found = office(work)
            assert to_sign(work) == [invited.person]
        (newcomer,) = (one for one in found.people if one.id == invited.person)
        assert (newcomer.words, newcomer.signed_by, newcomer.last_here) == (words, None, None)
        assert found.people[0].name == "Chan Bopha"
        assert [event.action for event in found.events] == ["invite", "enrol"]
        signed(access, invited.person)
    assert state() is KeyState.IN_USE


def test_an_invitation_that_is_over_is_listed_as_such(folder: Path) -> None:
    asked_in(folder)
    clock = Clock()
    clock.at += timedelta(days=8)
    with opened(folder, clock=clock) as access, Work(access, reading=True) as work:
        assert KeyState.OVER in {one.state for one in office(work).people}
