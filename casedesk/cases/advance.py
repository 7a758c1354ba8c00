"""After every change: where the case is now, what comes next and by when, kept as coded facts for the work lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import CaseStatus, NextStep, Risk
from casedesk.cases.codes.work import Outcome, Service
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.case import Case
from casedesk.cases.records.consent import ConsentToServe
from casedesk.cases.records.contact import FirstContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.rules.progress import Facts, ReferralFact, next_of, step_of
from casedesk.store.records import Record
from casedesk.store.work import Work
from casedesk.text.dates import local


def advance(work: Work, case_id: UUID) -> Case:
    """Brings the case's own facts up to date with its file and saves them if they changed."""
    case = work.get(Case, case_id)
    follow_ups = _newest(
        work, FollowUp, case_id, FollowUp.at, FollowUp.at, FollowUp.next_on, FollowUp.outcome, FollowUp.risk
    )
    checks = _newest(
        work,
        SafetyNow,
        case_id,
        SafetyNow.at,
        SafetyNow.at,
        SafetyNow.risk,
        SafetyNow.assault_at,
        SafetyNow.health_referral,
    )
    facts = _facts(work, case, follow_ups, checks)
    step, due = next_of(facts, local(work.now()))
    if case.status is not CaseStatus.OPEN:
        step, due = NextStep.NOTHING, None
    changed = replace(
        case, step=step_of(facts), next_step=step, due=due, risk=_risk(follow_ups, checks),
        last_contact=_last_contact(work, case, follow_ups), district=_district(work, case),
    )  # fmt: skip
    return case if changed == case else work.save(changed)


def _newest(work: Work, kind: type[Record], case_id: UUID, order: Any, *columns: Any) -> Sequence[Any]:
    mine = kind.__table__.c.case_id == case_id
    return work.rows(sa.select(*columns).where(mine).order_by(order.desc()))


def _has(work: Work, kind: type[Record], case_id: UUID) -> int:
    mine = kind.__table__.c.case_id == case_id
    return int(work.rows(sa.select(sa.func.count()).select_from(kind.__table__).where(mine))[0][0])


def _facts(work: Work, case: Case, follow_ups: Sequence[Any], checks: Sequence[Any]) -> Facts:
    refused = work.rows(sa.select(ConsentToServe.withdrawn).where(ConsentToServe.case_id == case.id))
    plan = work.rows(sa.select(PlanLine.progress, PlanLine.by).where(PlanLine.case_id == case.id))
    referrals = sa.select(Referral.state, Referral.service, Referral.drafted, Referral.sent)
    return Facts(
        kind=case.kind,
        opened=case.opened,
        consented=any(row.withdrawn is None for row in refused),
        safety_checked=bool(checks),
        identified=_has(work, Identity, case.id) > 0,
        incidents=_has(work, Incident, case.id),
        assessed=_has(work, Assessment, case.id) > 0,
        plan=[(row.progress, row.by) for row in plan],
        referrals=[
            ReferralFact(row.state, row.service is Service.HEALTH, row.drafted, row.sent)
            for row in work.rows(referrals.where(Referral.case_id == case.id))
        ],
        last_follow_up=local(follow_ups[0].at).date() if follow_ups else None,
        next_follow_up=follow_ups[0].next_on if follow_ups else None,
        assault_at=checks[0].assault_at if checks else None,
        wants_doctor=bool(checks) and checks[0].health_referral in (Answer.YES, Answer.UNKNOWN),
    )


def _risk(follow_ups: Sequence[Any], checks: Sequence[Any]) -> Risk | None:
    """The newest judgement, whether made at a safety check or at a follow-up."""
    judged = [(row.at, row.risk) for row in (*follow_ups, *checks) if row.risk is not None]
    return max(judged, key=lambda one: one[0])[1] if judged else None


def _last_contact(work: Work, case: Case, follow_ups: Sequence[Any]) -> date | None:
    first = work.rows(sa.select(FirstContact.at).where(FirstContact.case_id == case.id))
    reached = [row.at for row in follow_ups if row.outcome is Outcome.REACHED] + [row.at for row in first]
    return local(max(reached)).date() if reached else None


def _district(work: Work, case: Case) -> str | None:
    for row in work.rows(sa.select(Identity.district).where(Identity.case_id == case.id)):
        return row.district if row.district is None else str(row.district)
    return None
