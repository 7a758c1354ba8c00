"""After every change: where the case is now, what comes next and by when, kept as coded facts for the work lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.approval_facts import closure_approval, plan_approval
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseKind, CaseStatus, NextStep
from casedesk.cases.codes.work import Outcome, ReferralState, Service
from casedesk.cases.consent_holding import given_since
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.case import Case
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.risk_facts import Judged, newest_asked, newest_level, risk_fact
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


_FOLLOW_UPS = Prepared(_of(FollowUp, FollowUp.at, FollowUp.outcome, FollowUp.risk, FollowUp.next_on))
"""All of them: the database is slow to find the latest of a file, it lets go of the text of each one before."""
_CHECK = Prepared(_newest(SafetyNow, SafetyNow.at, SafetyNow.risk, SafetyNow.assault_at, SafetyNow.health_referral))
_PLAN = Prepared(_of(PlanLine, PlanLine.progress, PlanLine.by, PlanLine.__table__.c.written_at.label("written")))
_REFERRALS = Prepared(
    _of(Referral, Referral.state, Referral.service, Referral.drafted, Referral.sent, Referral.whole, Referral.answered)
)
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
        _scalar(
            Closure, sa.func.max(Closure.__table__.c.written_at), Closure.closed.is_(None), Closure.reopened.is_(None)
        ).label("prepared"),
        _scalar(Closure, sa.func.max(Closure.reopened)).label("reopened"),
    )
)


def advance(work: Work, case_id: UUID) -> Case:
    """Brings the case's own facts up to date with its file and saves them if they changed."""
    case = work.get(Case, case_id)
    present = work.rows(_PRESENT, case=case_id)[0]
    check = work.rows(_CHECK, case=case_id)[0]
    follow_ups = work.rows(_FOLLOW_UPS, case=case_id)
    judged, asked = _judged(follow_ups, check), newest_asked(work, case_id)
    facts = _facts(work, case, present, check, follow_ups, risk_fact(asked, judged, present.told))
    step, due = next_of(facts, local(work.now()))
    if case.status is not CaseStatus.OPEN:
        step, due = NextStep.NOTHING, None
    changed = replace(
        case, step=step_of(facts), next_step=step, due=due, risk=newest_level(asked, judged),
        last_contact=_last_contact(present.first, follow_ups), district=present.district,
    )  # fmt: skip
    return case if changed == case else work.save(changed)


def _facts(work: Work, case: Case, present: Any, check: Any, follow_ups: Sequence[Any], risk: RiskFact) -> Facts:
    planned = min((one.at for one in follow_ups if one.outcome is Outcome.PLANNED), default=None)
    last = max((one for one in follow_ups if one.outcome is not Outcome.PLANNED), key=_at, default=None)
    plan = work.rows(_PLAN, case=case.id)
    return Facts(
        kind=case.kind,
        opened=case.opened,
        consented=given_since(present.agreed, present.taken_back),
        taken_back=present.taken_back,
        safety_checked=check.at is not None,
        identified=present.identities > 0,
        incidents=present.incidents,
        assessed=present.assessments > 0 or (case.kind is CaseKind.FAMILY and present.family_needs > 0),
        plan=[(line.progress, line.by) for line in plan],
        referrals=[
            ReferralFact(
                row.state, row.service is Service.HEALTH, row.drafted, row.sent, _taken_over(row, present.reopened)
            )
            for row in work.rows(_REFERRALS, case=case.id)
        ],
        last_follow_up=local(last.at).date() if last else None,
        next_follow_up=local(planned).date() if planned else last.next_on if last else None,
        assault_at=check.assault_at,
        wants_doctor=check.health_referral in (Answer.YES, Answer.UNKNOWN),
        risk=risk if case.kind is CaseKind.SURVIVOR else None,
        to_approve=plan_approval(work, case.id, plan),
        closing=closure_approval(work, case.id, present.prepared),
    )


def _taken_over(referral: Any, came_back: date | None) -> date | None:
    """When another centre took the whole case; nothing once she came back since."""
    taken = referral.whole and referral.state is ReferralState.ACCEPTED
    on: date | None = referral.answered if taken else None
    return on if on is None or came_back is None or on > came_back else None


def _judged(follow_ups: Sequence[Any], check: Any) -> Judged | None:
    """The newest judgement made at a follow-up, or at the newest safety check."""
    judged = [(one.at, one.risk) for one in follow_ups if one.risk is not None]
    if check.at is not None:
        judged.append((check.at, check.risk))
    return max(judged, key=lambda one: one[0], default=None)


def _last_contact(first: datetime | None, follow_ups: Sequence[Any]) -> date | None:
    spoken = [one.at for one in follow_ups if one.outcome is Outcome.REACHED]
    if first is not None:
        spoken.append(first)
    return local(max(spoken)).date() if spoken else None


def _at(follow_up: Any) -> datetime:
    at: datetime = follow_up.at
    return at
