"""What is decided once lets leave what was meant then: another letter, or a clock put back, changes nothing of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from casedesk.cases.codes.referring import Paper, Way
from casedesk.cases.codes.work import Item
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.referral import Referral
from casedesk.cases.referring import OutOfTurn
from casedesk.cases.rules.releasing import ConsentEnded, NoLiveConsent
from casedesk.cases.rules.slip import Source, released
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.let_out import let_letter_out
from casedesk.cases.verbs.override import override
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests import factories as f
from tests.vaults import Clock

ITEMS = (Item.PURPOSE,)


def test_an_override_lets_no_other_letter_leave_than_the_one_it_was_decided_on(access: Access) -> None:
    one = f.drafted(access, f.registered(access).id)
    with Work(access) as work:
        override(work, override=f.allowed(one.case_id, referral=one.id, recipient=None, chapters=(), items=ITEMS))
        work.commit()
    for purpose, leaves in ((one.purpose, True), ("Everything about her", False)):
        with Work(access) as work:
            now = refer.draft_referral(work, referral=replace(one, purpose=purpose))
            work.commit()
            one = now
            file = open_case(work, case=one.case_id)
            words = dict(released(Source(one, file.identity, file.safe_contact), ITEMS))
            try:
                let_letter_out(work, referral=one.id, paper=Paper.SLIP, way=Way.PRINTED, seen=words)
            except NoLiveConsent:
                assert not leaves
            else:
                assert leaves


def test_a_clock_put_back_brings_no_consent_back(access: Access, clock: Clock) -> None:
    one = f.consented(access, f.registered(access).id, until=f.DAY + timedelta(days=2))
    clock.at += timedelta(days=40)
    f.kept(access, f.follow_up(one.case_id, at=clock.at))  # the file has seen that day
    clock.at -= timedelta(days=40)
    with Work(access) as work:
        file = open_case(work, case=one.case_id)
        words = dict(released(Source(one, file.identity, file.safe_contact), ITEMS))
        with pytest.raises(ConsentEnded):
            let_letter_out(work, referral=one.id, paper=Paper.SLIP, way=Way.PRINTED, seen=words)


@pytest.mark.parametrize("ended", [refer.withdraw_referral, refer.decline_referral])
def test_no_letter_leaves_of_a_referral_that_has_ended_whatever_was_decided(
    access: Access, ended: Callable[..., Referral]
) -> None:
    one = f.drafted(access, f.registered(access).id)
    with Work(access) as work:
        override(work, override=f.allowed(one.case_id, referral=one.id, recipient=None, chapters=(), items=ITEMS))
        ended(work, referral=one.id)
        words = dict(released(Source(one, None, None), ITEMS))
        with pytest.raises(OutOfTurn):
            let_letter_out(work, referral=one.id, paper=Paper.SLIP, way=Way.PRINTED, seen=words)
