"""What the referrals board is asked: how services stand, whose cases one can open, what nobody has verified."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casedesk.cases.codes.referring import ReferralStatus
from casedesk.cases.codes.work import Rejection, Service
from casedesk.cases.queries.referrals import referrals, services_stand, unverified, workers_seen
from casedesk.cases.records.referral import Provider
from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests.factories import DAY, NOON, consented, drafted, kept, provider, registered, standing
from tests.vaults import COLLEAGUE, Clock, opened

_R = ReferralStatus


def stands(access: Access) -> list[tuple[Service, ReferralStatus, bool]]:
    with Work(access, reading=True) as work:
        return [(row.service, row.status, row.referral) for row in services_stand(work)]


def do(access: Access, change: Any, **values: Any) -> Any:
    with Work(access) as work:
        made = change(work, **values)
        work.commit()
    return made


def test_what_was_said_last_counts(access: Access) -> None:
    case = registered(access).id
    kept(access, standing(case, service=Service.HEALTH, status=_R.DECLINED, on=DAY))
    kept(access, standing(case, service=Service.HEALTH, status=_R.ALREADY, on=DAY - timedelta(days=3)))
    assert stands(access) == [(Service.HEALTH, _R.DECLINED, False)]


@pytest.mark.parametrize(("ours", "status"), [(False, _R.REFERRED), (True, _R.BY_US)])
def test_what_was_sent_stands_as_referred_until_they_say_no(
    access: Access, clock: Clock, ours: bool, status: ReferralStatus
) -> None:
    made = consented(access, registered(access).id)
    kept(access, standing(made.case_id, service=Service.LEGAL, status=_R.UNAVAILABLE, on=DAY - timedelta(days=1)))
    assert stands(access) == [(Service.LEGAL, _R.UNAVAILABLE, False)]
    with Work(access) as work:
        to = work.get(Provider, made.provider)
    do(access, refer.keep_provider, provider=replace(to, ours=ours))
    do(access, refer.send_referral, referral=made.id)
    assert stands(access) == [(Service.LEGAL, status, True)]
    do(access, refer.answer_referral, referral=made.id, accepted=False, reason=Rejection.FULL)
    assert stands(access) == [(Service.LEGAL, _R.UNAVAILABLE, False)]


def test_only_files_one_has_the_key_of(folder: Path) -> None:
    with opened(folder) as hers:
        case = drafted(hers, registered(hers).id).case_id
        kept(hers, standing(case))
        with Work(hers, reading=True) as work:
            assert workers_seen(work) == {}
    with opened(folder, COLLEAGUE) as his:
        number = drafted(his, registered(his).id).number
        with Work(his, reading=True) as work:
            assert [row.number for row in referrals(work, own=False)] == [number]
            assert services_stand(work, own=False) == []
            assert workers_seen(work) == {}
    with opened(folder) as hers, Work(hers, reading=True) as work:
        assert len(referrals(work, own=False)) == 2
        assert [name for name, _khmer in workers_seen(work).values()] == ["Lim Dara"]


def test_what_nobody_verified_for_half_a_year(access: Access, clock: Clock) -> None:
    for verified, closed in ((None, None), (DAY, None), (DAY - timedelta(days=181), None), (None, DAY)):
        do(access, refer.keep_provider, provider=provider(verified=verified, closed=closed))
    with Work(access, reading=True) as work:
        assert unverified(work) == 2
    clock.at = NOON + timedelta(days=181)
    with Work(access, reading=True) as work:
        assert unverified(work) == 3
