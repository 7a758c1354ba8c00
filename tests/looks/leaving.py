"""The dialog “This person leaves…”, for the fullest desk of the practice vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from casedesk.cases.queries.team import team_room
from casedesk.ui.background import Background
from casedesk.ui.people.leaving import open_leaving
from casedesk.ui.places import Place, Room, Topic
from casedesk.ui.window.shell import Shell


def _leaving(shell: Shell) -> QWidget:
    shell.go(Place(Room.SETTINGS, part=Topic.PEOPLE))
    fullest = shell.desk.glance(team_room).loads[0]
    return open_leaving(shell, shell.desk, Background(shell), person=fullest.person, name=fullest.name)


LEAVING: Sequence[tuple[str, Callable[[Shell], QWidget | None]]] = (("leaving", _leaving),)
"""In the order they are painted."""
