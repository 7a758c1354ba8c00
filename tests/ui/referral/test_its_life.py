"""What becomes of a referral: carried on a slip, arranged, refused by her, sent elsewhere, spoken about."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.referring import Audience, Escort, HandOver, Paper, ReferralStatus, Way
from casedesk.cases.codes.work import Item, Need, ReferralState, Rejection, Service
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Referral, ServiceStanding
from casedesk.cases.records.release import Release
from casedesk.cases.verbs import refer
from casedesk.cases.verbs.directory import close_provider
from casedesk.store.access import Access
from casedesk.ui.desk import Desk
from casedesk.ui.leaving.permit_dialog import PermitDialog
from casedesk.ui.places import Place, Room
from casedesk.ui.referral.referral_screen import ReferralScreen
from tests.factories import DAY, NOON, consented, kept, plan_line, provider
from tests.reports.tools import letters, text_of
from tests.stories.pages.by_name import line_named
from tests.stories.pages.case_page import words_of
from tests.stories.pages.referral import ReferralPage
from tests.ui.desks import Heard, shown
from tests.ui.print.test_print_screen import ToFolder


class Opening:
    """Opening(desk, case, folder, qtbot): pages of that case's referrals."""

    def __init__(self, desk: Desk, case: Case, folder: Path, qtbot: QtBot) -> None:
        self.desk, self.case, self.folder, self.qtbot = desk, case, folder, qtbot

    def __call__(self, place: Place) -> ReferralPage:
        """The page of a place."""
        screen = ReferralScreen(self.desk, place, ways_out=ToFolder(self.folder))
        return ReferralPage(shown(self.qtbot, screen), self.qtbot)

    def of(self, row: Referral) -> ReferralPage:
        """The page of a referral."""
        return self(Place(Room.REFERRAL, case=self.case.id, row=row.id))

    def file(self) -> CaseFile:
        """The file as it is now."""
        return self.desk.ask(open_case, case=self.case.id)


@pytest.fixture
def opening(desk: Desk, case: Case, tmp_path: Path, qtbot: QtBot) -> Opening:
    """Opens pages."""
    return Opening(desk, case, tmp_path, qtbot)


def asked(page: ReferralPage) -> PermitDialog[Any]:
    """The form that is open over the page."""
    found = page.screen.window().findChild(PermitDialog)
    assert isinstance(found, PermitDialog)
    return found


