"""What comes on one's own open cases on some days, by the codes of the cases: one query a kind, none a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseStatus, NextStep, Part
from casedesk.cases.codes.legal import BEGUN, ORDERS, LegalState, LegalStep
from casedesk.cases.codes.work import ENDED, EXPECTED, Mode, Need, Outcome
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.household import FamilyMember
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.legal import LegalEvent
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Referral, ReferralIn
from casedesk.cases.records.review import Conference, Flag, Task
from casedesk.cases.records.risk import RiskAssessment
from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.cases.rules.consent_rules import BEFORE
from casedesk.cases.rules.due import TO_ANSWER
from casedesk.cases.rules.orders import to_renew
from casedesk.cases.rules.visit_checks import Stage
from casedesk.security.roles import Permission
from casedesk.store.prepared import Prepared
from casedesk.store.records import Record, id_of
from casedesk.store.work import Work, query
from casedesk.text.codes import Codes
from casedesk.text.dates import day_begins, local
from casedesk.text.translation import N_

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
LONG_AGO = date(2000, 1, 1)


class Matter(Codes):
    """What kind of thing comes, in words that name nobody and nothing that happened."""

    VISIT = "visit", N_("Visit or call")
    APPOINTMENT = "appointment", N_("Appointment")
    ANSWER = "answer", N_("Answer who sent her")
    TASK = "task", N_("Task")
    PLAN = "plan", N_("Look at the plan")
    CHILD = "child", N_("Plan what a child needs")
    AUTHORITY = "authority", N_("Date at an authority")
    PAPER_ENDS = "paper_ends", N_("A paper of an authority ends")
    CONFERENCE = "conference", N_("Case conference")
    AGREED = "agreed", N_("What the conference agreed on")
    RISK = "risk", N_("Look at the risk again")
    SAFETY_PLAN = "safety_plan", N_("Look at the safety plan again")
    FLAG = "flag", N_("Look at the flag again")
    CONSENT = "consent", N_("Ask for her consent again")
    STEP = "step", N_("Next step")


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing: its day, the hour if one was agreed, what, and the entry of the file it stands in.

    `kind` says more: the mode of a visit, the kind of a task, the service of an appointment, the next step.
    """

    on: date
    at: datetime | None
    matter: Matter
    kind: Codes | None
    case: UUID
    number: str
    part: Part | None
    row: UUID | None
    stage: Stage | None = None
    """Where a home visit stands, as far as its coded columns tell: when she is expected back stands for the check."""


@query(Permission.READ_CASES)
def planned_and_tasks(work: Work, *, until: date) -> list[Coming]:
    """What is acted on by the day, not looked up: the earliest first.

    Own visits and tasks that are late, due today, or due until a day, that day included; who sent her and waits for an
    answer; dates at an authority until then; a child in danger until its plan stands; what was agreed to be looked at
    again, until that is done; and every day, from two weeks before they end, an order and a consent to be renewed.
    """
    today = local(work.now()).date()
    every = (_visits, _tasks, _answers, _children, _reviews)
    found = [one for kind in every for one in kind(work, LONG_AGO, until)]
    ending = [replace(one, on=min(one.on, today)) for one in _consents(work, LONG_AGO, today + BEFORE)]
    return _sorted(work, [*found, *ending, *_dates(work, today, until), *_renewals(work, today)])


@query(Permission.READ_CASES)
def week(work: Work, *, begins: date) -> list[Coming]:
    """Everything of the seven days that begin on this day, in the order of the clock; what has no hour comes first."""
    until = begins + A_WEEK - A_DAY
    found: list[Coming] = []
    for kind in (
        _visits, _tasks, _appointments, _answers, _plan, _children, _authorities, _reviews, _consents, _steps,
    ):  # fmt: skip
        found += kind(work, begins, until)
    return _sorted(work, found)


@query(Permission.READ_CASES, logs="list names")
def names_of(work: Work, *, cases: frozenset[UUID]) -> Mapping[UUID, str]:
    """The name of each of some cases that has one; that names were listed is recorded. Raises NotGranted."""
    found = work.find(Identity, Identity.case_id.in_(cases)) if cases else []
    return {who.case_id: who.khmer_name or who.latin_name or who.other_names or "" for who in found}


def _sorted(work: Work, found: list[Coming]) -> list[Coming]:
    held = work.access.ring
    mine = [one for one in found if held.holds(one.case)]
    return sorted(mine, key=lambda one: (one.on, one.at is not None, str(one.at), one.number, one.matter.value))


def _own(work: Work, kind: Any, *columns: Any) -> sa.Select[*tuple[Any, ...]]:
    """A question about entries of one's own open cases: their case, its code, their id, and more."""
    c, e = Case.__table__.c, kind.__table__.c
    chosen = sa.select(e.case_id, c.number, e.id, *columns).join(Case.__table__, id_of(Case) == e.case_id)
    return chosen.where(Case.worker == work.person, Case.status == CaseStatus.OPEN)


