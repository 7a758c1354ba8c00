"""The team in numbers, for its supervisors: who has how much, what is late, what is shared, who is away. Codes only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseStatus, NextStep, Risk
from casedesk.cases.queries.colleagues import colleagues
from casedesk.cases.readers import demand_theirs, theirs
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.case import Case
from casedesk.cases.records.plan import PlanLine
from casedesk.security.errors import NotGranted
from casedesk.security.grants import GrantKind
from casedesk.security.roles import Permission, Role
from casedesk.store import people
from casedesk.store.keeping.policies import MOST_OPEN_CASES, decided
from casedesk.store.people import StaffNames
from casedesk.store.staff.absences import Absence, absences_on
from casedesk.store.tables import grants
from casedesk.store.work import Work, query
from casedesk.text.dates import day_over, last_day, local
from casedesk.text.naming import in_script

ASSESSED_WITHIN = timedelta(days=14)
"""An assessment is due within two weeks of the first contact (DOMAIN: quality of case management)."""
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Figures:
    """The team in four numbers. `assessed` is a whole per cent of those it applies to, None when it applies to none."""

    open: int
    workers: int
    assessed: int | None
    without_plan: int
    without_plan_high: int
    overdue: int
    oldest_days: int


@dataclass(frozen=True, slots=True)
class Load:
    """One worker's open cases by risk; until when they are on leave and who covers, if so."""

    person: UUID
    name: str
    khmer_name: str
    by_risk: Mapping[Risk | None, int]
    absence: Absence | None = None

    @property
    def open(self) -> int:
        """All of them."""
        return sum(self.by_risk.values())


@dataclass(frozen=True, slots=True)
class Overdue:
    """A step whose day has passed."""

    case: UUID
    number: str
    step: NextStep
    worker: tuple[str, str]
    due: date


@dataclass(frozen=True, slots=True)
class Shared:
    """Somebody reads a case for a time that ends this week, or ended and the key is not new yet."""

    case: UUID
    number: str
    reader: tuple[str, str]
    kind: GrantKind
    until: date
    over: bool


@dataclass(frozen=True, slots=True)
class TeamRoom:
    """What the Team page shows; `limit` is the agreed number of open cases a worker has at most."""

    figures: Figures
    loads: Sequence[Load]
    limit: int
    overdue: Sequence[Overdue]
    shared: Sequence[Shared]
    away: Sequence[Absence]
    names: StaffNames


@query(Permission.READ_TEAM)
def team_room(work: Work) -> TeamRoom:
    """The open cases whose keys one holds, counted; nothing of what is in them."""
    today, known = local(work.now()).date(), people.names(work.db)
    cases, away = _open_cases(work), absences_on(work, today=today)
    late = sorted((c for c in cases if c.due is not None and c.due < today), key=lambda c: (c.due, c.number))
    overdue = [Overdue(c.id, c.number, c.next_step, known[c.worker], c.due) for c in late]
    loads = _loads(work, cases, known, {one.person: one for one in away if one.begins <= today})
    figures = _figures(work, cases, len(loads), late, today)
    return TeamRoom(figures, loads, decided(work.db, MOST_OPEN_CASES), overdue, _shared(work, known), away, known)


@dataclass(frozen=True, slots=True)
class Given:
    """An open case one may give to another worker, and whose it is."""

    id: UUID
    number: str
    worker: UUID


@query(Permission.ASSIGN_CASES)
def cases_of(work: Work, *, worker: UUID) -> list[Given]:
    """The open cases of one worker, by code; none that was only lent to oneself."""
    cases = [c for c in _open_cases(work) if c.worker == worker]
    return [Given(c.id, c.number, c.worker) for c in cases if theirs(work, c.id)]


@query(Permission.ASSIGN_CASES)
def to_give(work: Work, *, id: UUID) -> Given:
    """One open case. Raises NotGranted for a closed one, and for one whose key one does not hold; OfAnotherTeam."""
    for c in _open_cases(work):
        if c.id == id:
            demand_theirs(work, id)
            return Given(c.id, c.number, c.worker)
    raise NotGranted


def _open_cases(work: Work) -> list[Any]:
    c, held = Case.__table__.c, work.access.ring
    columns = (c.id, c.number, c.worker, c.risk, c.next_step, c.due, c.opened)
    chosen = sa.select(*columns).where(Case.status == CaseStatus.OPEN).order_by(c.number)
    return [row for row in work.rows(chosen) if held.holds(row.id)]


def _loads(work: Work, cases: Sequence[Any], known: StaffNames, away: Mapping[UUID, Absence]) -> list[Load]:
    """Everybody of the team who follows cases, also who has none yet; the fullest first."""
    risks: dict[UUID, Counter[Risk | None]] = {}
    trust, mine = work.access.trust, work.access.supervisors
    for one in colleagues(work):
        if Role.SOCIAL_WORKER in trust.roles(one.id) and one.team == mine:
            risks[one.id] = Counter()
    for case in cases:
        risks.setdefault(case.worker, Counter())[case.risk] += 1
    loads = [Load(id, *known[id], count, away.get(id)) for id, count in risks.items()]
    return sorted(loads, key=lambda load: (-load.open, in_script(load.name, load.khmer_name)))


def _figures(work: Work, cases: Sequence[Any], workers: int, late: Sequence[Any], today: date) -> Figures:
    first = sa.select(Assessment.case_id, sa.func.min(Assessment.on).label("on")).group_by(Assessment.case_id)
    assessed = {row.case_id: row.on for row in work.rows(first)}
    planned = {row.case_id for row in work.rows(sa.select(PlanLine.case_id).distinct())}
    due = [c for c in cases if c.opened + ASSESSED_WITHIN <= today]
    in_time = sum(c.id in assessed and assessed[c.id] <= c.opened + ASSESSED_WITHIN for c in due)
    bare = [c for c in cases if c.id not in planned]
    return Figures(
        len(cases), workers, round(100 * in_time / len(due)) if due else None, len(bare),
        sum(c.risk is Risk.HIGH for c in bare), len(late), (today - late[0].due).days if late else 0,
    )  # fmt: skip


def _shared(work: Work, known: StaffNames) -> list[Shared]:
    """One line for each reader and case; who covers a leave stands there, until it is over."""
    return sorted(_ending(work, known), key=lambda one: (one.until, one.number))


def _ending(work: Work, known: StaffNames) -> Iterator[Shared]:
    g, now = grants.c, work.now()
    soon = day_over(local(now).date() + SOON)
    asked = sa.select(g.file, g.recipient, g.kind, g.until, Case.__table__.c.number)
    joined = asked.join(Case.__table__, Case.__table__.c.id == g.file)
    for row in work.rows(joined.where(g.until.is_not(None), g.until <= soon)):
        over, covers = row.until <= now, row.kind == GrantKind.COVER.value
        if work.access.ring.holds(row.file) and (over or not covers):
            reader, last = known[row.recipient], last_day(row.until)
            yield Shared(row.file, row.number, reader, GrantKind(row.kind), last, over)
