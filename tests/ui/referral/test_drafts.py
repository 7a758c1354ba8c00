"""What is typed on the page of a referral is kept, and found again where it belongs."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from casedesk.cases.codes.work import Item, Need, ReferralState
from casedesk.cases.records.case import Case
from casedesk.store.access import Access
from casedesk.store.drafts import my_drafts
from casedesk.ui.desk import Desk
from tests.factories import drafted, kept, plan_line
from tests.stories.pages.referral import ReferralPage
from tests.ui.desks import Heard
from tests.ui.referral.conftest import Open, file_of

NAME = Item.FIRST_NAME


def test_a_draft_comes_back(letter: ReferralPage, opened: Open, desk: Desk) -> None:
    letter.agree(NAME)
    letter.refuse(Item.ADDRESS)
    letter.screen.leave()
    again = opened()
    assert "Sreymom" in again.paper
    assert "Your draft is here" in again.told
    assert again.held(Item.PURPOSE) == "Advice on a protection order"


def test_leaving_a_written_letter_keeps_it_on_the_board(letter: ReferralPage, desk: Desk, case: Case) -> None:
    heard = Heard(letter.screen)
    letter.press("Leave, keep draft")
    (made,) = file_of(desk, case).referrals
    assert (made.state, made.number, heard.backs) == (ReferralState.DRAFTED, "R-0001", 1)
    letter.screen.leave()
    (again,) = file_of(desk, case).referrals
    assert again.version == made.version, "nothing was written, so nothing is kept anew"


def test_whoever_only_looks_changes_nothing(opened: Open, access: Access, desk: Desk, case: Case) -> None:
    made = drafted(access, case.id)
    kept(access, plan_line(case.id, need=Need.LEGAL))  # the page would fill it in by itself
    opened(made).press("Leave, keep draft")
    (now,) = file_of(desk, case).referrals
    assert (now.version, now.need) == (made.version, None)


def test_leaving_keeps_the_answers_she_gave(letter: ReferralPage, opened: Open, desk: Desk, case: Case) -> None:
    letter.agree(NAME)
    letter.press("Leave, keep draft")
    assert file_of(desk, case).referrals == ()
    assert "Sreymom" in opened().paper


def test_another_letter_begun_where_the_first_one_was_is_a_draft_of_that_referral(
    letter: ReferralPage, opened: Open, desk: Desk, case: Case
) -> None:
    letter.agree(NAME)
    letter.go_on()
    letter.press("Change the letter")
    letter.purpose("Something else")
    letter.screen.leave()
    (made,) = file_of(desk, case).referrals
    assert [draft.row for draft in desk.glance(my_drafts)] == [made.id]
    assert opened(made).held(Item.PURPOSE) == "Something else"


def test_asked_anew_what_is_shown_is_what_she_says_now_also_after_something_was_missing(letter: ReferralPage) -> None:
    letter.agree(NAME)
    letter.go_on()
    letter.press("Change the letter")
    letter.go_on()
    assert "She has agreed to no item yet" in letter.told
    letter.agree(Item.PURPOSE)
    assert "She has agreed to no item yet" not in letter.told, "it is mended"
    assert "Sreymom" not in letter.paper, "the consent she gave before is not what she is asked about"
    assert "Advice on a protection order" in letter.paper


def test_another_letter_is_printed_anew_before_it_is_marked_as_sent(letter: ReferralPage, qtbot: QtBot) -> None:
    letter.agree(NAME)
    letter.go_on()
    letter.go_on()
    qtbot.waitUntil(lambda: letter.next == "Mark as sent")
    letter.press("Change the letter")
    letter.agree(Item.PURPOSE)
    letter.go_on()
    assert letter.next == "Print this paper"
