"""What follows from a file stands in its head, for whoever opens it, and goes with its reason."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from tests import factories as make
from tests.stories.pages.case_page import CasePage, words_of
from tests.ui.case.pages import page_of

ALONE, CHILD, CONSENT = "Not to be left alone", "A child needs protection", "Consent taken back"


@pytest.fixture
def case(access: Access) -> UUID:
    """A file in which everything calls."""
    case = make.registered(access).id
    make.kept(
        access,
        make.safety(case, suicide=Answer.YES, supervisor_told=Answer.YES),
        make.member(case, at_risk=Answer.YES),
        make.consent(case, withdrawn=make.DAY),
    )
    return case


def told(page: CasePage) -> set[str]:
    words = words_of(page.view.flags) if page.view.flags.isVisibleTo(page.screen) else ""
    return {one for one in (ALONE, CHILD, CONSENT) if one in words}


def test_whoever_opens_the_file_sees_them_but_not_while_she_reads_along(qtbot: QtBot, desk: Desk, case: UUID) -> None:
    page = page_of(qtbot, desk, case)
    assert told(page) == {ALONE, CHILD, CONSENT}
    page.view.sit_together(True)
    assert told(page) == set()
    page.view.sit_together(False)
    assert told(page) == {ALONE, CHILD, CONSENT}


def test_they_go_with_their_reason(qtbot: QtBot, desk: Desk, access: Access, case: UUID) -> None:
    make.kept(access, make.safety(case, at=make.NOON + timedelta(seconds=30)), make.consent(case))
    assert told(page_of(qtbot, desk, case)) == {CHILD}


def test_a_calm_file_shows_none(qtbot: QtBot, desk: Desk, access: Access) -> None:
    page = page_of(qtbot, desk, make.registered(access).id)
    assert not page.view.flags.isVisibleTo(page.screen)


def test_they_take_no_line_of_their_own_from_the_middle(qtbot: QtBot, desk: Desk, access: Access, case: UUID) -> None:
    flagged, calm = page_of(qtbot, desk, case), page_of(qtbot, desk, make.registered(access).id)
    for page in (flagged, calm):
        page.screen.resize(1170, 698)
        page.screen.show()
        qtbot.waitExposed(page.screen)
    assert flagged.view.header.height() <= calm.view.header.height() + 4
