"""The Team page and the pages of giving, with somebody on leave and a case that is shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casedesk.cases.queries.colleagues import colleagues
from casedesk.cases.queries.team import cases_of, team_room
from casedesk.cases.verbs.covering import cover
from casedesk.cases.verbs.sharing import share
from casedesk.store.access import Access
from casedesk.store.staff.certifying import found_team
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.ui.places import Place, Room
from casedesk.ui.window.shell import Shell

NEWEST = "Yim Pisey"
"""Whoever came last covers, and is given a case to read."""


def share_and_cover(access: Access) -> None:
    """One worker is on leave, one case of the fullest desk is shared, and there is a second team."""
    today = local(access.clock()).date()
    with Work(access) as work:
        newest = next(one.id for one in colleagues(work) if one.name == NEWEST)
        loads = team_room(work).loads
        cover(work, person=loads[2].person, by=newest, begins=today, ends=today + timedelta(days=6))
        shared = cases_of(work, worker=loads[0].person)[0].id
        share(work, case=shared, to=newest, why="They speak the same language", until=today + timedelta(days=4))
        found_team(work, name="North")
        work.commit()


def _fullest(shell: Shell) -> UUID:
    return shell.desk.glance(team_room).loads[0].person


def _shared(shell: Shell) -> UUID:
    return shell.desk.glance(cases_of, worker=_fullest(shell))[0].id


def _at(place: Callable[[Shell], Place]) -> Callable[[Shell], QWidget | None]:
    def bring(shell: Shell) -> None:
        shell.go(place(shell))

    return bring


TEAM: Sequence[tuple[str, Callable[[Shell], QWidget | None]]] = (
    ("team", _at(lambda shell: Place(Room.TEAM))),
    ("case-shared", _at(lambda shell: Place(Room.CASE, _shared(shell)))),
    ("share", _at(lambda shell: Place(Room.SHARE, _shared(shell)))),
    ("reassign", _at(lambda shell: Place(Room.REASSIGN, row=_fullest(shell)))),
    ("reassign-one", _at(lambda shell: Place(Room.REASSIGN, _shared(shell)))),
    ("cover", _at(lambda shell: Place(Room.COVER))),
    ("emergency", _at(lambda shell: Place(Room.EMERGENCY))),
)
"""In the order they are painted."""
