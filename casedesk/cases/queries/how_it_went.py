"""How referrals to a service went: coded facts of the files one holds the key of, for choosing well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median_high
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.work import ReferralState, Rejection
from casedesk.cases.records.referral import Referral
from casedesk.security.roles import Permission
from casedesk.store.work import Work, query


@dataclass(slots=True)
class Went:
    """Of one service: how many were sent, days until each answer, the noes by reason, and where words were given.

    `spoken` are the case and the id of each referral after which somebody may have said something.
    """

    sent: int = 0
    accepted: int = 0
    waits: list[int] = field(default_factory=list)
    noes: Counter[Rejection | None] = field(default_factory=Counter)
    spoken: list[tuple[UUID, UUID]] = field(default_factory=list)

    @property
    def days(self) -> int | None:
        """Median days until an answer, the longer of the two in the middle; None without an answer."""
        return median_high(self.waits) if self.waits else None


_SPOKEN = frozenset({ReferralState.FEEDBACK, ReferralState.REJECTED})


@query(Permission.READ_CASES)
def how_it_went(work: Work) -> Mapping[UUID, Went]:
    """For each service that something was sent to. Files without a key count nowhere."""
    r = Referral.__table__.c
    asked = sa.select(r.id, r.case_id, r.provider, r.state, r.sent, r.answered, r.rejection)
    found: dict[UUID, Went] = {}
    for row in work.rows(asked.where(r.sent.is_not(None)).order_by(r.sent)):
        if work.access.ring.holds(row.case_id):
            _count(found.setdefault(row.provider, Went()), row)
    return found


def _count(went: Went, row: sa.Row[tuple[object, ...]]) -> None:
    went.sent += 1
    if row.answered is not None:
        if row.rejection is not Rejection.NO_ANSWER:  # giving up on them is no answer of theirs
            went.waits.append((row.answered - row.sent).days)
        if row.rejection is None and row.state is not ReferralState.REJECTED:
            went.accepted += 1
        else:
            went.noes[row.rejection] += 1
    if row.state in _SPOKEN:
        went.spoken.append((row.case_id, row.id))
