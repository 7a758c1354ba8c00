"""How a service stands for a person: what was said or done last counts (the sector’s status list: GBVIMS)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from casedesk.cases.codes.referring import ReferralStatus
from casedesk.cases.codes.work import ReferralState, Service

REFERRED = (ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.SERVED, ReferralState.FEEDBACK)
"""A referral in one of these stands for “referred”; one that was rejected or withdrawn tells nothing any more."""


@dataclass(frozen=True, slots=True)
class Stands:
    """One statement: of which case, about which service, how it stood on that day; `row` is where it is told."""

    case: UUID
    service: Service
    status: ReferralStatus
    on: date
    written_at: datetime
    row: UUID
    referral: bool


def newest(told: Iterable[Stands], *, within: Collection[UUID]) -> list[Stands]:
    """Of each service of each of these cases the last statement; of one day, the one that was written last."""
    found: dict[tuple[UUID, Service], Stands] = {}
    for one in sorted(told, key=lambda one: (one.on, one.written_at)):
        if one.case in within:
            found[one.case, one.service] = one
    return list(found.values())
