"""How colleagues, roles and what happened to keys are said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from casedesk.security.roles import Role
from casedesk.store.staff.colleagues import Colleague, KeyEvent, KeyState, Office
from casedesk.text.dates import local, near_day, short_day
from casedesk.text.naming import in_script
from casedesk.text.translation import _, n_
from casedesk.ui.widgets.marks import Mark

ORDER = (Role.SUPERVISOR, Role.SOCIAL_WORKER, Role.FACILITATOR, Role.STATISTICS, Role.ADMINISTRATOR)
MARKS = {
    KeyState.IN_USE: Mark.DONE,
    KeyState.TO_SIGN: Mark.WAITS,
    KeyState.INVITED: Mark.SENT,
    KeyState.OVER: Mark.STALE,
    KeyState.LEFT: Mark.CLOSED,
}


def name_of(one: Colleague) -> str:
    """A colleague in the script of the window."""
    return in_script(one.name, one.khmer_name)


def roles_said(roles: Collection[Role]) -> str:
    """All roles, the one a person is known by first."""
    return ", ".join(role.said() for role in ORDER if role in roles)


def main_role(roles: Collection[Role]) -> str:
    """The role a person is known by, and how many more there are."""
    held = [role.said() for role in ORDER if role in roles]
    if len(held) < 2:
        return held[0] if held else ""
    return _("{role} +{n}", role=held[0], n=len(held) - 1)


def state_said(one: Colleague, today: date) -> str:
    """“in use”, “left 30 Sep”."""
    if one.state is KeyState.LEFT:
        return _("left {day}", day=short_day(local(one.at).date(), today))
    return one.state.said()


def when(moment: datetime | None, today: date) -> str:
    """“today”, “10 Nov”, “never”."""
    if moment is None:
        return _("never")
    day = local(moment).date()
    return near_day(day, today) if (today - day).days <= 1 else short_day(day, today)


def team_said(team: UUID | None, teams: Mapping[UUID, str]) -> str:
    """The name of a team; the first one has none of its own."""
    return teams.get(team or UUID(int=0)) or _("First team")


def event_said(event: KeyEvent, office: Office) -> str:
    """What happened to keys, in a line; nothing for what only the journal need tell."""
    names = {one.id: name_of(one) for one in office.people}
    who = names.get(event.object or event.person, "") or _("Somebody who was here")
    by = names.get(event.person, "") or _("somebody who left")
    said: Mapping[str, Callable[[], str]] = {
        "enrol": lambda: _("{who} was enrolled by {by}", who=who, by=by),
        "invite": lambda: _("{who} was asked in by {by}", who=who, by=by),
        "withdraw": lambda: _("An invitation was withdrawn by {by}", by=by),
        "certify": lambda: _("The key of {who} was signed by {by}", who=who, by=by),
        "roles": lambda: _("{who} has another role or team, signed by {by}", who=who, by=by),
        "found team": lambda: _("A team was founded by {by}", by=by),
        "leave": lambda: _("{who} left", who=who),
        "recovery sheets": lambda: _("New recovery sheets were made by {by}", by=by),
        "recovery drill": lambda: _("Recovery sheets were tested by {by}", by=by),
        "rescue": lambda: _("{who} came back in with two recovery sheets", who=who),
    }
    if event.action == "renew keys" and "files" in event.told:
        count = int(event.told["files"])
        return n_("Keys of {n} open case were renewed", "Keys of {n} open cases were renewed", count)
    return said[event.action]() if event.action in said else ""


def counted(office: Office) -> str:
    """“9 people, 2 of them supervisors.”"""
    here = [one for one in office.people if one.state is not KeyState.LEFT]
    supervisors = sum(Role.SUPERVISOR in one.roles and one.state is KeyState.IN_USE for one in here)
    people = n_("{n} person", "{n} people", len(here))
    among = n_("{n} of them supervisor", "{n} of them supervisors", supervisors)
    return _("{people}, {among}. Keys decide who reads, not this list.", people=people, among=among)