def _moments(column: Any, first: date, last: date) -> sa.ColumnElement[bool]:
    """That a moment lies on one of these days of the centre."""
    return sa.and_(column >= day_begins(first), column < day_begins(last + A_DAY))


def _visits(work: Work, first: date, last: date) -> Iterator[Coming]:
    asked = _own(work, FollowUp, FollowUp.at, FollowUp.mode, FollowUp.left, FollowUp.returned, FollowUp.back_by)
    days = (FollowUp.outcome == Outcome.PLANNED, _moments(FollowUp.at, first, last))
    for row in work.rows(asked.where(*days)):
        at, place = local(row.at), (row.case_id, row.number, Part.FOLLOW_UPS, row.id)
        yield Coming(at.date(), at, Matter.VISIT, row.mode, *place, stage=_stage(row))


def _stage(row: Any) -> Stage | None:
    if row.mode is not Mode.HOME_VISIT:
        return None
    if row.left is not None:
        return Stage.OUT if row.returned is None else Stage.BACK
    return Stage.READY if row.back_by is not None else Stage.UNCHECKED


def _tasks(work: Work, first: date, last: date) -> Iterator[Coming]:
    days = (Task.done.is_(None), Task.due >= first, Task.due <= last)
    for row in work.rows(_own(work, Task, Task.due, Task.kind).where(*days)):
        yield Coming(row.due, None, Matter.TASK, row.kind, row.case_id, row.number, Part.REVIEWS, row.id)


def _appointments(work: Work, first: date, last: date) -> Iterator[Coming]:
    asked = _own(work, Referral, Referral.appointment, Referral.service)
    days = (Referral.state.in_(EXPECTED), _moments(Referral.appointment, first, last))
    for row in work.rows(asked.where(*days)):
        at = local(row.appointment)
        yield Coming(at.date(), at, Matter.APPOINTMENT, row.service, row.case_id, row.number, Part.REFERRALS, row.id)


def _answers(work: Work, first: date, last: date) -> Iterator[Coming]:
    """Who sent her to us waits for a word: whether we take her on, or what she agrees that they are told."""
    r = ReferralIn
    waits = r.taken.is_(None) | (r.answered.is_(None) & (r.she_agrees == Answer.YES))
    days = (r.on >= first - TO_ANSWER, r.on <= last - TO_ANSWER)
    for row in work.rows(_own(work, r, r.on).where(waits, *days)):
        yield Coming(row.on + TO_ANSWER, None, Matter.ANSWER, None, row.case_id, row.number, Part.REFERRALS, row.id)


def _plan(work: Work, first: date, last: date) -> Iterator[Coming]:
    days = (PlanLine.by >= first, PlanLine.by <= last, PlanLine.progress.not_in(ENDED))
    for row in work.rows(_own(work, PlanLine, PlanLine.by, PlanLine.need).where(*days)):
        yield Coming(row.by, None, Matter.PLAN, None, row.case_id, row.number, Part.PLAN, row.id)


def _children(work: Work, first: date, last: date) -> Iterator[Coming]:
    """A case with a child in danger, since the day that was written down, until the plan has an open line for children.

    One a case, however many children: as `rules.due` reminds of it on the case itself.
    """
    m, line = FamilyMember.__table__.c, PlanLine.__table__.c
    of_children = sa.and_(line.case_id == m.case_id, line.need == Need.CHILDREN, line.progress.not_in(ENDED))
    asked = _own(work, FamilyMember, FamilyMember.written_at).where(FamilyMember.at_risk == Answer.YES)
    told: set[UUID] = set()
    for row in work.rows(asked.where(~sa.exists().where(of_children)).order_by(m.written_at)):
        on = local(row.written_at).date()
        if first <= on <= last and row.case_id not in told:
            told.add(row.case_id)
            yield Coming(on, None, Matter.CHILD, None, row.case_id, row.number, Part.HOUSEHOLD, row.id)


def _dates(work: Work, first: date, last: date) -> Iterator[Coming]:
    asked = _own(work, LegalEvent, LegalEvent.next_at).where(_moments(LegalEvent.next_at, first, last))
    for row in work.rows(asked):
        at = local(row.next_at)
        yield Coming(at.date(), at, Matter.AUTHORITY, None, row.case_id, row.number, Part.LEGAL, row.id)
    coming = (LegalEvent.step == LegalStep.HEARING, LegalEvent.state.in_(BEGUN))
    days = (LegalEvent.on >= first, LegalEvent.on <= last)
    for row in work.rows(_own(work, LegalEvent, LegalEvent.on).where(*coming, *days)):
        yield Coming(row.on, None, Matter.AUTHORITY, None, row.case_id, row.number, Part.LEGAL, row.id)


