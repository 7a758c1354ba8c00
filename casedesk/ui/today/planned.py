"""Visits that were agreed and tasks, as lines of Today; and who has not come back from a visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from casedesk.cases.codes.case import Part
from casedesk.cases.queries.coming import Coming
from casedesk.cases.queries.visits import VisitOut, visits_out
from casedesk.cases.rules.visit_checks import Stage
from casedesk.cases.verbs.visiting import back_from_visit
from casedesk.text.dates import clock, late_by, near_day
from casedesk.text.translation import N_, _
from casedesk.ui.coming_words import icon_of, place_of, titled
from casedesk.ui.desk import Desk
from casedesk.ui.looks.palette import Tone
from casedesk.ui.places import Place, Room
from casedesk.ui.today_notice import TodayNotice
from casedesk.ui.widgets.agenda import Item
from casedesk.ui.widgets.marks import Mark

BACK = N_("I am back")
_CHECK = N_("Before you go: who is home, the reason to give at the door, when you are expected back.")
_WRITE = N_("How it went is not written down yet.")
_BEFORE = {Stage.UNCHECKED: _CHECK, Stage.READY: _CHECK, Stage.OUT: N_("On the way."), Stage.BACK: _WRITE}
_BUTTONS = {
    Stage.UNCHECKED: N_("Start the safe-visit check"), Stage.READY: N_("I am leaving now"),
    Stage.OUT: N_("Open the visit"), Stage.BACK: N_("Write down how the visit went"),
}  # fmt: skip
_LINES = {Stage.UNCHECKED: N_("Safe-visit check first"), Stage.OUT: N_("On the way."), Stage.BACK: _WRITE}


@dataclass(frozen=True, slots=True)
class Next:
    """The thing that comes first: small words above, what, its preparation, and the button that begins it.

    `visit` is the home visit the button leaves for; else it leads to `place`.
    """

    above: str
    title: str
    before: str
    button: str
    place: Place
    visit: UUID | None = None


def next_planned(one: Coming, now: datetime) -> Next:
    """A visit with its check before it, or a task, as the next thing of the day."""
    late = late_by(one.on, now.date())
    above = _("Next, {when}", when=late) if late else _("Next, at {time}", time=clock(one.at)) if one.at else _("Next")
    if one.stage is not None:
        visit = one.row if one.stage is Stage.READY else None
        return Next(above, titled(one), _(_BEFORE[one.stage]), _(_BUTTONS[one.stage]), place_of(one), visit)
    return Next(above, titled(one), "", _("Open the entry"), place_of(one))


def item_planned(one: Coming, now: datetime) -> Item:
    """The same as a line of the list."""
    today = now.date()
    late = late_by(one.on, today)
    far = one.on > today + timedelta(days=1)
    line = _("Due {day}", day=near_day(one.on, today)) if far or late else ""
    if one.stage is not None and not line:
        line = _(_LINES.get(one.stage, ""))
    when = clock(one.at) if one.at and not late else ""
    return Item(titled(one), line, icon_of(one), when, late, Mark.LATE if late else None, place_of(one))


def visit_notices(desk: Desk) -> Iterator[TodayNotice]:
    """Who has not come back: one's own visit with the way to say so; others' once they should be over."""
    now = desk.now()
    for one in desk.glance(visits_out):
        if one.mine:
            yield _own(desk, one, now)
        elif one.overdue(now):
            place = _entry(one) if one.readable else None
            yield TodayNotice(_late(one), Tone.URGENT, _("Open the visit") if place else "", place)


def _own(desk: Desk, one: VisitOut, now: datetime) -> TodayNotice:
    back = partial(desk.do, back_from_visit, visit=one.id)
    if one.overdue(now):
        times = {"time": clock(one.back_by), "code": one.number}
        late = _("You should have been back from a visit at {time}: {code}.", **times)
        return TodayNotice(late, Tone.URGENT, _(BACK), _entry(one), back)
    words = _("You are on a visit: {code}, expected back at {time}.", code=one.number, time=clock(one.back_by))
    return TodayNotice(words, Tone.INFO, _(BACK), _entry(one), back)


def _late(one: VisitOut) -> str:
    times = {"time": clock(one.back_by), "code": one.number}
    return _("A visit should have been over at {time}: {code}. Call the colleague.", **times)


def _entry(one: VisitOut) -> Place:
    return Place(Room.CASE, one.case, Part.FOLLOW_UPS, row=one.id)
