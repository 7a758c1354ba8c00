"""A referral through the window: nothing leaves that she did not agree to, and nothing without her consent today."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.work import Item, ReferralState, Rejection
from casedesk.cases.records.case import Case
from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.store.drafts import my_drafts
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.forms.form_field import FormField
from casedesk.ui.looks.appearance import Appearance
from casedesk.ui.widgets.sealed import DOTS
from tests.accessible import nameless
from tests.factories import DAY, NOON, consented, kept, provider, safety
from tests.stories.pages.forms import focused
from tests.stories.pages.referral import ReferralPage
from tests.stretched import stretching
from tests.ui.desks import Heard, journalled, misfits, unseen
from tests.ui.referral.conftest import Open, file_of
from tests.vaults import Clock

NAME = Item.FIRST_NAME


def test_after_each_step_the_focus_stands_where_the_work_goes_on(letter: ReferralPage, qtbot: QtBot) -> None:
    letter.agree(NAME)
    letter.go_on()
    assert focused() == "The letter"
    letter.go_on()
    qtbot.waitUntil(lambda: letter.next == "Mark as sent")
    assert focused() == "The letter"
    letter.go_on()
    assert focused() == "Accepted"


def test_from_the_directory_to_feedback(
    letter: ReferralPage, desk: Desk, access: Access, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    heard = Heard(letter.screen)
    letter.agree(NAME, Item.SAFE_CONTACT, Item.PURPOSE)
    letter.refuse(Item.ADDRESS)
    assert letter.next == "Record her consent"
    letter.go_on()
    assert (letter.title, letter.state, letter.next) == ("R-0001", "Consented", "Print this paper")
    letter.go_on()
    assert journalled(access, "print") == 1
    qtbot.waitUntil(lambda: "The pages went to the printer." in heard.sentences)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert letter.next == "Mark as sent"
    letter.go_on()
    assert (letter.state, letter.next) == ("Sent", "Add the answer")
    letter.choose("Accepted")
    letter.go_on()
    assert (letter.state, letter.next) == ("Accepted", "Record the service")
    letter.go_on()
    letter.write("What she says", "She felt heard.")
    letter.go_on()
    file = file_of(desk, case)
    (made,), (release,) = file.referrals, file.releases
    assert (made.state, made.sent, made.served) == (ReferralState.FEEDBACK, DAY, DAY)
    assert made.her_feedback == "She felt heard."
    assert (release.items, release.refused) == ((NAME, Item.SAFE_CONTACT, Item.PURPOSE), (Item.ADDRESS,))
    assert release.until == DAY + timedelta(days=30)
    assert desk.glance(my_drafts) == []


def test_the_letter_shows_what_she_agreed_to_and_nothing_else(letter: ReferralPage) -> None:
    assert "Nothing will be sent" in letter.paper
    letter.agree(Item.PURPOSE)
    assert "Advice on a protection order" in letter.paper
    for word in ("Sreymom", "012 000 111", "House 12", "Female"):
        assert word not in letter.paper
    letter.agree(NAME)
    assert "Sreymom" in letter.paper
    assert "Sok" not in letter.paper
    letter.refuse(NAME)
    assert "Sreymom" not in letter.paper


def test_the_letter_speaks_the_language_of_the_service(letter: ReferralPage) -> None:
    letter.agree(NAME)
    letter.choose("ខ្មែរ")
    assert "ស្រីមុំ" in letter.paper
    assert "Sreymom" not in letter.paper


def test_what_tells_who_she_is_stays_dots_until_she_agrees_or_names_are_shown(letter: ReferralPage) -> None:
    assert letter.held(Item.FULL_NAME) == letter.held(Item.ADDRESS) == letter.held(NAME) == DOTS
    assert letter.held(Item.PURPOSE) == "Advice on a protection order"
    assert letter.held(Item.SUMMARY) == "Not written yet"
    letter.agree(NAME)
    assert letter.held(NAME) == "Sreymom"
    letter.screen.names_shown(True)
    assert "Sok Sreymom" in letter.held(Item.FULL_NAME)
    letter.screen.names_shown(False)
    assert letter.held(Item.FULL_NAME) == DOTS


def test_the_short_account_is_asked_for_once_she_agreed(letter: ReferralPage) -> None:
    letter.agree(Item.SUMMARY)
    letter.happened("He hurt her.")
    assert "He hurt her." in letter.paper
    letter.refuse(Item.SUMMARY)
    assert "He hurt her." not in letter.paper


def test_without_an_agreed_item_no_consent_is_recorded(letter: ReferralPage, desk: Desk, case: Case) -> None:
    letter.go_on()
    assert "She has agreed to no item yet" in letter.told
    assert file_of(desk, case).referrals == ()


def test_without_a_recipient_it_is_told(opened: Open, directory: None) -> None:
    page = opened()
    page.go_on()
    assert "The recipient is missing." in page.told


def test_a_day_that_is_past_is_told_in_its_field(letter: ReferralPage, desk: Desk, case: Case) -> None:
    letter.agree(NAME)
    letter.until("1/11/2026")
    letter.go_on()
    assert file_of(desk, case).referrals == ()
    assert letter.next == "Record her consent"


def test_the_directory_is_searched_and_grows(opened: Open, directory: None, desk: Desk) -> None:
    page = opened()
    assert page.services == ["Health centre", "Legal aid desk", "Lotus home"]
    page.search("lega")
    assert page.services == ["Legal aid desk"]
    page.enter_service("Women's desk")
    assert "What they do is missing." in " ".join(field.problem() for field in page.screen.findChildren(FormField))
    page.choose("Legal")
    page.press("Save the service")
    assert "To: Women's desk" not in page.paper
    page.purpose("Advice")
    page.agree(Item.PURPOSE)
    assert "To: Women's desk" in page.paper


def test_an_expired_consent_empties_the_letter(opened: Open, access: Access, case: Case, clock: Clock) -> None:
    made = consented(access, case.id, until=DAY + timedelta(days=2))
    clock.at += timedelta(days=5)
    page = opened(made)
    assert page.paper == "Cannot be sent: consent ended 18 Nov"
    assert (page.state, page.next) == ("To be asked again", "Record her consent")
    assert page.screen.commands() == {}


def test_another_letter_is_asked_for_again(opened: Open, access: Access, desk: Desk, case: Case) -> None:
    page = opened(consented(access, case.id))
    page.press("Change the letter")
    assert page.next == "Record her consent"
    assert "Sreymom" not in page.paper
    page.purpose("Something else")
    page.agree(Item.PURPOSE)
    page.go_on()
    assert page.state == "Consented"
    (release,) = file_of(desk, case).releases
    assert (release.items, release.purpose) == ((Item.PURPOSE,), "Something else")


def test_a_no_needs_its_reason(opened: Open, access: Access, desk: Desk, case: Case) -> None:
    made = consented(access, case.id)
    desk.do(refer.send_referral, referral=made.id)
    page = opened(made)
    page.go_on()
    page.choose("Not accepted")
    page.go_on()
    assert page.state == "Sent"
    page.choose("No room")
    page.go_on()
    (kept_one,) = file_of(desk, case).referrals
    assert (kept_one.state, kept_one.rejection) == (ReferralState.REJECTED, Rejection.FULL)


def test_withdrawing_asks_once_more(opened: Open, access: Access, desk: Desk, case: Case) -> None:
    made = consented(access, case.id)
    desk.do(refer.send_referral, referral=made.id)
    page = opened(made)
    page.press("Withdraw the referral")
    assert page.state == "Sent"
    page.confirm()
    assert (page.state, page.next) == ("Withdrawn", "")


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("code", ["en", "km", "fr"])
def test_everything_has_a_name_and_room(
    opened: Open, access: Access, desk: Desk, case: Case, dressed: Appearance, code: str, size: int
) -> None:
    speak(code)
    dressed.choose(size=size)
    for screen in (opened().screen, opened(consented(access, case.id)).screen):
        assert nameless(screen) == []
        assert [*misfits(screen), *unseen(screen)] == []


def test_nothing_is_cut_off_when_words_are_longer(opened: Open, access: Access, case: Case) -> None:
    with stretching():
        screen = opened(consented(access, case.id)).screen
        assert misfits(screen) == []


def test_the_focus_begins_where_the_work_goes_on(opened: Open, access: Access, desk: Desk, case: Case) -> None:
    made = consented(access, case.id)
    opened(made)
    assert focused() == "The letter"
    desk.do(refer.send_referral, referral=made.id)
    opened(made)
    assert focused() == "Accepted"


def test_a_service_is_found_by_what_is_written_of_it_and_says_where_and_for_whom_it_is(
    opened: Open, directory: None, desk: Desk
) -> None:
    lotus = provider(name="Women's room", district="1201", area="Boeng Salang", women_only=Answer.YES, verified=DAY)
    desk.do(refer.keep_provider, provider=lotus)
    page = opened()
    page.search("salang")
    assert page.services_told == ["Women's room, Legal · Chamkar Mon · women only"]


def test_while_the_first_hours_count_health_services_are_shown_first(
    opened: Open, directory: None, case: Case, access: Access
) -> None:
    kept(access, safety(case.id, recent_assault=Answer.YES, assault_at=NOON, health_referral=Answer.YES))
    assert opened().services == ["Health centre"]
