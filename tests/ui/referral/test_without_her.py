"""A letter leaves without her consent only where a supervisor decided it, and says so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.referring import LegalBasis
from casedesk.cases.codes.work import Item
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Release
from casedesk.cases.verbs import refer
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.translation import N_, _, speak
from casedesk.ui.desk import Desk
from casedesk.ui.leaving.permit_dialog import PermitDialog
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.referral_screen import ReferralScreen
from casedesk.ui.widgets.prose import Prose
from tests.factories import consented, drafted, identity, kept, registered
from tests.stories.pages.referral import ReferralPage
from tests.ui.desks import shown
from tests.ui.print.test_print_screen import ToFolder
from tests.vaults import Clock

WITHOUT = N_("Without her consent…")


@pytest.fixture
def drawn(access: Access) -> Referral:
    """A draft she was not asked about."""
    case = registered(access)
    kept(access, identity(case.id))
    return drafted(access, case.id)


def opened(desk: Desk, one: Referral, folder: Path, qtbot: QtBot) -> ReferralPage:
    place = Place(Room.REFERRAL, case=one.case_id, row=one.id)
    return ReferralPage(shown(qtbot, ReferralScreen(desk, place, ways_out=ToFolder(folder))), qtbot)


def ways_without(page: ReferralPage) -> list[Prose]:
    return [one for one in page.screen.findChildren(Prose) if one.link() == _(WITHOUT) and one.isVisible()]


def decide(page: ReferralPage) -> None:
    (way,) = ways_without(page)
    way.linkActivated.emit("link")
    dialog: Any = QApplication.activeModalWidget()
    assert isinstance(dialog, PermitDialog)
    values = {
        "basis": LegalBasis.LIFE, "reason": "He said he would come tonight", "told_first": Answer.YES,
        "items": (Item.FIRST_NAME,),
    }  # fmt: skip
    for name, value in values.items():
        dialog.form.set_value(name, value)
    dialog.act.click()


def test_a_supervisor_lets_exactly_these_items_leave_and_the_letter_says_on_what(
    access: Access, desk: Desk, drawn: Referral, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened(desk, drawn, tmp_path, qtbot)
    decide(page)
    assert "Sreymom" in page.paper
    assert "without the person’s consent" in page.paper
    assert page.next == "Print this paper"
    page.go_on()
    qtbot.waitUntil(lambda: (tmp_path / "printed.pdf").exists())
    with Work(access) as work:
        (left,) = work.find(Release)
    assert left.override is not None
    assert left.items == (Item.FIRST_NAME,)
    assert "012 000 111" not in str(left.words)


def test_a_supervisor_may_think_again_and_come_back_to_it(
    desk: Desk, drawn: Referral, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opened(desk, drawn, tmp_path, qtbot)
    page.purpose("Advice, and somebody who goes with her")
    (way,) = ways_without(page)
    way.linkActivated.emit("link")
    dialog: Any = QApplication.activeModalWidget()
    dialog.reject()
    QApplication.processEvents()
    decide(page)
    assert "without the person’s consent" in page.paper


def test_after_the_day_it_holds_it_stays_in(
    access: Access, desk: Desk, drawn: Referral, tmp_path: Path, qtbot: QtBot, clock: Clock
) -> None:
    decide(opened(desk, drawn, tmp_path, qtbot))
    clock.at += timedelta(days=1)
    page = opened(desk, drawn, tmp_path, qtbot)
    assert "Sreymom" not in page.paper
    assert page.next == "Record her consent"


def test_a_worker_does_not_find_it(access: Access, desk: Desk, drawn: Referral, tmp_path: Path, qtbot: QtBot) -> None:
    object.__setattr__(access.person, "roles", frozenset({Role.SOCIAL_WORKER}))
    page = opened(desk, drawn, tmp_path, qtbot)
    assert ways_without(page) == []


def test_a_consent_taken_back_shows_what_already_went_where(
    access: Access, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    case = registered(access)
    kept(access, identity(case.id))
    one = consented(access, case.id)
    with Work(access) as work:
        refer.send_referral(work, referral=one.id)
        refer.withdraw_referral(work, referral=one.id)
        work.commit()
    page = opened(desk, one, tmp_path, qtbot)
    assert "What has already left stays with them:" in page.paper
    assert "First name" in page.paper
    assert "Sreymom" not in page.paper


@pytest.mark.parametrize("code", ["en", "km", "fr"])
def test_at_the_largest_size_the_answers_stay_in_sight(
    desk: Desk, drawn: Referral, dressed: Appearance, tmp_path: Path, qtbot: QtBot, code: str
) -> None:
    speak(code)
    dressed.choose(size=130)
    page = opened(desk, drawn, tmp_path, qtbot)
    (way,) = ways_without(page)
    way.linkActivated.emit("link")
    dialog: Any = QApplication.activeModalWidget()
    QApplication.processEvents()
    assert dialog.height() <= page.screen.height()
    assert dialog.safe.geometry().bottom() <= dialog.height()
    dialog.reject()
