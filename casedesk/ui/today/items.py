"""What is due, as lines of Today: which thing comes next, what later today, tomorrow and this week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from casedesk.cases.queries.caseload import Order, Wanted
from casedesk.cases.queries.coming import Coming
from casedesk.cases.queries.referrals import ReferralRow
from casedesk.cases.queries.today import Appointment, Due, Today
from casedesk.cases.rules.visit_checks import Stage
from casedesk.text.dates import clock, late_by, near_day, short_day, time_left, weekday_day
from casedesk.text.sentences import sentences
from casedesk.text.translation import _, n_, p_
from casedesk.ui.coming_words import place_of as coming_place
from casedesk.ui.coming_words import titled
from casedesk.ui.looks.icons import Icon
from casedesk.ui.next_steps import before, icon_of, place_of, short
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.board_rows import asked_for
from casedesk.ui.today.planned import Next, item_planned, next_planned
from casedesk.ui.widgets.agenda import Item
from casedesk.ui.widgets.marks import Mark

Thing = Due | Appointment | Coming
MOST = 60
"""A longer list is no plan for a day; what comes after it stands in the list of cases."""


@dataclass(frozen=True, slots=True)
class Agendas:
    """The page: what comes next (nothing when nothing is due today), how much later today, and all that is listed."""

    next: Next | None
    later: int
    items: Sequence[Item]


def agendas(found: Today, now: datetime) -> Agendas:
    """Orders what is due at this moment of the centre's clock."""
    today = now.date()
    here = _today(found, now)
    tomorrow = _on(found, today + timedelta(days=1))
    week = [one for n in range(2, 8) for one in _on(found, today + timedelta(days=n))]
    rows: list[Thing | Item] = [*here[1:]]
    if tomorrow:
        day = weekday_day(today + timedelta(days=1))
        rows += [Item(_("Tomorrow, {day}", day=day), when=str(len(tomorrow))), *tomorrow]
    if week:
        rows += [Item(_("This week"), when=str(len(week))), *week]
    items = [row if isinstance(row, Item) else _item(row, now) for row in rows[:MOST]]
    if len(rows) > MOST:
        items.append(_rest(len(rows) - MOST))
    return Agendas(_next(here[0], now) if here else None, max(0, len(here) - 1), items)


def of_today(found: Today, now: datetime) -> int:
    """How many things are to be done today, what is late among them."""
    return len(_today(found, now))


def _rest(n: int) -> Item:
    """What leads to the others, where there are too many for one day's page."""
    place = Place(Room.CASES, wanted=Wanted(order=Order.DUE))
    return Item(n_("{n} more in the list of cases", "{n} more in the list of cases", n), icon=Icon.CASES, key=place)


def _today(found: Today, now: datetime) -> list[Thing]:
    """An open medical window first, then what has a time, then what is late, then the rest of the day.

    A visit somebody is out on is told above the page, with the way back.
    """
    day = now.date()
    found = replace(found, planned=[one for one in found.planned if one.stage is not Stage.OUT])
    due: list[Thing] = [one for one in found.due if one.due <= day and not one.window]
    due += [one for one in found.planned if one.on <= day and not _timed(one, day)]
    due += [one for one in found.appointments if _is_past(one, day)]
    due.sort(key=_day)
    return [*(one for one in found.due if one.window and one.due <= day), *_at_times(found, day), *due]


def _day(one: Thing) -> date:
    return one.due if isinstance(one, Due) else one.on if isinstance(one, Coming) else one.at.date()


def _is_past(one: Appointment, day: date) -> bool:
    """Whether she was expected on an earlier day: now it is asked how it went."""
    return one.at.date() < day


def _timed(one: Coming, day: date) -> bool:
    """Whether it has its hour on this day; a visit that is late has none any more."""
    return one.at is not None and one.on == day


def _at_times(found: Today, day: date) -> list[Thing]:
    timed: list[Appointment | Coming] = [one for one in found.appointments if one.at.date() == day]
    timed += [one for one in found.planned if _timed(one, day)]
    return [*sorted(timed, key=lambda one: str(one.at))]


