"""Once she took her consent to be served back no referral is agreed to or sent, and the page says why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.work import Item, ReferralState, Service
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.referrals import providers
from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.referral_screen import ReferralScreen
from tests.factories import DAY, consent, consented, identity, kept, provider, registered
from tests.stories.pages.forms import notices
from tests.stories.pages.referral import ReferralPage
from tests.ui.desks import journalled, shown
from tests.ui.print.test_print_screen import ToFolder


@pytest.mark.parametrize("back", [True, False])
def test_nothing_is_agreed_to_and_what_was_written_stays(
    desk: Desk, access: Access, tmp_path: Path, qtbot: QtBot, back: bool
) -> None:
    case = registered(access).id
    kept(access, identity(case))
    desk.do(refer.keep_provider, provider=provider(name="Legal aid desk", services=(Service.LEGAL,)))
    place = Place(Room.REFERRAL, case=case, new=True)
    page = ReferralPage(shown(qtbot, ReferralScreen(desk, place, ways_out=ToFolder(tmp_path))), qtbot)
    page.take("Legal aid desk")
    page.purpose("Advice on a protection order")
    page.agree(Item.FIRST_NAME)
    kept(access, consent(case, withdrawn=DAY if back else None))
    page.go_on()
    states = [one.state for one in desk.ask(open_case, case=case).referrals]
    told = any("took her consent back" in one for one in notices(page.screen))
    assert told is back
    assert states == ([] if back else [ReferralState.CONSENTED])
    assert journalled(access, "print") == 0
    assert page.held(Item.FIRST_NAME)


def test_the_letter_is_empty_once_she_took_back_that_it_is_sent(
    desk: Desk, access: Access, tmp_path: Path, qtbot: QtBot
) -> None:
    case = registered(access).id
    kept(access, identity(case))
    place = Place(Room.REFERRAL, case=case, row=consented(access, case).id)
    page = ReferralPage(shown(qtbot, ReferralScreen(desk, place, ways_out=ToFolder(tmp_path))), qtbot)
    assert "Sreymom" in page.paper
    page.press("She takes her consent back")
    assert page.paper == "Cannot be sent: she took her consent back on 16 Nov"
    assert page.next == "Record her consent"


def test_what_does_not_leave_can_be_tried_again_from_where_one_was(
    desk: Desk, access: Access, tmp_path: Path, qtbot: QtBot
) -> None:
    case = registered(access).id
    kept(access, identity(case))
    made = consented(access, case)
    page = ReferralPage(
        shown(qtbot, ReferralScreen(desk, Place(Room.REFERRAL, case=case, row=made.id), ways_out=ToFolder(tmp_path))),
        qtbot,
    )
    to = next(one for one in desk.glance(providers) if one.id == made.provider)
    desk.do(refer.keep_provider, provider=replace(to, closed=DAY))
    page.go_on()
    assert journalled(access, "print") == 0
    assert "has closed" in page.words
    assert QApplication.focusWidget() is page.screen.primary()
