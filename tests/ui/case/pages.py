"""A case in a real vault, and its page as the window shows it."""

from __future__ import annotations

from uuid import UUID

from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.store.access import Access
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from tests import factories as make
from tests.stories.pages.case_page import CasePage
from tests.ui.desks import shown


def page_of(qtbot: QtBot, desk: Desk, case: UUID, part: Part | None = None, **place: object) -> CasePage:
    """The page of a case, at a part of it."""
    screen = CaseScreen(desk, Place(Room.CASE, case, part, **place))  # type: ignore[arg-type]
    return CasePage(shown(qtbot, screen), qtbot)


def followed(access: Access) -> UUID:
    """A case with one entry of every part."""
    case = make.registered(access, number="012 345 412", say_first="Ask about the rice order").id
    make.kept(
        access,
        make.consent(case),
        make.safety(case, action="She slept at her aunt's"),
        make.identity(case),
        make.incident(case, account="Her own account"),
        make.assessment(case, story="Her story", strengths="Her aunt"),
        make.plan_line(case),
    )
    make.consented(access, case)
    make.kept(access, make.follow_up(case, progress="She sleeps better"))
    return case


def whole_file(access: Access) -> UUID:
    """A case with one entry of every kind that can be written."""
    case = followed(access)
    make.kept(access, *make.further(case))
    return case
