"""Whether a referral is the transfer of a whole case: it is followed on a page of its own."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.records.referral import Referral
from casedesk.security.roles import Permission
from casedesk.store.records import id_of
from casedesk.store.work import Work, query


@query(Permission.READ_CASES)
def is_whole(work: Work, *, referral: UUID) -> bool:
    """Whether the whole case goes, by its coded column; False for a referral that is not there."""
    whole = Referral.__table__.c.whole
    return any(row.whole for row in work.rows(sa.select(whole).where(id_of(Referral) == referral)))
