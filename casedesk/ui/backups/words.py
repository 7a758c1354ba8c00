"""How the age of a backup is said, and in which state that is."""

from __future__ import annotations

from datetime import date, datetime

from casedesk.store.backups.media import LATE, SOON, Medium
from casedesk.text.dates import local, near_day
from casedesk.text.translation import N_, _, n_
from casedesk.ui.rows_model import Column
from casedesk.ui.widgets.marks import Mark
from casedesk.ui.widgets.rows import Cell, plain, quiet, state, strong

MEGABYTE = 1_000_000


def days_old(made: datetime, today: date) -> int:
    """Days since then, as people count them; a clock put back makes nothing younger than today."""
    return max((today - local(made).date()).days, 0)


def age(made: datetime, today: date) -> str:
    """“today”, “yesterday”, “9 days old”."""
    days = days_old(made, today)
    return near_day(local(made).date(), today) if days < 2 else n_("{n} day old", "{n} days old", days)


def mark(made: datetime, today: date) -> Mark:
    """Fresh, old from a week on, too old from two."""
    days = days_old(made, today)
    if days < SOON.days:
        return Mark.DONE
    return Mark.STALE if days < LATE.days else Mark.LATE


def size(found: int) -> str:
    """In megabytes, at least one."""
    return _("{n} MB", n=max(round(found / MEGABYTE), 1))


def _age(row: Medium, today: date) -> Cell:
    return state(age(row.newest, today), mark(row.newest, today))


def _drilled(row: Medium, today: date) -> Cell:
    return quiet(_("not yet") if row.drilled is None else near_day(local(row.drilled).date(), today))


MEDIA: tuple[Column[Medium], ...] = (
    Column(N_("Stick or disk"), 0, lambda row, today: strong(row.name)),
    Column(N_("Newest"), 122, _age),
    Column(N_("Backups"), 84, lambda row, today: plain(str(row.count))),
    Column(N_("Size"), 80, lambda row, today: plain(size(row.size))),
    Column(N_("Proved"), 104, _drilled),
)
"""The list of media: what it is called, how old the newest is, how many, how large, and whether it was tried."""