def _on(found: Today, day: date) -> list[Thing]:
    tasks = [one for one in found.planned if one.on == day and one.at is None]
    return [*_at_times(found, day), *(one for one in found.due if one.due == day), *tasks]


def _next(thing: Thing, now: datetime) -> Next:
    title = _title(thing)
    if isinstance(thing, Appointment):
        late = late_by(thing.at.date(), now.date())
        above = _("Next, {when}", when=late) if late else _("Next, at {time}", time=clock(thing.at))
        return Next(above, title, _appointment_line(thing, now.date()), _("Open the referral"), _place(thing))
    if isinstance(thing, Coming):
        return next_planned(thing, now)
    late = late_by(thing.due, now.date())
    left = time_left(thing.window.closes, now) if thing.window else late
    above = _("Next, {when}", when=left) if left else _("Next")
    preparation = _line(thing, now.date(), now) if thing.window else before(thing.what)
    return Next(above, title, preparation, thing.what.hinted(), _place(thing))


def _item(thing: Thing, now: datetime) -> Item:
    if isinstance(thing, Appointment) and _is_past(thing, now.date()):
        late, line = late_by(thing.at.date(), now.date()), _appointment_line(thing, now.date())
        return Item(_title(thing), line, Icon.CALENDAR, "", late, Mark.LATE, _place(thing))
    if isinstance(thing, Appointment):
        line, when = _appointment_line(thing, now.date()), clock(thing.at)
        far = thing.at.date() > now.date() + timedelta(days=1)
        line = sentences(near_day(thing.at.date(), now.date()), line) if far else line
        return Item(_title(thing), line, Icon.CALENDAR, when, key=_place(thing))
    if isinstance(thing, Coming):
        return item_planned(thing, now)
    today = now.date()
    chip = time_left(thing.window.closes, now) if thing.window else late_by(thing.due, today)
    mark = Mark.LATE if chip else None
    return Item(_title(thing), _line(thing, today, now), icon_of(thing.what), "", chip, mark, _place(thing))


def _title(thing: Thing) -> str:
    if isinstance(thing, Appointment):
        return _("Appointment, {code}", code=thing.number)
    if isinstance(thing, Coming):
        return titled(thing)
    return _("{step}, {code}", step=short(thing.what), code=thing.number)


def _place(thing: Thing) -> Place:
    if isinstance(thing, Appointment):
        return Place(Room.REFERRAL, thing.case, row=thing.referral)
    if isinstance(thing, Coming):
        return coming_place(thing)
    return place_of(thing.what, thing.case)


def _appointment_line(appointment: Appointment, day: date) -> str:
    if _is_past(appointment, day):
        return _("{service}. Ask whether she was served.", service=appointment.service.said())
    return _("{service}, the service expects her", service=appointment.service.said())


def _line(due: Due, today: date, now: datetime) -> str:
    if due.window:
        left, hours = due.window.hours_left(now), due.window.hours
        return _("Medical window open, {left} h of {hours} h left", left=left, hours=hours)
    if due.due < today:
        return _("Due since {day}", day=near_day(due.due, today))
    if due.due > today + timedelta(days=1):
        return _("Due {day}", day=near_day(due.due, today))
    if due.last_contact is None:
        return _("No contact yet")
    return _("Last contact {day}", day=near_day(due.last_contact, today))


def waiting(row: ReferralRow, today: date) -> Item:
    """A referral that was sent and not answered, on Today."""
    title = _("{number}, {service}", number=row.number, service=asked_for(row))
    sent = short_day(row.sent, today) if row.sent else ""
    silent = (today - row.sent).days if row.sent else 0
    line = _("Sent {day}", day=sent)
    if row.stale:
        line = n_("Sent {day}, no answer for {n} day", "Sent {day}, no answer for {n} days", silent, day=sent)
    state, mark = (p_("referral", "stale"), Mark.STALE) if row.stale else (p_("referral", "sent"), Mark.SENT)
    return Item(title, line, Icon.REFERRALS, state=state, mark=mark, key=Place(Room.REFERRAL, row.case, row=row.id))