def _renewals(work: Work, today: date) -> Iterator[Coming]:
    """Orders that end within two weeks stand on every day until then; one that lapsed is late since its last day."""
    e = LegalEvent
    granted = _own(work, e, e.step, e.state, e.expires).where(e.step.in_(ORDERS), e.state == LegalState.GRANTED)
    rows = sorted(work.rows(granted), key=lambda row: row.number)
    for _number, of_case in groupby(rows, key=lambda row: row.number):
        for row in to_renew(list(of_case), today):
            on = min(row.expires, today)
            yield Coming(on, None, Matter.PAPER_ENDS, None, row.case_id, row.number, Part.LEGAL, row.id)


def _authorities(work: Work, first: date, last: date) -> Iterator[Coming]:
    yield from _dates(work, first, last)
    ending = _own(work, LegalEvent, LegalEvent.expires).where(LegalEvent.expires >= first, LegalEvent.expires <= last)
    for row in work.rows(ending):
        yield Coming(row.expires, None, Matter.PAPER_ENDS, None, row.case_id, row.number, Part.LEGAL, row.id)


def _again(kind: type[Record], on: Any, *where: sa.ColumnElement[bool]) -> Prepared:
    """A question about entries of one’s own open cases with a day, made once: Today asks all of them."""
    c, e = Case.__table__.c, kind.__table__.c
    chosen = sa.select(e.case_id, c.number, e.id, on.label("on")).join(Case.__table__, id_of(Case) == e.case_id)
    mine = (Case.worker == sa.bindparam("person"), Case.status == CaseStatus.OPEN)
    return Prepared(chosen.where(*mine, on >= sa.bindparam("first"), on <= sa.bindparam("last"), *where))


def _newest(kind: Any) -> sa.ColumnElement[bool]:
    """Of what is renewed each time only the newest entry counts."""
    newer = kind.__table__.alias()
    return ~sa.exists().where(newer.c.case_id == kind.__table__.c.case_id, newer.c.on > kind.__table__.c.on)


def _holds() -> tuple[sa.ColumnElement[bool], ...]:
    """That a consent is the newest one, and none was taken back since (`consent_holding`)."""
    c, other = ConsentToServe.__table__.c, ConsentToServe.__table__.alias()
    newer = sa.exists().where(other.c.case_id == c.case_id, other.c.withdrawn.is_(None), other.c.given > c.given)
    back = sa.exists().where(other.c.case_id == c.case_id, other.c.withdrawn > c.given)
    return ConsentToServe.withdrawn.is_(None), ~newer, ~back


_NO_STEP = sa.or_(Case.next_step != NextStep.ASK_RISK, Case.due != RiskAssessment.review_on)
"""That looking at the risk again is not the next step already, as `rules.risk_due` has it."""
_EXPIRING = ((_again(ConsentToServe, ConsentToServe.expires, *_holds()), Matter.CONSENT, Part.CONSENTS),)
_REVIEWS = (
    (_again(Conference, Conference.next_on, _newest(Conference)), Matter.CONFERENCE, Part.REVIEWS),
    (_again(Conference, Conference.due, Conference.done.is_(None)), Matter.AGREED, Part.REVIEWS),
    (_again(RiskAssessment, RiskAssessment.review_on, _newest(RiskAssessment), _NO_STEP), Matter.RISK, Part.RISK),
    (_again(SafetyPlan, SafetyPlan.review_on, _newest(SafetyPlan)), Matter.SAFETY_PLAN, Part.SAFETY_PLAN),
    (_again(Flag, Flag.until, Flag.lifted.is_(None)), Matter.FLAG, Part.REVIEWS),
)
"""What was agreed to be looked at again."""


def _reviews(work: Work, first: date, last: date, asked: Any = _REVIEWS) -> Iterator[Coming]:
    for question, matter, part in asked:
        for row in work.rows(question, person=work.person, first=first, last=last):
            yield Coming(row.on, None, matter, None, row.case_id, row.number, part, row.id)


def _consents(work: Work, first: date, last: date) -> Iterator[Coming]:
    """Consents to be served that are to be asked for again."""
    return _reviews(work, first, last, _EXPIRING)


_STANDS_APART = (NextStep.REVIEW_PLAN, NextStep.NOTHING)
"""Next steps that are there already as what they are: a line of the plan."""


def _steps(work: Work, first: date, last: date) -> Iterator[Coming]:
    c = Case.__table__.c
    asked = sa.select(c.id, c.number, c.next_step, c.due).where(
        Case.worker == work.person, Case.status == CaseStatus.OPEN, Case.due >= first, Case.due <= last,
        Case.next_step.not_in(_STANDS_APART),
    )  # fmt: skip
    for row in work.rows(asked):
        yield Coming(row.due, None, Matter.STEP, row.next_step, row.id, row.number, None, None)
