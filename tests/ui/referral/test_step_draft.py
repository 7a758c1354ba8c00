"""What is typed for the next step of a referral is not lost: not by leaving, not by what is arranged meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.records.case import Case
from casedesk.cases.records.referral import Referral
from casedesk.cases.verbs import refer
from casedesk.store.access import Access
from casedesk.store.drafts import my_drafts
from casedesk.ui.desk import Desk
from casedesk.ui.leaving.permit_dialog import PermitDialog
from casedesk.ui.places import Place, Room
from casedesk.ui.today.drafts import form_words, place_of
from tests.factories import NOON, consented
from tests.stories.pages.by_name import answer, line_named, text_named
from tests.stories.pages.referral import ReferralPage
from tests.ui.referral.conftest import Open, file_of

THEY_SAY = "She came twice."


@pytest.fixture
def sent(access: Access, desk: Desk, case: Case) -> Referral:
    made = consented(access, case.id)
    return desk.do(refer.send_referral, referral=made.id)


def appointment(page: ReferralPage) -> str:
    return line_named(page.screen, "Appointment").text()


def test_both_voices_come_back_until_they_are_kept(sent: Referral, opened: Open, desk: Desk, case: Case) -> None:
    desk.do(refer.answer_referral, referral=sent.id, accepted=True)
    desk.do(refer.serve_referral, referral=sent.id, on=desk.today())
    page = opened(sent)
    page.write("What the service says", THEY_SAY)
    assert page.screen.leave()
    (draft,) = desk.glance(my_drafts)
    assert place_of(draft) == Place(Room.REFERRAL, case.id, row=sent.id, draft=draft.id)
    assert form_words(draft) == "Referral"
    again = opened(sent)
    assert text_named(again.screen, "What the service says").toPlainText() == THEY_SAY
    again.go_on()
    assert file_of(desk, case).referrals[0].feedback == THEY_SAY
    assert desk.glance(my_drafts) == []


def test_how_she_gets_there_is_arranged_while_the_answer_is_written(
    sent: Referral, opened: Open, desk: Desk, case: Case
) -> None:
    page = opened(sent)
    page.choose("Accepted")
    page.press("How she gets there…")
    (form,) = page.screen.window().findChildren(PermitDialog)
    form.form.set_value("appointment", NOON + timedelta(days=2))
    form.act.click()
    QApplication.processEvents()
    assert answer(page.screen, "Accepted").isChecked()
    assert appointment(page) == "18 November 2026"
    page.go_on()
    (now,) = file_of(desk, case).referrals
    assert (now.state, now.appointment) == (ReferralState.ACCEPTED, NOON + timedelta(days=2))


def test_what_was_typed_for_a_step_that_somebody_took_is_put_back_nowhere(
    sent: Referral, opened: Open, desk: Desk
) -> None:
    page = opened(sent)
    page.choose("Accepted")
    assert page.screen.leave()
    desk.do(refer.answer_referral, referral=sent.id, accepted=True)
    again = opened(sent)
    assert again.state == ReferralState.ACCEPTED.said()
    assert again.next == "Record the service"
    assert desk.glance(my_drafts) == []
