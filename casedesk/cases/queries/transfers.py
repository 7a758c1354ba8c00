"""Which referrals are transfers of a whole case, followed on a page of their own; and which wait for their package."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Referral
from casedesk.security.roles import Permission
from casedesk.store.records import id_of
from casedesk.store.work import Work, query


@query(Permission.READ_CASES)
def is_whole(work: Work, *, referral: UUID) -> bool:
    """Whether the whole case goes, by its coded column; False for a referral that is not there."""
    whole = Referral.__table__.c.whole
    return any(row.whole for row in work.rows(sa.select(whole).where(id_of(Referral) == referral)))


@query(Permission.TRANSFER_CASES)
def packages_due(work: Work) -> list[tuple[UUID, UUID]]:
    """Case and referral of every transfer she agreed to whose package was not made yet, of the files one can open."""
    r, c = Referral.__table__.c, Case.__table__.c
    asked = sa.select(r.case_id, id_of(Referral)).join(Case.__table__, r.case_id == id_of(Case))
    waits = asked.where(r.whole.is_(True), r.state == ReferralState.CONSENTED, c.status == CaseStatus.OPEN)
    return [(case, id) for case, id in work.rows(waits.order_by(r.number)) if work.access.ring.holds(case)]
