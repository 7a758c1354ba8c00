"""Where a referral stands: a consent that ended puts it back at the draft, and says why."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.queries.case_file import open_case
from casedesk.store.access import Access
from casedesk.store.files import Gone
from casedesk.ui.desk import Desk
from casedesk.ui.referral.standing import standing_of
from tests import factories as make


def test_a_consent_holds_until_its_day_and_not_longer(desk: Desk, access: Access) -> None:
    case = make.registered(access).id
    make.consented(access, case)
    (referral,) = desk.ask(open_case, case=case).referrals
    found = standing_of(desk, case, referral.id)
    assert found.release is not None
    last = found.release.until
    assert (found.state(last), found.held(last), found.hindered(last)) == (ReferralState.CONSENTED, found.release, "")
    after = last + timedelta(days=1)
    assert (found.state(after), found.held(after)) == (ReferralState.DRAFTED, None)
    assert "consent ended" in found.hindered(after)


def test_a_new_one_is_a_draft_and_one_that_is_not_there_is_gone(desk: Desk, access: Access) -> None:
    case = make.registered(access).id
    assert standing_of(desk, case, None).state(make.DAY) is ReferralState.DRAFTED
    with pytest.raises(Gone):
        standing_of(desk, case, uuid4())
