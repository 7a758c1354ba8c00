"""After every change: where the case is now, what comes next and by when, kept as coded facts for the work lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.approval_facts import closure_approval, plan_approval
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep, Risk
from casedesk.cases.codes.work import Outcome, Service
from casedesk.cases.consent_holding import given_since
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.risk_facts import newest_asked, newest_level, risk_fact
from casedesk.cases.rules.progress import Facts, ReferralFact, RiskFact, next_of, step_of
from casedesk.store.prepared import Prepared
from casedesk.store.records import Record
from casedesk.store.work import Work
from casedesk.text.dates import local

_CASE: sa.BindParameter[UUID] = sa.bindparam("case")


def _of(kind: type[Record], *columns: Any) -> sa.Select[*tuple[Any, ...]]:
    """A question about one file, asked after every save: made once, which takes a fifth of the time."""
    return sa.select(*columns).where(kind.__table__.c.case_id == _CASE)


def _newest(kind: type[Record], at: Any, *columns: Any) -> sa.Select[*tuple[Any, ...]]:
    """Always one row: SQLite takes the other columns from the row with the greatest `at`; without any, all are None.

    A limit would say the same, but a statement with `LIMIT ?` is planned anew every time it is run.
    """
    return _of(kind, sa.func.max(at).label("at"), *columns)


def _scalar(kind: type[Record], column: Any, *where: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
    return _of(kind, column).where(*where).scalar_subquery()


_DONE = FollowUp.outcome != Outcome.PLANNED
_FOLLOW_UP = Prepared(_newest(FollowUp, FollowUp.at, FollowUp.next_on).where(_DONE))
_PLANNED = _of(FollowUp, sa.func.min(FollowUp.at)).where(~_DONE)
_JUDGED = Prepared(_newest(FollowUp, FollowUp.at, FollowUp.risk).where(FollowUp.risk.is_not(None)))
_CHECK = Prepared(_newest(SafetyNow, SafetyNow.at, SafetyNow.risk, SafetyNow.assault_at, SafetyNow.health_referral))
_PLAN = Prepared(_of(PlanLine, PlanLine.progress, PlanLine.by))
_REFERRALS = Prepared(_of(Referral, Referral.state, Referral.service, Referral.drafted, Referral.sent))
_PRESENT = Prepared(
    sa.select(
        _scalar(ConsentToServe, sa.func.max(ConsentToServe.given), ConsentToServe.withdrawn.is_(None)).label("agreed"),
        _scalar(ConsentToServe, sa.func.max(ConsentToServe.withdrawn)).label("taken_back"),
        _scalar(Identity, sa.func.count()).label("identities"),
        _scalar(Identity, Identity.district).label("district"),
        _scalar(Incident, sa.func.count()).label("incidents"),
        _scalar(Incident, sa.func.max(Incident.interviewed)).label("told"),
        _scalar(Assessment, sa.func.count()).label("assessments"),
        _scalar(FamilyNeeds, sa.func.count()).label("family_needs"),
        _scalar(FirstContact, sa.func.max(FirstContact.at)).label("first"),
        _scalar(FollowUp, sa.func.max(FollowUp.at), FollowUp.outcome == Outcome.REACHED).label("reached"),
        _PLANNED.scalar_subquery().label("planned"),
    )
)


def advance(work: Work, case_id: UUID) -> Case:
    """Brings the case's own facts up to date with its file and saves them if they changed."""
    case = work.get(Case, case_id)
    present = work.rows(_PRESENT, case=case_id)[0]
    check = work.rows(_CHECK, case=case_id)[0]
    judged, asked = _judged(work, case_id, check), newest_asked(work, case_id)
    facts = _facts(work, case, present, check, risk_fact(asked, judged, present.told))
    step, due = next_of(facts, local(work.now()))
    if case.status is not CaseStatus.OPEN:
        step, due = NextStep.NOTHING, None
    changed = replace(
        case, step=step_of(facts), next_step=step, due=due, risk=newest_level(asked, judged),
        last_contact=_last_contact(present), district=present.district,
    )  # fmt: skip
    return case if changed == case else work.save(changed)


def _facts(work: Work, case: Case, present: Any, check: Any, risk: RiskFact) -> Facts:
    follow_up = work.rows(_FOLLOW_UP, case=case.id)[0]
    return Facts(
        kind=case.kind,
        opened=case.opened,
        consented=given_since(present.agreed, present.taken_back),
        taken_back=present.taken_back,
        safety_checked=check.at is not None,
        identified=present.identities > 0,
        incidents=present.incidents,
        assessed=present.assessments > 0 or (case.kind is CaseKind.FAMILY and present.family_needs > 0),
        plan=[(row.progress, row.by) for row in work.rows(_PLAN, case=case.id)],
        referrals=[
            ReferralFact(row.state, row.service is Service.HEALTH, row.drafted, row.sent)
            for row in work.rows(_REFERRALS, case=case.id)
        ],
        last_follow_up=local(follow_up.at).date() if follow_up.at else None,
        next_follow_up=local(present.planned).date() if present.planned else follow_up.next_on,
        assault_at=check.assault_at,
        wants_doctor=check.health_referral in (Answer.YES, Answer.UNKNOWN),
        risk=risk if case.kind is CaseKind.SURVIVOR else None,
        to_approve=plan_approval(work, case.id),
        closing=closure_approval(work, case.id),
    )


def _judged(work: Work, case_id: UUID, check: Any) -> tuple[datetime, Risk] | None:
    """The newest judgement made at a safety check or at a follow-up."""
    judged = [(row.at, row.risk) for row in (*work.rows(_JUDGED, case=case_id), check) if row.at is not None]
    return max(judged, key=lambda one: one[0], default=None)


def _last_contact(present: Any) -> date | None:
    spoken = [at for at in (present.first, present.reached) if at is not None]
    return local(max(spoken)).date() if spoken else None