def test_the_slip_is_seen_printed_and_registered_without_her_name(
    opening: Opening, access: Access, case: Case, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page = opening.of(consented(access, case.id))
    assert "Sreymom" in page.paper
    page.segment("Slip")
    assert "Advice on a protection order" in page.paper
    for word in ("Sreymom", "012 000 111", access.person.name):
        assert word not in page.paper
    page.press("Save as a file…")
    qtbot.waitUntil(lambda: (tmp_path / "chosen.pdf").exists())
    read = letters(text_of((tmp_path / "chosen.pdf").read_bytes(), "-layout"))
    for line in page.paper.splitlines():
        for piece in line.split():
            assert piece in read, piece
    (left,) = opening.file().of(Release)
    assert (left.paper, left.way, left.items) == (Paper.SLIP, Way.SAVED, (Item.PURPOSE,))


def test_how_she_gets_there_is_kept_and_a_moment_that_is_past_is_told_in_its_field(
    opening: Opening, access: Access, case: Case, desk: Desk
) -> None:
    made = consented(access, case.id)
    desk.do(refer.send_referral, referral=made.id)
    page = opening.of(made)
    page.press("How she gets there…")
    form = asked(page)
    form.form.set_value("appointment", NOON - timedelta(days=1))
    form.form.set_value("escort", Escort.US)
    form.form.set_value("hand_over", HandOver.CALLED)
    form.act.click()
    assert "This moment is past." in form.form.field("appointment").problem()
    form.form.set_value("appointment", NOON + timedelta(days=2))
    QTest.keyClick(line_named(form, "How she gets there"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    (now,) = opening.file().referrals
    assert (now.appointment, now.escort, now.hand_over) == (NOON + timedelta(days=2), Escort.US, HandOver.CALLED)
    assert now.state is ReferralState.SENT
    assert "Somebody from here" in page.words


@pytest.mark.parametrize("begun", [True, False])
def test_she_does_not_want_it_and_need_not_say_why(
    opening: Opening, access: Access, case: Case, desk: Desk, begun: bool
) -> None:
    if begun:
        page = opening.of(consented(access, case.id))
    else:
        desk.do(refer.keep_provider, provider=provider())
        page = opening(Place(Room.REFERRAL, case=case.id, new=True))
        page.take("Legal aid desk")
    page.press("She does not want it")
    asked(page).act.click()
    QApplication.processEvents()
    file = opening.file()
    (now,), (standing,) = file.referrals, file.of(ServiceStanding)
    assert (now.state, now.declined) == (ReferralState.DECLINED, None)
    assert (standing.service, standing.status) == (Service.LEGAL, ReferralStatus.DECLINED)
    assert (page.state, page.next) == ("She does not want it", "")
    assert file.left == ()
    assert all(one.withdrawn for one in file.releases)


def test_what_one_service_did_not_accept_is_sent_elsewhere_and_she_is_asked_anew(
    opening: Opening, access: Access, case: Case, desk: Desk
) -> None:
    made = consented(access, case.id)
    long_ago = DAY - timedelta(days=181)
    for name, verified, closed in (
        ("Other desk", DAY, None), ("Silent desk", long_ago, None), ("Young desk", None, None), ("Gone desk", DAY, DAY),
    ):  # fmt: skip
        desk.do(refer.keep_provider, provider=provider(name=name, verified=verified, closed=closed))
    desk.do(refer.send_referral, referral=made.id)
    desk.do(refer.answer_referral, referral=made.id, accepted=False, reason=Rejection.FULL)
    page = opening.of(made)
    heard = Heard(page.screen)
    assert page.next == "Send it elsewhere"
    page.go_on()
    (place,) = heard.places
    assert isinstance(place, Place)
    again = opening(place)
    assert again.services_told == [
        "Gone desk, closed since 16 November 2026, Legal",
        "Legal aid desk, could not take her before, Legal · 1 sent, answer the same day",
        "Other desk, Legal", "Silent desk, not verified for 180 days, Legal",
        "Young desk, nobody verified it yet, Legal",
    ]  # fmt: skip
    again.take("Gone desk")
    assert "This service has closed." in again.told
    again.take("Other desk")
    assert again.next == "Record her consent"
    assert "Sreymom" not in again.paper
    again.agree(Item.FIRST_NAME)
    again.go_on()
    assert again.state == "Consented"
    before, now = sorted(opening.file().referrals, key=lambda one: one.number)
    assert (before.state, now.state) == (ReferralState.REJECTED, ReferralState.CONSENTED)
    assert (now.purpose, now.summary, now.need) == (before.purpose, before.summary, before.need)
    assert now.provider != before.provider
    assert again.screen.place == Place(Room.REFERRAL, case=case.id, row=now.id)


def test_both_voices_are_kept(opening: Opening, access: Access, case: Case, desk: Desk) -> None:
    made = consented(access, case.id)
    desk.do(refer.send_referral, referral=made.id)
    desk.do(refer.answer_referral, referral=made.id, accepted=True)
    page = opening.of(made)
    page.go_on()
    page.go_on()
    assert page.state == "Served"
    page.write("What the service says", "She came twice.")
    page.write("What she says", "She felt heard.")
    page.go_on()
    (now,) = opening.file().referrals
    assert (now.feedback, now.her_feedback) == ("She came twice.", "She felt heard.")
    assert now.state is ReferralState.FEEDBACK


def test_to_our_own_service_nothing_is_printed(opening: Opening, access: Access, case: Case, desk: Desk) -> None:
    desk.do(refer.keep_provider, provider=provider(name="Our counsellor", ours=True))
    page = opening(Place(Room.REFERRAL, case=case.id, new=True))
    page.take("Our counsellor")
    page.purpose("To talk")
    page.agree(Item.FIRST_NAME)
    page.go_on()
    assert page.next == "Mark as sent"
    assert "Print this paper" not in [one.text() for one in page.screen.findChildren(QPushButton) if one.isVisible()]
    assert page.screen.commands() == {}
    page.go_on()
    assert page.state == "Sent"
    heard = Heard(page.screen)
    page.press("Let a colleague open the file…")
    assert heard.places == [Place(Room.SHARE, case=case.id)]
    page.choose("Accepted")
    page.go_on()
    page.go_on()
    assert page.state == "Served"
    (left,) = opening.file().left
    assert (left.audience, left.way, left.items) == (Audience.OURS, Way.TOLD, (Item.FIRST_NAME,))


def test_withdrawn_after_it_was_sent_they_are_to_be_told(
    opening: Opening, access: Access, case: Case, desk: Desk
) -> None:
    made = consented(access, case.id)
    desk.do(refer.send_referral, referral=made.id)
    desk.do(refer.withdraw_referral, referral=made.id)
    page = opening.of(made)
    assert "Tell them, so that nobody waits for her." in page.words
    assert "What she had agreed to send" in words_of(page.screen)
    assert "What has already left stays with them:" in page.paper
    other = consented(access, case.id)
    desk.do(refer.withdraw_referral, referral=other.id)
    assert "Tell them" not in opening.of(other).words


def test_a_need_of_her_plan_is_taken_and_another_referral_for_it_is_told_calmly(
    opening: Opening, access: Access, case: Case, desk: Desk
) -> None:
    kept(access, plan_line(case.id, need=Need.LEGAL))
    desk.do(refer.keep_provider, provider=provider(name="Desk of legal aid"))
    for number in range(2):
        page = opening(Place(Room.REFERRAL, case=case.id, new=True))
        page.take("Desk of legal aid")
        assert ("Another referral for this need is under way: R-0001" in page.words) is bool(number)
        page.purpose("Advice")
        page.agree(Item.PURPOSE)
        page.go_on()
        assert page.state == "Consented"
    assert [one.need for one in opening.file().referrals] == [Need.LEGAL, Need.LEGAL]


def test_without_a_plan_another_referral_for_the_same_service_is_told(
    opening: Opening, access: Access, case: Case, desk: Desk
) -> None:
    made = consented(access, case.id)
    page = opening(Place(Room.REFERRAL, case=case.id, new=True))
    page.take("Legal aid desk")
    assert "Another referral for this service is under way: R-0001, Legal aid desk." in page.words
    desk.do(refer.withdraw_referral, referral=made.id)
    page = opening(Place(Room.REFERRAL, case=case.id, new=True))
    page.take("Legal aid desk")
    assert "Another referral" not in page.words


def test_a_service_that_has_closed_is_shown_but_not_taken(opening: Opening, case: Case, desk: Desk) -> None:
    desk.do(refer.keep_provider, provider=provider(name="Old desk", closed=DAY))
    page = opening(Place(Room.REFERRAL, case=case.id, new=True))
    page.take("Old desk")
    assert "This service has closed." in page.told
    page.go_on()
    assert "The recipient is missing." in page.told


def test_that_a_service_is_closed_leads_to_its_page_in_the_directory(
    opening: Opening, access: Access, case: Case, desk: Desk
) -> None:
    made = consented(access, case.id)
    desk.do(refer.send_referral, referral=made.id)
    page = opening.of(made)
    page.choose("Not accepted")
    page.choose("Service is closed")
    page.go_on()
    heard = Heard(page.screen)
    page.press("Its page in the directory")
    assert heard.places == [Place(Room.DIRECTORY, row=made.provider)]


SHUT = "This service has closed. Everything else is kept. Choose another one."


def test_a_service_that_closed_since_she_agreed_is_not_sent_to(
    opening: Opening, access: Access, case: Case, desk: Desk
) -> None:
    made = consented(access, case.id)
    page = opening.of(made)
    desk.do(close_provider, provider=made.provider)
    page.press("Mark as sent")
    assert SHUT in page.words
    assert "Closed since 16 November 2026. Nothing is referred to it." in page.words
    page.screen.commands()["print"]()  # type: ignore[operator]
    QApplication.processEvents()
    assert (opening.file().left, list(opening.folder.glob("*.pdf"))) == ((), [])
    page.press("Change the letter")
    page.press("She does not want it")
    asked(page).act.click()
    assert [one.state for one in opening.file().referrals] == [ReferralState.DECLINED]
