"""What the case’s own facts need to know of the risk: its newest level, and whether it is to be asked about again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import Risk
from casedesk.cases.records.risk import RiskAssessment
from casedesk.cases.rules.progress import RiskFact
from casedesk.store.prepared import Prepared
from casedesk.store.work import Work
from casedesk.text.dates import local

Judged = tuple[datetime, Risk]
"""A judgement made elsewhere, and its moment: at a safety check, or at a follow-up."""
_ASKED = Prepared(
    sa.select(
        RiskAssessment.on, RiskAssessment.__table__.c.written_at, RiskAssessment.band, RiskAssessment.judgement,
        RiskAssessment.review_on,
    ).where(RiskAssessment.case_id == sa.bindparam("case"))
)  # fmt: skip


def newest_asked(work: Work, case: UUID) -> Any:
    """The coded facts of the newest risk assessment; None before the first."""
    return max(work.rows(_ASKED, case=case), key=lambda row: (row.on, row.written_at), default=None)


def newest_level(asked: Any, judged: Judged | None) -> Risk | None:
    """The level judged last. An assessment stands at the hour it was written, if that was the day it was asked."""
    level = (asked.judgement or asked.band) if asked is not None else None
    found = [(_moment(asked.on, asked.written_at), level)] if level is not None else []
    if judged is not None:
        found.append(judged)  # of the same moment, the questions count
    return max(found, key=lambda one: one[0])[1] if found else None


def risk_fact(asked: Any, judged: Judged | None, told: date | None) -> RiskFact:
    """What of the risk decides on the next step; `told` is the day of the newest interview."""
    return RiskFact(
        asked=asked.on if asked is not None else None,
        judged=local(judged[0]).date() if judged is not None else None,
        told=told,
        again=asked.review_on if asked is not None else None,
    )


def _moment(on: date, written: datetime) -> datetime:
    here = local(written)
    return written if here.date() == on else datetime.combine(on, time(), here.tzinfo).astimezone(UTC)
