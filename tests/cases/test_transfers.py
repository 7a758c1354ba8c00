"""Which referrals are transfers of a whole case, and which of them wait for their package."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.work import Service
from casedesk.cases.queries.transfers import is_whole, packages_due
from casedesk.cases.verbs.hand_on import agree_to_transfer
from casedesk.cases.verbs.refer import keep_provider, withdraw_consent
from casedesk.security.errors import NotInRole
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests import factories as make
from tests.factories import DAY, consented, registered
from tests.transfer.centres import do, file_of, full_case, whole


def test_only_a_transfer_she_agreed_to_waits(access: Access) -> None:
    case, to = full_case(access), do(access, keep_provider, provider=make.provider())
    ordinary = consented(access, registered(access).id)
    draft = make.referral(case.id, to.id, whole=True, service=Service.OTHER, purpose="She moves")
    agreed = whole(file_of(access, case.id))
    one = do(access, agree_to_transfer, referral=draft, agreed=agreed, until=DAY, how=HowGiven.SPOKEN)
    with Work(access, reading=True) as work:
        assert [is_whole(work, referral=row.id) for row in (one, ordinary)] == [True, False]
        assert packages_due(work) == [(case.id, one.id)]
    do(access, withdraw_consent, referral=one.id)
    with Work(access, reading=True) as work:
        assert packages_due(work) == []


def test_a_worker_makes_no_packages_so_none_is_due(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "person", replace(access.person, roles=frozenset({Role.SOCIAL_WORKER})))
    with Work(access, reading=True) as work, pytest.raises(NotInRole):
        packages_due(work)
