"""The referrals board and the directory of services: what waits, and where one can refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.work import ReferralState, Service
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Provider, Referral
from casedesk.cases.rules.progress import is_stale
from casedesk.security.roles import Permission
from casedesk.store.records import id_of
from casedesk.store.work import Work, query
from casedesk.text.dates import local


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One line of the referrals board: coded facts only."""

    id: UUID
    case: UUID
    number: str
    case_number: str
    provider: str
    provider_khmer: str | None
    service: Service
    state: ReferralState
    drafted: date
    sent: date | None
    appointment: datetime | None
    stale: bool


@query(Permission.READ_CASES)
def referrals(work: Work, *, states: Sequence[ReferralState] = (), own: bool = True) -> list[ReferralRow]:
    """The referrals of one's open cases (or of all one holds the key of), stale ones first, then newest."""
    r, c, p, day = Referral.__table__.c, Case.__table__.c, Provider.__table__.c, local(work.now()).date()
    first = (
        r.id,
        r.case_id.label("case"),
        r.number,
        c.number.label("case_number"),
        p.name.label("provider"),
        p.khmer_name.label("provider_khmer"),
    )
    rest = (r.service, r.state, r.drafted, r.sent, r.appointment)
    asked = sa.select(*first, *rest).select_from(
        Referral.__table__.join(Case.__table__, r.case_id == id_of(Case)).join(Provider.__table__, r.provider == p.id)
    )
    if states:
        asked = asked.where(r.state.in_(states))
    if own:
        asked = asked.where(c.worker == work.person, c.status == CaseStatus.OPEN)
    rows = [row for row in work.rows(asked.order_by(r.number.desc())) if work.access.ring.holds(row.case)]
    found = [ReferralRow(**row._mapping, stale=is_stale(row.state, row.sent, day)) for row in rows]
    return sorted(found, key=lambda row: not row.stale)


@query(Permission.READ_PROVIDERS)
def providers(work: Work) -> list[Provider]:
    """Every service of the directory, by name."""
    return work.find(Provider, order=[Provider.name])
