"""A vault with a full case, and pages of its transfer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.ui.desk import Desk
from casedesk.ui.places import Place, Room
from casedesk.ui.transfer.screen import TransferScreen
from tests.stories.pages.transferring import TransferPage
from tests.transfer.centres import full_case
from tests.ui.desks import shown
from tests.ui.print.test_print_screen import ToFolder
from tests.ui.transfer.partners import partner
from tests.vaults import Grown, opened

WHY = "She moves to her sister"
Open = Callable[..., TransferPage]


@pytest.fixture
def folder(tmp_path: Path, grown: Grown) -> Path:
    """A vault with a case that has an entry of every kind that may go."""
    copy = tmp_path / "vault"
    grown(copy, with_a_case)
    return copy


def with_a_case(folder: Path) -> None:
    with opened(folder) as access:
        full_case(access)


@pytest.fixture
def case(access: Access) -> Case:
    """The case."""
    with Work(access, reading=True) as work:
        (found,) = work.find(Case)
    return found


@pytest.fixture
def opens(desk: Desk, case: Case, tmp_path: Path, qtbot: QtBot) -> Open:
    """Opens the page of a transfer, or of a new one."""

    def opened(place: Place | None = None) -> TransferPage:
        at = place or Place(Room.TRANSFER, case=case.id, new=True)
        return TransferPage(shown(qtbot, TransferScreen(desk, at, ways_out=ToFolder(tmp_path))), qtbot)

    return opened


def file_of(desk: Desk, case: Case) -> CaseFile:
    return desk.ask(open_case, case=case.id)


def agreed(opens: Open, desk: Desk, tmp_path: Path) -> TransferPage:
    """She agreed to who she is and to the check of her safety, and refused the risk."""
    partner(desk, tmp_path)
    page = opens()
    page.take("River House")
    page.purpose(WHY)
    page.agree(Part.IDENTITY, Part.SAFETY_NOW)
    page.refuse(Part.RISK)
    page.go_on()
    return page
