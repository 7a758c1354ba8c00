"""The rooms of the window: which of them a person's keys open, who builds each page, and what lies one level up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec

from casedesk.security.roles import Permission, Role, may
from casedesk.ui.desk import Desk
from casedesk.ui.icons import Icon
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import Screen

Builder = Callable[[Desk, Place], Screen]


@dataclass(frozen=True, slots=True)
class Door:
    """A room: its icon in the rail (none if it is reached from a page), the permission it asks for, who builds it."""

    room: Room
    permission: Permission
    module: str
    screen: str
    icon: Icon | None = None

    def builder(self) -> Builder | None:
        """What builds the page; its module is loaded when it is first entered. None when it is not on board."""
        if find_spec(self.module) is None:
            return None
        return lambda desk, place: getattr(import_module(self.module), self.screen)(desk, place)


DOORS = (
    Door(Room.TODAY, Permission.READ_CASES, "casedesk.ui.today", "TodayScreen", Icon.TODAY),
    Door(Room.CASES, Permission.READ_CASES, "casedesk.ui.cases", "CasesScreen", Icon.CASES),
    Door(Room.REFERRALS, Permission.READ_CASES, "casedesk.ui.referrals", "ReferralsScreen", Icon.REFERRALS),
    Door(Room.DIRECTORY, Permission.READ_PROVIDERS, "casedesk.ui.directory", "DirectoryScreen", Icon.DIRECTORY),
    Door(Room.SETTINGS, Permission.OWN_KEYS, "casedesk.ui.settings_page", "SettingsScreen", Icon.SETTINGS),
    Door(Room.CASE, Permission.READ_CASES, "casedesk.ui.case.page", "CaseScreen"),
    Door(Room.FIRST_CONTACT, Permission.REGISTER_CASES, "casedesk.ui.first_contact", "FirstContactScreen"),
    Door(Room.INCIDENT, Permission.WRITE_CASES, "casedesk.ui.incident.incident_screen", "IncidentScreen"),
    Door(Room.REFERRAL, Permission.WRITE_CASES, "casedesk.ui.referral.referral_screen", "ReferralScreen"),
    Door(Room.PRINT, Permission.PRINT, "casedesk.ui.print.print_screen", "PrintScreen"),
)


def open_doors(roles: Collection[Role]) -> Mapping[Room, Door]:
    """The rooms somebody with these roles may enter, in the order of the rail."""
    return {door.room: door for door in DOORS if may(roles, door.permission) and door.builder() is not None}


def one_up(place: Place) -> Place | None:
    """What lies one level above a place; nothing above the places of the rail."""
    if place.room in (Room.INCIDENT, Room.REFERRAL, Room.PRINT) and place.case is not None:
        return Place(Room.CASE, case=place.case, part=place.part)
    if place.room is Room.CASE and (place.part is not None or place.new):
        return replace(place, part=None, row=None, new=False, draft=None)
    if place.room is Room.CASE:
        return Place(Room.CASES)
    if place.room in (Room.FIRST_CONTACT, Room.REFERRAL):
        return Place(Room.TODAY if place.room is Room.FIRST_CONTACT else Room.REFERRALS)
    return None
