"""What is due for the person who is logged in: codes and next steps, never a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseStatus, NextStep, Risk, Step
from casedesk.cases.codes.work import EXPECTED, Service
from casedesk.cases.queries.caseload import NOT_SEEN
from casedesk.cases.queries.coming import Coming, Matter, planned_and_tasks
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.rules.medical_window import PREGNANCY, Window, medical_window
from casedesk.security.roles import Permission
from casedesk.store.work import Work, query
from casedesk.text.dates import local

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do on one case: what, by when, and a medical window that is open."""

    case: UUID
    number: str
    what: NextStep
    due: date
    risk: Risk | None
    last_contact: date | None = None
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A service expects the person at this time (the centre's own); or it did, and nobody asked yet how it went."""

    case: UUID
    number: str
    referral: UUID
    service: Service
    at: datetime


@dataclass(frozen=True, slots=True)
class Caseload:
    """One's own open cases, in numbers."""

    open: int
    by_risk: Mapping[Risk | None, int]
    not_seen: int
    ready_to_close: int


@dataclass(frozen=True, slots=True)
class Today:
    """What the Today page shows, earliest first: what is late, due today and in the coming week.

    `planned` are visits and calls that were agreed, and tasks.
    """

    due: Sequence[Due]
    appointments: Sequence[Appointment]
    caseload: Caseload
    planned: Sequence[Coming] = ()


@query(Permission.READ_CASES)
def today(work: Work) -> Today:
    """What is late, due today or within a week on one's own open cases, and one's caseload in numbers."""
    now = local(work.now())
    rows = _own_open(work)
    windows = _windows(work, [row.id for row in rows if row.next_step is NextStep.REFER_HEALTH], now)
    due = [
        Due(row.id, row.number, row.next_step, row.due, row.risk, row.last_contact, windows.get(row.id))
        for row in rows
        if row.due is not None and row.due <= now.date() + A_WEEK
    ]
    due.sort(key=lambda one: _order(one, now))
    numbers = {row.id: row.number for row in rows}
    planned = planned_and_tasks(work, until=now.date() + A_WEEK)
    agreed = {one.case for one in planned if one.matter is Matter.VISIT}
    shown = [one for one in due if one.what is not NextStep.FOLLOW_UP or one.case not in agreed]
    return Today(shown, _appointments(work, numbers, now), _caseload(rows, now.date()), planned)


def _order(due: Due, now: datetime) -> tuple[Any, ...]:
    """Day by day; within today an open medical window first, then what is late, the longest first."""
    window = due.window.closes.timestamp() if due.window else float("inf")
    return (max(due.due, now.date()), window, due.due, due.number)


def _own_open(work: Work) -> list[Any]:
    c, held = Case.__table__.c, work.access.ring
    columns = (c.id, c.number, c.next_step, c.due, c.risk, c.step, c.last_contact)
    chosen = sa.select(*columns).where(Case.status == CaseStatus.OPEN, Case.worker == work.person)
    return [row for row in work.rows(chosen) if held.holds(row.id)]


def _windows(work: Work, cases: Sequence[UUID], now: datetime) -> dict[UUID, Window]:
    recent = SafetyNow.assault_at > now - PREGNANCY
    asked = sa.select(SafetyNow.case_id, SafetyNow.assault_at).where(recent, SafetyNow.case_id.in_(cases))
    wanted = asked.where(SafetyNow.health_referral != Answer.NO)
    found = {row.case_id: medical_window(row.assault_at, now) for row in work.rows(wanted)}
    return {case: window for case, window in found.items() if window}


def _appointments(work: Work, numbers: Mapping[UUID, str], now: datetime) -> list[Appointment]:
    """Those of today and the coming week, and earlier ones until somebody writes down whether she was served.

    Asked for all cases at once: there are few, and thousands of cases.
    """
    soon = Referral.appointment < now.replace(hour=0, minute=0, second=0, microsecond=0) + A_WEEK
    r = Referral.__table__.c
    asked = sa.select(r.id, r.case_id, r.service, r.appointment).where(soon, r.state.in_(EXPECTED))
    return [
        Appointment(row.case_id, numbers[row.case_id], row.id, row.service, local(row.appointment))
        for row in work.rows(asked.order_by(r.appointment))
        if row.case_id in numbers
    ]


def _caseload(rows: Sequence[Any], day: date) -> Caseload:
    by_risk: dict[Risk | None, int] = {}
    for row in rows:
        by_risk[row.risk] = by_risk.get(row.risk, 0) + 1
    not_seen = sum(row.last_contact is None or row.last_contact < day - NOT_SEEN for row in rows)
    return Caseload(len(rows), by_risk, not_seen, sum(row.step is Step.CLOSURE for row in rows))
