"""What was under way in two files that become one: it ends, or is asked anew."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from casedesk.cases.codes.review import ApprovalOf, ApprovalState
from casedesk.cases.codes.work import ReferralState
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.review import Approval
from casedesk.cases.verbs.approving import NothingToApprove, approve
from casedesk.cases.verbs.merge import NotOpen, tell_apart
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests import factories as make
from tests.cases.test_merge import merged, opened_file, two
from tests.vaults import COLLEAGUE, opened


def test_the_closing_of_the_other_file_does_not_close_the_one_that_goes_on(folder: Path) -> None:
    with opened(folder, COLLEAGUE) as dara:
        first, second = make.registered(dara).id, make.registered(dara).id
        make.kept(dara, make.closure(second))
        asked = make.asked(dara, second, ApprovalOf.CLOSURE)
    with opened(folder) as founder, Work(founder) as work:
        approve(work, approval=asked.id)
        work.commit()
    with opened(folder, COLLEAGUE) as dara:
        merged(dara, first, second)
        (closing,) = opened_file(dara, first).of(Closure)
        assert (closing.closed, closing.reopened, closing.why_reopened) == (make.DAY, make.DAY, "PP-0002")
        with pytest.raises(NothingToApprove):
            make.asked(dara, first, ApprovalOf.CLOSURE)


def test_a_supervisor_is_not_asked_any_more_about_half_a_plan(access: Access) -> None:
    first, second = two(access)
    make.asked(access, second)
    merged(access, first, second)
    assert [one.state for one in opened_file(access, first).of(Approval)] == [ApprovalState.WITHDRAWN]


def test_what_she_took_back_in_one_file_ends_what_was_to_leave_the_other(access: Access) -> None:
    second, first = two(access)
    make.kept(access, make.consent(first), make.consent(second, withdrawn=make.DAY + timedelta(days=1)))
    merged(access, first, second)
    file = opened_file(access, first)
    assert file.referrals[0].state is ReferralState.DRAFTED
    assert [one.withdrawn for one in file.of(ConsentToRelease)] == [make.DAY]


def test_what_was_merged_is_not_told_apart_again(access: Access) -> None:
    first, second = two(access)
    merged(access, first, second)
    with Work(access) as work, pytest.raises(NotOpen):
        tell_apart(work, first=first, second=second)
