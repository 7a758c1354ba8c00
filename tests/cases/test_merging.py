"""What is proposed where two files of one person differ."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.codes.contact import Never, ReachBy
from casedesk.cases.rules.meeting import Side
from casedesk.cases.rules.merging import kept_contact, more_cautious, proposed
from tests import factories as make


def test_the_more_cautious_way_to_reach_her_is_proposed() -> None:
    case = UUID(int=1)
    phone = make.safe_contact(case, never=(Never.VISIT,))
    comes = make.safe_contact(case, reach_by=ReachBy.SHE_COMES, never=(Never.MESSAGE,))
    assert more_cautious(phone, comes) is Side.MINE
    assert more_cautious(comes, phone) is Side.THEIRS
    assert kept_contact(comes, phone).never == (Never.MESSAGE, Never.VISIT)
    longer = make.safe_contact(case, after=None, before=None)
    assert more_cautious(longer, make.safe_contact(case)) is Side.MINE


def test_what_only_one_file_knows_is_proposed() -> None:
    case = UUID(int=1)
    first, second = make.identity(case), make.identity(case, latin_name="Sokh Sreymom", address="Behind the market")
    assert proposed(first, second) == {"address": Side.MINE}
