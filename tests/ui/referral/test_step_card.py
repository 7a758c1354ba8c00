"""The card of the next step takes the height it needs, also where it only tells and nothing is pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from casedesk.cases.records.case import Case
from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.referral.step_card import StepCard
from casedesk.ui.widgets.page import Page
from tests.factories import consented
from tests.ui.referral.conftest import Open


def test_what_only_tells_needs_no_scrolling(opened: Open, access: Access, case: Case, desk: Desk) -> None:
    made = consented(access, case.id)
    desk.do(refer.withdraw_referral, referral=made.id)
    page = opened(made)
    QApplication.processEvents()
    (card,) = page.screen.findChildren(StepCard)
    assert card.button() is None
    (inside,) = card.findChildren(Page)
    assert inside.verticalScrollBar().maximum() == 0
