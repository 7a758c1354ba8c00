"""The page of a referral, and a letter on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.work import Service
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Referral
from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.referral_screen import ReferralScreen
from tests.factories import identity, kept, provider, registered
from tests.stories.pages.referral import ReferralPage
from tests.ui.desks import shown
from tests.ui.print.test_print_screen import ToFolder

Open = Callable[..., ReferralPage]


@pytest.fixture
def case(access: Access) -> Case:
    """A case with an identity."""
    made = registered(access)
    kept(access, identity(made.id, address="House 12"))
    return made


@pytest.fixture
def opened(desk: Desk, case: Case, tmp_path: Path, qtbot: QtBot) -> Open:
    """Opens the page, for a new referral or an earlier one."""

    def page(row: Referral | None = None) -> ReferralPage:
        place = Place(Room.REFERRAL, case=case.id, row=row.id if row else None, new=row is None)
        screen = ReferralScreen(desk, place, ways_out=ToFolder(tmp_path))
        return ReferralPage(shown(qtbot, screen), qtbot)

    return page


@pytest.fixture
def directory(desk: Desk) -> None:
    """Three services."""
    for name, service in (
        ("Legal aid desk", Service.LEGAL),
        ("Health centre", Service.HEALTH),
        ("Lotus home", Service.SAFE_HOUSE),
    ):
        desk.do(refer.keep_provider, provider=provider(name=name, services=(service,)))


@pytest.fixture
def letter(opened: Open, directory: None) -> ReferralPage:
    """A new letter to legal aid, nothing asked yet."""
    page = opened()
    page.take("Legal aid desk")
    page.purpose("Advice on a protection order")
    return page


def file_of(desk: Desk, case: Case) -> CaseFile:
    return desk.ask(open_case, case=case.id)
