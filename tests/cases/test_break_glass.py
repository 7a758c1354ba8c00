"""A case of another team is opened in an emergency: one case, one day, by keys, told to everybody it concerns."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.cases.queries.approvals import to_approve
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.team import cases_of
from casedesk.cases.queries.told import told
from casedesk.cases.readers import OfAnotherTeam, ReadsAlready, WhyMissing
from casedesk.cases.verbs.approving import approve
from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.break_glass import OutOfReach, break_glass
from casedesk.cases.verbs.covering import cover
from casedesk.cases.verbs.erase import ask_erasure
from casedesk.cases.verbs.hand_on import let_package_out
from casedesk.cases.verbs.hand_over import renew_left
from casedesk.cases.verbs.merge import Merged, merge
from casedesk.security.errors import NotInRole
from casedesk.store import emergency
from casedesk.store.fields import InField
from casedesk.store.keeping.erasing import Scope
from casedesk.store.tables import entrusted
from tests import factories as f
from tests.centre import SUPERVISOR, can_read, do, joins, reads, who
from tests.two_teams import second_team
from tests.vaults import COLLEAGUE, Clock, Grown, opened

WHY = "The hospital calls, nobody of the team answers"


@pytest.fixture
def north(folder: Path, grown: Grown) -> list[UUID]:
    """Two cases of the other team; Bopha's own team has none of them."""
    return grown(folder, two_of_the_other_team)


def two_of_the_other_team(folder: Path) -> list[UUID]:
    """The two cases, of Vanna's."""
    second_team(folder, Clock())
    with opened(folder, "vanna") as vanna:
        return [f.registered(vanna).id, f.registered(vanna).id]


def test_one_case_opens_for_a_day_and_nothing_else(folder: Path, north: list[UUID], clock: Clock) -> None:
    assert not reads(folder, "bopha", north[0], clock)
    with opened(folder, clock=clock) as access:
        assert do(access, break_glass, code=" pp-0001 ", why=WHY) == north[0]
        assert can_read(access, north[0])
        assert not can_read(access, north[1])
    clock.at += timedelta(hours=23)
    assert reads(folder, "bopha", north[0], clock)
    clock.at += timedelta(hours=1)
    assert not reads(folder, "bopha", north[0], clock)
    assert reads(folder, "rithy", north[0], clock)


def test_for_a_day_one_helps_and_decides_nothing(folder: Path, north: list[UUID], clock: Clock) -> None:
    """Neither is the case taken over for good, nor what its own team decides about it."""
    with opened(folder, "vanna", clock) as vanna:
        f.kept(vanna, f.consent(north[0]), f.plan_line(north[0]))
        asked, leaves = f.asked(vanna, north[0]), f.drafted(vanna, north[0], whole=True)
    with opened(folder, clock=clock) as access:
        do(access, break_glass, code="PP-0001", why=WHY)
        f.kept(access, f.follow_up(north[0]))
        mine, dara, vanna_s = f.registered(access).id, who(access, "Lim Dara"), who(access, "Pich Vanna")
        with pytest.raises(OfAnotherTeam):
            do(access, reassign, cases=[north[0]], to=dara, why="Mine from now on")
        with pytest.raises(OfAnotherTeam):
            do(access, approve, approval=asked.id)
        with pytest.raises(OfAnotherTeam):
            do(access, ask_erasure, case=north[0], scope=Scope.WHOLE)
        with pytest.raises(OfAnotherTeam):
            do(access, merge, first=mine, second=north[0], stays=Merged(None, None, ()))
        with pytest.raises(OfAnotherTeam):
            do(access, let_package_out, referral=leaves.id, package=leaves.id, seen="")
        assert do(access, to_approve) == []
        assert do(access, cases_of, worker=vanna_s) == []
        do(access, cover, person=vanna_s, by=dara, begins=f.DAY, ends=f.DAY + timedelta(days=90))
        do(access, renew_left, files=[north[0]], person=vanna_s, taker=dara)
    assert not reads(folder, COLLEAGUE, north[0], clock)
    with opened(folder, "rithy", clock) as rithy:
        do(rithy, approve, approval=asked.id)
        assert do(rithy, open_case, case=north[0]).case.worker == vanna_s


def test_worker_and_supervisors_are_told(folder: Path, north: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        do(access, break_glass, code="PP-0001", why=WHY)
        assert do(access, told) == [], "nobody is told what they did themselves"
    for person in ("vanna", "rithy"):
        with opened(folder, person, clock) as colleague:
            (one,) = do(colleague, told)
            assert (one.action, one.number, one.name) == ("break glass", "PP-0001", "Chan Bopha")
    with opened(folder, COLLEAGUE, clock) as dara:
        assert do(dara, told) == []


def test_what_is_asked_for(folder: Path, north: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        with pytest.raises(WhyMissing):
            do(access, break_glass, code="PP-0001", why="")
        with pytest.raises(InField, match="No case has this code"):
            do(access, break_glass, code="PP-0099", why=WHY)
        mine = f.registered(access)
        with pytest.raises(ReadsAlready):
            do(access, break_glass, code=mine.number, why=WHY)


def test_a_worker_breaks_nothing(folder: Path, north: list[UUID], clock: Clock) -> None:
    with opened(folder, COLLEAGUE, clock) as dara, pytest.raises(NotInRole):
        do(dara, break_glass, code="PP-0001", why=WHY)


def test_without_the_emergency_keys_there_is_no_way_in(folder: Path, north: list[UUID], clock: Clock) -> None:
    with opened(folder, clock=clock) as access:
        with access.engine.begin() as db:
            db.execute(sa.delete(entrusted))
        with pytest.raises(OutOfReach):
            do(access, break_glass, code="PP-0001", why=WHY)
        assert not can_read(access, north[0])


def test_one_team_needs_no_emergency_keys(folder: Path, clock: Clock) -> None:
    with opened(folder, clock=clock) as access, access.engine.begin() as db:
        emergency.joined(db, access)
        assert emergency.emergency_team(access.trust) is None


def test_new_emergency_keys_open_every_team_and_the_old_ones_none(
    folder: Path, north: list[UUID], clock: Clock
) -> None:
    joins(folder, "Ouk Visal", "visal", SUPERVISOR)
    with opened(folder, clock=clock) as access:
        before = emergency.emergency_team(access.trust)
        with access.engine.begin() as db:
            emergency.renewed(db, access)
            after = emergency.emergency_team(access.trust)
            holders = set(db.scalars(sa.select(entrusted.c.holder)))
        assert before is not None
        assert after is not None
        assert after.replaces == before.id
        assert holders == {after.id}
        do(access, break_glass, code="PP-0001", why=WHY)
    with opened(folder, "rithy", clock) as rithy, rithy.engine.connect() as db:
        assert after.id in rithy.teams
        assert db.scalar(sa.select(sa.func.count()).select_from(entrusted)) == 2
