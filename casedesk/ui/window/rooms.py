"""The rooms of the window: which of them a person's keys open, who builds each page, and what lies one level up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from casedesk.cases.queries.transfers import is_whole
from casedesk.security.roles import Permission, Role, may
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.places import Place, Room
from casedesk.ui.screen import Screen

Builder = Callable[[Desk, Place], Screen]


@dataclass(frozen=True, slots=True)
class Door:
    """A room: the permission it asks for, who builds its page (none: who holds what it needs), its icon in the rail.

    A page is loaded when it is first entered. A room without an icon is reached from a page: `above` is where it leads
    back to, unless it is open for a case.
    """

    room: Room
    permission: Permission
    build: Builder | None = None
    icon: Icon | None = None
    above: Room | None = None


def _today(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.today.screen import TodayScreen

    return TodayScreen(desk, place)


def _referrals(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.referral.board import ReferralsScreen

    return ReferralsScreen(desk, place)


def _directory(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.directory.screen import DirectoryScreen

    return DirectoryScreen(desk, place)


def _case(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.case.page import CaseScreen

    return CaseScreen(desk, place)


def _first_contact(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.first_contact import FirstContactScreen

    return FirstContactScreen(desk, place)


def _week(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.week.screen import WeekScreen

    return WeekScreen(desk, place)


def _incident(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.incident.incident_screen import IncidentScreen

    return IncidentScreen(desk, place)


def _referral(desk: Desk, place: Place) -> Screen:
    if place.row is not None and desk.glance(is_whole, referral=place.row):
        return _transfer(desk, replace(place, room=Room.TRANSFER))
    from casedesk.ui.referral.referral_screen import ReferralScreen

    return ReferralScreen(desk, place)


def _transfer(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.transfer.screen import TransferScreen

    return TransferScreen(desk, place)


def _print(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.print.print_screen import PrintScreen

    return PrintScreen(desk, place)


def _team(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.team.team_screen import TeamScreen

    return TeamScreen(desk, place)


def _share(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.sharing.share_page import SharePage

    return SharePage(desk, place)


def _reassign(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.sharing.reassign_page import ReassignPage

    return ReassignPage(desk, place)


def _cover(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.sharing.cover_page import CoverPage

    return CoverPage(desk, place)


def _emergency(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.sharing.emergency_page import EmergencyPage

    return EmergencyPage(desk, place)


def _merge(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.duplicates.which_page import merge_page

    return merge_page(desk, place)


def _duplicates(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.duplicates.list_page import DuplicatesPage

    return DuplicatesPage(desk, place)


def _feedback(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.feedback.ask_page import AskFeedbackPage

    return AskFeedbackPage(desk, place)


def _feedback_told(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.feedback.told_page import FeedbackTold

    return FeedbackTold(desk, place)


def _what_left(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.register.page import RegisterPage

    return RegisterPage(desk, place)


def _came_in(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.register.came_in import CameInPage

    return CameInPage(desk, place)


def _receive(desk: Desk, place: Place) -> Screen:
    from casedesk.ui.receiving.page import ReceivePage

    return ReceivePage(desk, place)


DOORS = (
    Door(Room.TODAY, Permission.READ_CASES, _today, Icon.TODAY),
    Door(Room.CASES, Permission.READ_CASES, None, Icon.CASES),
    Door(Room.REFERRALS, Permission.READ_CASES, _referrals, Icon.REFERRALS),
    Door(Room.TEAM, Permission.READ_TEAM, _team, Icon.TEAM),
    Door(Room.DIRECTORY, Permission.READ_PROVIDERS, _directory, Icon.DIRECTORY),
    Door(Room.SETTINGS, Permission.OWN_KEYS, None, Icon.SETTINGS),
    Door(Room.CASE, Permission.READ_CASES, _case, above=Room.CASES),
    Door(Room.WEEK, Permission.READ_CASES, _week, above=Room.TODAY),
    Door(Room.FIRST_CONTACT, Permission.REGISTER_CASES, _first_contact, above=Room.TODAY),
    Door(Room.INCIDENT, Permission.WRITE_CASES, _incident, above=Room.CASES),
    Door(Room.REFERRAL, Permission.WRITE_CASES, _referral, above=Room.REFERRALS),
    Door(Room.TRANSFER, Permission.WRITE_CASES, _transfer, above=Room.REFERRALS),
    Door(Room.PRINT, Permission.PRINT, _print, above=Room.CASES),
    Door(Room.SHARE, Permission.SHARE_CASES, _share, above=Room.CASES),
    Door(Room.REASSIGN, Permission.ASSIGN_CASES, _reassign, above=Room.TEAM),
    Door(Room.COVER, Permission.ASSIGN_CASES, _cover, above=Room.TEAM),
    Door(Room.EMERGENCY, Permission.BREAK_GLASS, _emergency, above=Room.TEAM),
    Door(Room.MERGE, Permission.WRITE_CASES, _merge, above=Room.CASES),
    Door(Room.DUPLICATES, Permission.READ_TEAM, _duplicates, above=Room.TEAM),
    Door(Room.FEEDBACK, Permission.ASK_FEEDBACK, _feedback, above=Room.TODAY),
    Door(Room.FEEDBACK_TOLD, Permission.READ_TEAM, _feedback_told, above=Room.TEAM),
    Door(Room.WHAT_LEFT, Permission.READ_TEAM, _what_left, above=Room.TEAM),
    Door(Room.CAME_IN, Permission.READ_TEAM, _came_in, above=Room.TEAM),
    Door(Room.RECEIVE, Permission.TRANSFER_CASES, _receive, above=Room.CASES),
)


def open_doors(roles: Collection[Role]) -> Mapping[Room, Door]:
    """The rooms somebody with these roles may enter, in the order of the rail."""
    return {door.room: door for door in DOORS if may(roles, door.permission)}


def one_up(place: Place) -> Place | None:
    """What lies one level above a place; nothing above the places of the rail."""
    if place.room is Room.CASE and (place.part is not None or place.new):
        return replace(place, part=None, row=None, new=False, draft=None)
    above = next(door.above for door in DOORS if door.room is place.room)
    if above is not None and place.case is not None and place.room is not Room.CASE:
        return Place(Room.CASE, case=place.case, part=place.part)
    return Place(above) if above is not None else None


def place_in_rail(place: Place) -> Room:
    """Where in the rail a place belongs."""
    above: Place | None = replace(place, part=None, row=None, new=False)
    while above is not None and (higher := one_up(above)) is not None:
        above = higher
    return above.room if above is not None else place.room
