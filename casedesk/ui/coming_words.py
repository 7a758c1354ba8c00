"""Things that come, as Today and the week say them: never a name, no word on what happened."""

from __future__ import annotations

from collections.abc import Mapping

from casedesk.cases.codes.case import NextStep
from casedesk.cases.codes.work import Mode
from casedesk.cases.queries.coming import Coming, Matter
from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon
from casedesk.ui.next_steps import icon_of as step_icon
from casedesk.ui.next_steps import place_of as step_place
from casedesk.ui.next_steps import short
from casedesk.ui.places import Place, Room

_ICONS: Mapping[Matter, Icon] = {
    Matter.VISIT: Icon.PERSON, Matter.APPOINTMENT: Icon.CALENDAR, Matter.TASK: Icon.CHECKLIST,
    Matter.ANSWER: Icon.REFERRALS, Matter.PLAN: Icon.ACTION_PLAN, Matter.CHILD: Icon.ACTION_PLAN,
    Matter.AUTHORITY: Icon.CALENDAR, Matter.PAPER_ENDS: Icon.HOURGLASS,
    Matter.CONFERENCE: Icon.TEAM, Matter.AGREED: Icon.CHECKLIST,
    Matter.RISK: Icon.RISK, Matter.SAFETY_PLAN: Icon.SAFETY_PLAN, Matter.FLAG: Icon.INFO,
    Matter.CONSENT: Icon.CONSENT,
}  # fmt: skip
_VISIT_ICONS = {Mode.HOME_VISIT: Icon.HOME, Mode.PHONE: Icon.PHONE}


def said(one: Coming) -> str:
    """What comes, in a few words: “Home visit”, “Appointment”, “Prepare papers”."""
    if isinstance(one.kind, NextStep):
        return short(one.kind)
    return one.kind.said() if one.kind is not None and one.matter is not Matter.APPOINTMENT else one.matter.said()


def titled(one: Coming) -> str:
    """The same with the code of the case."""
    return _("{step}, {code}", step=said(one), code=one.number)


def icon_of(one: Coming) -> Icon:
    """What it looks like in a list."""
    if isinstance(one.kind, NextStep):
        return step_icon(one.kind)
    return _VISIT_ICONS.get(one.kind, _ICONS[one.matter]) if isinstance(one.kind, Mode) else _ICONS[one.matter]


def place_of(one: Coming) -> Place:
    """The entry of the file it stands in; a referral has a page of its own, and a next step is begun."""
    if isinstance(one.kind, NextStep):
        return step_place(one.kind, one.case)
    if one.matter is Matter.APPOINTMENT:
        return Place(Room.REFERRAL, one.case, row=one.row)
    return Place(Room.CASE, one.case, one.part, row=one.row)
