"""Days and times in the words of the language spoken here.

Digits are Latin in every language (LOOK.md §5): decided here, once, for the window and for paper.
Stored times are UTC; people read the time of this machine.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from casedesk.text.date_reading import read_date
from casedesk.text.partial_date import ImpossibleDate, PartialDate
from casedesk.text.translation import _, language, n_

__all__ = [
    "ImpossibleDate",
    "PartialDate",
    "clock",
    "day",
    "day_begins",
    "day_over",
    "last_day",
    "late_by",
    "local",
    "moment",
    "month_names",
    "near_day",
    "read_date",
    "said_moment",
    "said_partial",
    "short_day",
    "short_moment",
    "time_left",
    "weekday_day",
    "weekday_names",
]


def short_day(d: date, today: date) -> str:
    """“10 Nov”, and the year where it is another year: “10 Nov 2025”."""
    return _written(d, "d MMM" if d.year == today.year else "d MMM y")


def day(d: date) -> str:
    """“16 November 2026”, as on paper."""
    return _written(d, "d MMMM y")


def weekday_day(d: date) -> str:
    """“Monday 16 November 2026”."""
    return _written(d, "EEEE d MMMM y")


def near_day(d: date, today: date) -> str:
    """As people say it: yesterday, today, tomorrow, a weekday for the coming week, then “17 Nov”."""
    ahead = (d - today).days
    if ahead == 0:
        return _("today")
    if ahead == 1:
        return _("tomorrow")
    if ahead == -1:
        return _("yesterday")
    return _written(d, "EEEE") if 1 < ahead < 7 else short_day(d, today)


def late_by(d: date, today: date) -> str:
    """“3 days late”, or nothing while it is not late. A fact, not a reproach."""
    days = (today - d).days
    return n_("{n} day late", "{n} days late", days) if days > 0 else ""


def time_left(until: datetime, now: datetime) -> str:
    """“19 h left”, “40 min left”, or nothing once it is over. Hours count whole ones, so nobody comes too late."""
    left = _aware(until) - _aware(now)
    if left <= timedelta(0):
        return ""
    if left >= timedelta(hours=1):
        return _("{n} h left", n=left // timedelta(hours=1))
    return _("{n} min left", n=max(1, left // timedelta(minutes=1)))


def clock(t: time | datetime) -> str:
    """“09:10”, 24 hours. A date with its time is a stored one and is said in local time."""
    here = local(t) if isinstance(t, datetime) else t
    return f"{here.hour:02}:{here.minute:02}"


def moment(dt: datetime, now: datetime) -> str:
    """When a stored moment was: “Today 09:10”, “Yesterday 16:20”, then “10 Nov”."""
    then, today = local(dt), local(now).date()
    ago = (today - then.date()).days
    if ago == 0:
        return _("Today {time}", time=clock(dt))
    if ago == 1:
        return _("Yesterday {time}", time=clock(dt))
    return short_day(then.date(), today)


def said_moment(stored: datetime) -> str:
    """“16 November 2026, 09:10”, as on paper."""
    return _("{day}, {time}", day=day(local(stored).date()), time=clock(stored))


def short_moment(stored: datetime, today: date) -> str:
    """“10 Nov, 09:10”, and the year where it is another year."""
    return _("{day}, {time}", day=short_day(local(stored).date(), today), time=clock(stored))


def local(stored: datetime) -> datetime:
    """A stored moment (UTC, with or without saying so) as this machine's clock showed it."""
    return _aware(stored).astimezone()


def day_begins(d: date) -> datetime:
    """The moment a day begins by this machine's clock, to be stored."""
    return datetime.combine(d, time()).astimezone(UTC)


def day_over(d: date) -> datetime:
    """The moment a day ends by this machine's clock, to be stored: “until 30 November” holds that whole day."""
    return day_begins(d + timedelta(days=1))


def last_day(until: datetime) -> date:
    """The last day on which something holds that ends at a stored moment."""
    return (local(until) - timedelta(microseconds=1)).date()


def said_partial(partial: PartialDate) -> str:
    """“7 November 2026”, “October 2026”, “2026”; “about October 2026”."""
    pattern = "y" if partial.month is None else "MMMM y" if partial.day is None else "d MMMM y"
    said = _written(partial.earliest(), pattern)
    return _("about {date}", date=said) if partial.about else said


def month_names() -> list[str]:
    """January to December, as a choice shows them."""
    from babel import Locale

    names = Locale.parse(language()).months["stand-alone"]["wide"]
    return [names[month] for month in range(1, 13)]


def weekday_names() -> list[str]:
    """Monday to Sunday, short: “Mon”."""
    from babel import Locale

    names = Locale.parse(language()).days["stand-alone"]["abbreviated"]
    return [names[weekday] for weekday in range(7)]


def _written(d: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(d, pattern, locale=language())


def _aware(stored: datetime) -> datetime:
    return stored if stored.tzinfo else stored.replace(tzinfo=UTC)
