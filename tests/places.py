"""Every place there is to go to, from the declarations: a new room or page is tried and painted without any list."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from casedesk.cases.codes.case import Part
from casedesk.security.roles import Role
from casedesk.ui.places import Place, Room
from casedesk.ui.window.rooms import open_doors
from casedesk.ui.window.settings_rooms import open_pages


def every_room(roles: Collection[Role], case: UUID) -> Iterator[Place]:
    """Every room these roles may enter; those of no rail are entered for the case."""
    for room, door in open_doors(roles).items():
        yield Place(room) if door.icon or room is Room.FIRST_CONTACT else Place(room, case)


def every_place(roles: Collection[Role], case: UUID) -> Iterator[Place]:
    """The rooms, every part of the case, and every page of Settings."""
    yield from every_room(roles, case)
    yield from (Place(Room.CASE, case, part) for part in Part)
    yield from (Place(Room.SETTINGS, part=page.topic) for page in open_pages(roles))
