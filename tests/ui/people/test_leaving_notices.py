"""A departure that is not finished is told to supervisors until it is."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from casedesk.cases.leaving import go_on
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.today.notices import notices_for
from casedesk.ui.window.upkeep import CHORES
from tests.leavers import centre, left, never, person, quiet
from tests.vaults import opened

__all__ = ["centre"]


def test_it_is_told_until_it_is_done(qtbot: QtBot, centre: Path) -> None:
    with opened(centre, "ratha") as ratha:
        left(ratha, person(ratha, "Lim Dara"))
    with opened(centre) as access:
        desk = Desk(access)
        told = [one for one in notices_for(desk) if one.sentence.startswith("Somebody left")]
        assert [one.place for one in told] == [Place(Room.SETTINGS, part=Topic.PEOPLE)]
        go_on(access, quiet, never)
        assert not [one for one in notices_for(desk) if one.sentence.startswith("Somebody left")]
        desk.deleteLater()


def test_whoever_may_finishes_it_beside_the_work(centre: Path) -> None:
    with opened(centre, "ratha") as ratha:
        left(ratha, person(ratha, "Lim Dara"))
    (chore,) = (one for one in CHORES if one.do is go_on)
    with opened(centre) as access:
        assert chore.waits(access)
        chore.do(access, quiet, never)
        assert not chore.waits(access)
