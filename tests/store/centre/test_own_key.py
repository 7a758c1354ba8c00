"""This centre's own key: supervisors hold it, who leaves is left behind, and a row alone is never believed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.leaving import leave
from casedesk.security.errors import Damaged, NotInRole
from casedesk.security.identity import Identity
from casedesk.security.memberships import Membership, membership_for, open_team
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.centre.own_key import NoOwnKey, OwnKey, make_own_key, note_published, opened_keys, own_key, shared
from casedesk.store.exchange_tables import centre_key_holders, centre_keys
from casedesk.store.staff.certifying import found_team
from casedesk.store.underway import never, quiet
from casedesk.store.work import Work
from tests.vaults import COLLEAGUE, Clock, Grown, enrolled, opened

SECOND = "visal"


def two_supervisors(folder: Path) -> None:
    with opened(folder) as access:
        enrolled(access, "Ouk Visal", SECOND, frozenset({Role.SUPERVISOR}))


@pytest.fixture
def office(folder: Path, grown: Grown) -> Path:
    grown(folder, two_supervisors)
    return folder


@pytest.fixture
def boss(office: Path, clock: Clock) -> Iterator[Access]:
    with opened(office, clock=clock) as access:
        yield access


def made(access: Access) -> OwnKey:
    with Work(access) as work:
        key = make_own_key(work)
        work.commit()
    return key


def present(access: Access) -> OwnKey | None:
    with Work(access, reading=True) as work:
        return own_key(work)


def mine(access: Access) -> list[Identity]:
    with Work(access, reading=True) as work:
        return list(opened_keys(work))


def test_there_is_none_before_it_is_made(boss: Access) -> None:
    assert present(boss) is None
    with pytest.raises(NoOwnKey):
        mine(boss)


def test_what_is_made_is_in_use_and_opens(boss: Access) -> None:
    key = made(boss)
    now = present(boss)
    assert now is not None
    assert (now.id, now.words, now.by, now.again) == (key.id, key.words, boss.person.id, False)
    (private,) = mine(boss)
    assert private.public == key.public


def test_every_supervisor_opens_it_and_nobody_else_makes_one(office: Path, clock: Clock) -> None:
    with opened(office, clock=clock) as boss:
        key = made(boss)
    with opened(office, SECOND, clock) as second:
        assert [one.public for one in mine(second)] == [key.public]
    with opened(office, COLLEAGUE, clock) as dara:
        assert present(dara) is not None, "its words are for everybody"
        with pytest.raises(NotInRole):
            made(dara)


def test_a_worker_with_sql_and_every_key_they_have_opens_none_of_its_boxes(office: Path, clock: Clock) -> None:
    with opened(office, clock=clock) as boss:
        made(boss)
    with opened(office, COLLEAGUE, clock) as dara, Work(dara, reading=True) as work:
        rows = work.rows(sa.select(centre_key_holders))
        assert rows
        for row in rows:
            held = Membership(row.centre_key, row.team, row.key, row.keys)
            for identity in dara.identities.values():
                with pytest.raises(Damaged):
                    open_team(held, dara.vault.id, identity)


def test_a_key_slipped_into_the_table_is_not_taken_for_ours(boss: Access) -> None:
    key, theirs = made(boss), Identity.new(uuid4())
    with boss.engine.begin() as db:
        db.execute(sa.update(centre_keys).values(public=theirs.public.dump()))
    assert present(boss) is None
    with pytest.raises(NoOwnKey):
        mine(boss)
    with boss.engine.begin() as db:
        db.execute(sa.update(centre_keys).values(public=key.public.dump()))
        row = {"id": theirs.id, "public": theirs.public.dump(), "made": boss.clock() + timedelta(days=1)}
        db.execute(sa.insert(centre_keys), {**row, "by": boss.person.id, "published": None})
    now = present(boss)
    assert now is not None
    assert now.id == key.id


def test_another_pair_in_the_box_is_noticed(boss: Access) -> None:
    key, theirs = made(boss), Identity.new(uuid4())
    team = boss.trust.teams[boss.supervisors]
    false = membership_for(Identity.load(key.id, theirs.dump()), boss.vault.id, team.id, team.public.sealing)
    with boss.engine.begin() as db:
        db.execute(sa.update(centre_key_holders).values(key=false.key, keys=false.keys))
    with pytest.raises(Damaged):
        mine(boss)


def test_an_earlier_key_never_comes_back_into_use(boss: Access, clock: Clock) -> None:
    first = made(boss)
    clock.at += timedelta(hours=1)
    second = made(boss)
    with boss.engine.begin() as db:
        db.execute(sa.delete(centre_key_holders).where(centre_key_holders.c.centre_key == second.id))
        db.execute(sa.delete(centre_keys).where(centre_keys.c.id == second.id))
    assert present(boss) is None
    assert first.id != second.id


def test_a_new_key_asks_to_be_given_again_until_it_is_published(boss: Access) -> None:
    made(boss)
    again = made(boss)
    now = present(boss)
    assert again.again
    assert now is not None
    assert now.again
    with Work(boss) as work:
        note_published(work, again.id)
        work.commit()
    now = present(boss)
    assert now is not None
    assert not now.again


def test_a_replaced_key_opens_what_is_on_its_way_for_a_month(boss: Access, clock: Clock) -> None:
    made(boss)
    clock.at += timedelta(hours=1)
    made(boss)
    assert len(mine(boss)) == 2
    clock.at += timedelta(days=30)
    assert len(mine(boss)) == 2
    clock.at += timedelta(days=2)
    assert len(mine(boss)) == 1


def test_a_supervisor_who_leaves_opens_nothing_of_the_new_key(office: Path, clock: Clock, tmp_path: Path) -> None:
    with opened(office, clock=clock) as boss:
        old = made(boss)
    shutil.copytree(office, tmp_path / "taken along")
    with opened(tmp_path / "taken along", SECOND, clock) as leaver:
        kept = dict(leaver.identities)
        person = leaver.person.id
    with opened(office, clock=clock) as boss:
        clock.at += timedelta(hours=1)
        assert leave(boss, person=person, taker=None, progress=quiet, stopped=never)
    with opened(office, clock=clock) as boss:
        new = present(boss)
        assert new is not None
        assert (new.id != old.id, new.again) == (True, True)
        assert [one.public for one in mine(boss)] == [new.public, old.public]
        with Work(boss, reading=True) as work:
            rows = work.rows(sa.select(centre_key_holders).where(centre_key_holders.c.centre_key == new.id))
        for row in rows:
            for identity in kept.values():
                with pytest.raises(Damaged):
                    open_team(Membership(new.id, row.team, row.key, row.keys), boss.vault.id, identity)


def test_a_worker_who_leaves_changes_nothing_about_it(office: Path, clock: Clock) -> None:
    with opened(office, COLLEAGUE, clock) as dara:
        person = dara.person.id
    with opened(office, clock=clock) as boss:
        key = made(boss)
        leave(boss, person=person, taker=None, progress=quiet, stopped=never)
        now = present(boss)
    assert now is not None
    assert now.id == key.id


def test_nobody_who_leaves_makes_a_key_where_there_was_none(office: Path, clock: Clock) -> None:
    with opened(office, SECOND, clock) as second:
        person = second.person.id
    with opened(office, clock=clock) as boss:
        leave(boss, person=person, taker=None, progress=quiet, stopped=never)
        assert present(boss) is None


def test_a_team_founded_later_is_given_the_key(boss: Access) -> None:
    made(boss)
    with Work(boss) as work:
        team = found_team(work, name="Battambang")
        work.commit()
    with Work(boss, reading=True) as work:
        h = centre_key_holders.c
        held = {row.team for row in work.rows(sa.select(h.team))}
    assert team in held
    assert {one.id for one in boss.trust.teams_now()} <= held


def test_giving_it_again_changes_nothing(boss: Access) -> None:
    made(boss)
    with Work(boss) as work:
        before = work.rows(sa.select(centre_key_holders.c["keys"]))
        shared(work.db, boss)
        assert work.rows(sa.select(centre_key_holders.c["keys"])) == before
