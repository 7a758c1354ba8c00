"""A week of the journal for the supervisor's receipt, and a receipt looked up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from casedesk.cases.actions import ACTIONS, ActionKind
from casedesk.security.receipt import LENGTH
from casedesk.security.roles import Permission
from casedesk.store import people
from casedesk.store.tables import journal
from casedesk.store.work import Work, query
from casedesk.text.dates import day_begins
from casedesk.text.naming import in_script

DAYS = 7


@dataclass(frozen=True, slots=True)
class Opener:
    """Somebody who opened the vault in the week, how often, and when last."""

    name: str
    khmer_name: str
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class JournalWeek:
    """What the journal tells of seven days: entries by kind, who opened the vault, and its head now."""

    begins: date
    entries: int
    whole: int
    kinds: Mapping[ActionKind, int]
    openers: Sequence[Opener]
    head: bytes
    seq: int


@dataclass(frozen=True, slots=True)
class ReceiptFound:
    """The entry a receipt stands for."""

    seq: int
    at: datetime


@query(Permission.READ_JOURNAL)
def journal_week(work: Work, *, begins: date) -> JournalWeek:
    """The seven days that begin on this day of this machine, and the journal's head at this moment."""
    j = journal.c
    first, after = (day_begins(begins + timedelta(days=days)) for days in (0, DAYS))
    inside = (j.at >= first) & (j.at < after)
    counted = work.rows(sa.select(j.action, sa.func.count().label("n")).where(inside).group_by(j.action))
    kinds = dict.fromkeys(ActionKind, 0)
    for row in counted:
        if row.action in ACTIONS:
            kinds[ACTIONS[row.action].kind] += row.n
    last = work.rows(sa.select(j.seq, j.hash).order_by(j.seq.desc()).limit(1))[0]
    whole = int(work.db.scalar(sa.select(sa.func.count()).select_from(journal)) or 0)
    return JournalWeek(begins, sum(row.n for row in counted), whole, kinds, _openers(work, inside), last.hash, last.seq)


@query(Permission.READ_JOURNAL)
def find_receipt(work: Work, *, begins: bytes) -> ReceiptFound | None:
    """The entry whose hash begins with these ten bytes; None when this journal never had such a head."""
    j = journal.c
    found = work.rows(sa.select(j.seq, j.at).where(sa.func.substr(j.hash, 1, LENGTH) == begins))
    return ReceiptFound(found[0].seq, found[0].at) if found else None


def _openers(work: Work, inside: sa.ColumnElement[bool]) -> list[Opener]:
    j, known = journal.c, people.names(work.db)
    opened = sa.select(j.person, sa.func.count().label("n"), sa.func.max(j.seq).label("last"))
    rows = work.rows(opened.where(inside, j.action == "unlock").group_by(j.person))
    at = {row.seq: row.at for row in work.rows(sa.select(j.seq, j.at).where(j.seq.in_([row.last for row in rows])))}
    openers = [Opener(*known[row.person], row.n, at[row.last]) for row in rows]
    return sorted(openers, key=lambda one: in_script(one.name, one.khmer_name))
