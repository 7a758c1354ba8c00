"""The referral of a closed file is read, and offers nothing that would be refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.work import Item, Service
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.referral_screen import ReferralScreen
from tests.factories import DAY, identity, kept, provider, registered
from tests.stories.pages.referral import ReferralPage
from tests.two_supervisors import closed
from tests.ui.desks import shown
from tests.ui.print.test_print_screen import ToFolder


@pytest.mark.parametrize("shut", [True, False])
def test_nothing_is_offered_once_the_file_is_closed(
    desk: Desk, access: Access, tmp_path: Path, qtbot: QtBot, shut: bool
) -> None:
    case = registered(access).id
    kept(access, identity(case))
    desk.do(refer.keep_provider, provider=provider(name="Legal aid desk", services=(Service.LEGAL,)))
    new = Place(Room.REFERRAL, case=case, new=True)
    page = ReferralPage(shown(qtbot, ReferralScreen(desk, new, ways_out=ToFolder(tmp_path))), qtbot)
    page.take("Legal aid desk")
    page.purpose("Advice on a protection order")
    page.agree(Item.FIRST_NAME)
    page.go_on()
    (made,) = desk.ask(open_case, case=case).referrals
    if shut:
        closed(access, case, DAY)
    place = Place(Room.REFERRAL, case=case, row=made.id)
    screen = shown(qtbot, ReferralScreen(desk, place, ways_out=ToFolder(tmp_path)))
    offered = {one.text() for one in screen.findChildren(QPushButton) if one.isVisibleTo(screen) and one.isEnabled()}
    deeds = {"Mark as sent", "Print this paper", "Change the letter", "She takes her consent back"}
    assert offered & deeds == (set() if shut else deeds)
    assert ("print" in screen.commands()) is not shut
